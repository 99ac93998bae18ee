using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using HybridDrift.Jobs;
using HybridDrift.Tests.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace HybridDrift.Tests.EndToEnd;

/// <summary>Many tickets at once, on loopback. By default a few; <c>HYBRIDDRIFT_WEBHOOKS=2000</c> asks for more.</summary>
public sealed class LoadTests(ITestOutputHelper output)
{
    private const int AtOnce = 50;

    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)(i * 3))];

    [Fact]
    public async Task No_ticket_is_lost_however_many_come_at_once_and_each_is_scanned_or_answered_by_a_scan()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("HYBRIDDRIFT_WEBHOOKS") ?? "200", null);
        await using var head = await RunningHead.StartAsync(settings: ("HybridDrift:Tickets:Standard:Keys:0", "whsec_" + Convert.ToBase64String(Key)));
        var took = new ConcurrentBag<TimeSpan>();
        var begun = Stopwatch.GetTimestamp();

        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (n, ct) =>
        {
            var start = Stopwatch.GetTimestamp();
            using var answer = await head.Client.SendAsync(Delivery(n), ct);
            took.Add(Stopwatch.GetElapsedTime(start));
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        });

        var all = Stopwatch.GetElapsedTime(begun);
        var sorted = took.Order().ToArray();
        output.WriteLine($"{count} webhooks, {AtOnce} at once: {count / all.TotalSeconds:0} a second, median {sorted[count / 2].TotalMilliseconds:0} ms, p99 {sorted[count * 99 / 100].TotalMilliseconds:0} ms");
        await QuietAsync(head);
        var scanned = head.Services.GetRequiredService<KeptScans>();
        for (var n = 0; n < count; n++) Assert.NotNull(await scanned.FindAsync("dal10", Run(n), default));
        var status = await head.Services.GetRequiredService<SiteStatuses>().ReadAsync("dal10", default);
        Assert.Equal((0, 0), (status.Failures, status.Given.Count));
    }

    /// <summary>Until no job is left.</summary>
    private static async Task QuietAsync(RunningHead head)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromMinutes(20));
        var queue = (StoredScanJobs)head.Services.GetRequiredService<IScanJobs>();
        while ((await queue.CountAsync(enough.Token)).Waiting > 0) await Task.Delay(200, enough.Token);
    }

    private static string Run(int n) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"standard\nmsg_{n}")))[..24];

    private static HttpRequestMessage Delivery(int n)
    {
        var body = $$"""{"type":"change.scheduled","timestamp":"2026-11-21T18:05:00Z","data":{"ticket":"CHG{{n:0000000}}","id":"{{n:x32}}","scope":["icp-edge"]} }""";
        var at = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var mac = HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes($"msg_{n}.{at}.{body}"));
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/tickets/standard") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", $"msg_{n}");
        request.Headers.Add("webhook-timestamp", $"{at}");
        request.Headers.Add("webhook-signature", "v1," + Convert.ToBase64String(mac));
        return request;
    }
}
