using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Web;

/// <summary>The addresses below /api as a caller meets them, over real HTTP.</summary>
public sealed class ApiTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 1, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_scan_that_is_asked_for_ends_in_a_report_that_is_listed_and_downloaded_in_every_format()
    {
        await using var head = await RunningHead.StartAsync();
        var asked = await head.Client.PostAsync("/api/sites/dal10/scans", null);
        Assert.Equal(HttpStatusCode.Accepted, asked.StatusCode);

        var json = await head.SoonAsync(asked.Headers.Location!.ToString());

        Assert.Equal("application/json", json.Content.Headers.ContentType!.MediaType);
        using var report = JsonDocument.Parse(await json.Content.ReadAsByteArrayAsync());
        Assert.Equal("Drift", report.RootElement.GetProperty("verdict").GetString());
        var listed = (await head.GetAsync("/api/sites/dal10/reports")).GetProperty("reports")[0];
        foreach (var file in listed.GetProperty("files").EnumerateArray())
        {
            var format = file.GetProperty("name").GetString()!["report.".Length..];
            var got = await head.Client.GetAsync($"/api/sites/dal10/reports/latest?format={format}");
            var content = await got.Content.ReadAsByteArrayAsync();
            Assert.Equal(file.GetProperty("sha256").GetString(), Convert.ToHexStringLower(SHA256.HashData(content)));
            Assert.Equal(file.GetProperty("contentType").GetString(), got.Content.Headers.ContentType!.ToString());
        }
        var site = await head.GetAsync("/api/sites/dal10");
        Assert.Equal("Drift", site.GetProperty("verdict").GetString());
        Assert.True(site.TryGetProperty("nextScan", out _));
    }

    [Fact]
    public async Task Reports_come_newest_first_in_pages_and_by_time_and_verdict()
    {
        await using var head = await RunningHead.StartAsync();
        for (var n = 0; n < 5; n++)
            await head.KeepReportAsync(n % 2 == 0 ? ExampleSite.Healthy() : ExampleSite.Drifted(), $"run0000{n}", Day.AddDays(n));

        Assert.Equal(["run00004", "run00003", "run00002", "run00001", "run00000"], await RunsAsync(head, ""));
        Assert.Equal(["run00003", "run00001"], await RunsAsync(head, "?verdict=drift"));
        Assert.Equal(["run00003", "run00002"], await RunsAsync(head, "?from=2026-11-03&to=2026-11-05T00:00:00Z"));
        var page = await head.GetAsync("/api/sites/dal10/reports?limit=2");
        Assert.Equal(["run00002", "run00001"], await RunsAsync(head, $"?limit=2&before={page.GetProperty("next").GetString()}"));
        Assert.False((await head.GetAsync("/api/sites/dal10/reports?limit=5")).TryGetProperty("next", out _));
    }

    [Theory]
    [InlineData("?limit=0")]
    [InlineData("?limit=201")]
    [InlineData("?limit=-1")]
    [InlineData("?from=yesterday")]
    [InlineData("?verdict=1")]
    [InlineData("?before=../../x")]
    [InlineData("?before=")]
    public async Task A_query_that_cannot_be_meant_is_refused(string query)
    {
        await using var head = await RunningHead.StartAsync();

        await ProblemAsync(HttpStatusCode.BadRequest, await head.Client.GetAsync("/api/sites/dal10/reports" + query));
    }

    [Fact]
    public async Task A_report_is_sent_in_parts_and_not_again_when_it_is_known()
    {
        await using var head = await RunningHead.StartAsync();
        await head.KeepReportAsync(ExampleSite.Healthy(), "run00001", Day);
        var whole = await head.Client.GetAsync("/api/sites/dal10/reports/run00001");
        var content = await whole.Content.ReadAsByteArrayAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/sites/dal10/reports/run00001") { Headers = { Range = new(10, 19) } };

        var part = await head.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(content[10..20], await part.Content.ReadAsByteArrayAsync());
        var known = new HttpRequestMessage(HttpMethod.Get, "/api/sites/dal10/reports/run00001");
        known.Headers.IfNoneMatch.Add(whole.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await head.Client.SendAsync(known)).StatusCode);
    }

    [Fact]
    public async Task A_report_page_can_do_nothing_in_the_readers_browser()
    {
        await using var head = await RunningHead.StartAsync();
        await head.KeepReportAsync(ExampleSite.Healthy(), "run00001", Day);

        var page = await head.Client.GetAsync("/api/sites/dal10/reports/run00001?format=html");

        Assert.StartsWith("sandbox; default-src 'none'", page.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Theory]
    [InlineData("/api/sites/nowhere", 404)]
    [InlineData("/api/sites/nowhere/reports", 404)]
    [InlineData("/api/sites/nowhere/reports/latest", 404)]
    [InlineData("/api/sites/nowhere/plan", 404)]
    [InlineData("/api/sites/dal10/reports/run99999", 404)]
    [InlineData("/api/sites/dal10/reports/latest", 404)]
    [InlineData("/api/sites/..%2Fdal10/plan", 404)]
    [InlineData("/api/sites/dal10/reports/..%2F..%2Fplans", 404)]
    [InlineData("/api/sites/DAL10", 404)]
    [InlineData("/api/nothing", 404)]
    public async Task What_is_not_there_is_a_problem_that_says_so(string path, int status)
    {
        await using var head = await RunningHead.StartAsync();

        await ProblemAsync((HttpStatusCode)status, await head.Client.GetAsync(path));
    }

    [Fact]
    public async Task A_wrong_method_and_a_wrong_format_are_told()
    {
        await using var head = await RunningHead.StartAsync();
        await head.KeepReportAsync(ExampleSite.Healthy(), "run00001", Day);

        await ProblemAsync(HttpStatusCode.MethodNotAllowed, await head.Client.DeleteAsync("/api/sites/dal10"));
        var format = await ProblemAsync(HttpStatusCode.BadRequest, await head.Client.GetAsync("/api/sites/dal10/reports/run00001?format=pdf"));
        Assert.Contains("html, json", format.GetProperty("detail").GetString());
        await ProblemAsync(HttpStatusCode.NotImplemented, await head.Client.GetAsync("/api/sites/dal10/reports/run00001?link"));
        await ProblemAsync(HttpStatusCode.NotFound, await head.Client.PostAsync("/api/sites/nowhere/scans", null));
    }

    [Fact]
    public async Task Damage_in_the_store_is_told_and_not_served()
    {
        await using var head = await RunningHead.StartAsync();
        await head.KeepReportAsync(ExampleSite.Healthy(), "run00001", Day);
        var store = (HybridDrift.Storage.IObjectStore)head.Services.GetService(typeof(HybridDrift.Storage.IObjectStore))!;
        await store.ReplaceAsync(new("reports/dal10/2026/11/01/060000Z-run00001/report.json"), "{}"u8.ToArray(), null, default);

        await ProblemAsync(HttpStatusCode.InternalServerError, await head.Client.GetAsync("/api/sites/dal10/reports/run00001"));
    }

    [Fact]
    public async Task Anybody_may_ask_whether_it_runs()
    {
        await using var head = await RunningHead.StartAsync(key: "0123456789abcdef");

        Assert.Equal("{\"status\":\"ok\"}", await head.Client.GetStringAsync("/api/health"));
    }

    private static async Task<string[]> RunsAsync(RunningHead head, string query) =>
        [.. (await head.GetAsync("/api/sites/dal10/reports" + query)).GetProperty("reports").EnumerateArray().Select(r => r.GetProperty("run").GetString()!)];

    private static async Task<JsonElement> ProblemAsync(HttpStatusCode status, HttpResponseMessage answer)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync())).RootElement;
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        return problem;
    }
}
