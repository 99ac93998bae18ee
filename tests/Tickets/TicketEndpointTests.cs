using System.Text;
using System.Text.Json.Nodes;
using HybridDrift.Tickets;
using HybridDrift.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HybridDrift.Tests.Tickets;

public sealed class TicketEndpointTests
{
    [Theory]
    [InlineData("jira", 200)]
    [InlineData("servicenow", 202)]
    [InlineData("servicenow unsigned", 202)]
    [InlineData("github", 202)]
    [InlineData("standard", 202)]
    public async Task What_is_taken_is_answered_with_its_id_and_what_became_of_it(string way, int status)
    {
        using var site = new TicketSite();

        var first = await AskAsync(site, Sender.Of(way));
        var second = await AskAsync(site, Sender.Of(way));

        Assert.Equal((status, "accepted"), (first.Status, first.Json["status"]!.ToString()));
        Assert.Equal((status, "duplicate"), (second.Status, second.Json["status"]!.ToString()));
        Assert.Equal(way switch { "servicenow" => "chg_1_3", "servicenow unsigned" => Sender.SysId + "-3", "jira" => "9f0c-0001", "github" => "72d3162e-cc78-11e3-81ab-4c9367dc0958", _ => "msg_1" }, first.Json["delivery"]!.ToString());
        Assert.Equal(["delivery", "status"], first.Json.AsObject().Select(p => p.Key));
    }

    [Fact]
    public async Task What_is_passed_over_says_why()
    {
        using var site = new TicketSite();

        var answer = await AskAsync(site, Sender.Jira(Sender.JiraBody.Replace("\"10007\"", "\"1\"")));

        Assert.Equal((200, "ignored", "its status triggers nothing"), (answer.Status, answer.Json["status"]!.ToString(), answer.Json["reason"]!.ToString()));
    }

    [Fact]
    public async Task What_is_not_taken_is_a_problem_with_its_status()
    {
        using var site = new TicketSite(s => s.Remove("GitHub:Keys:0"));

        await AssertProblemAsync(site, Sender.Standard("{}"), 400);
        await AssertProblemAsync(site, Sender.Standard(at: Sender.Now.AddDays(1)), 401);
        await AssertProblemAsync(site, Sender.Standard().With("webhook-signature", null), 401);
        await AssertProblemAsync(site, Sender.GitHub(), 404);
        await AssertProblemAsync(site, Sender.Standard().With("Content-Type", "text/plain"), 415);
        await AssertProblemAsync(site, Sender.ServiceNow(Sender.ServiceNowBody(",\"u_hybriddrift_site\":\"fra02\"")), 422);
        Assert.Equal("POST", (await AssertProblemAsync(site, Sender.Standard(), 405, "GET")).Headers.Allow);
        site.Jobs.Before = () => throw new IOException("the queue at secret.example is gone");
        var down = await AssertProblemAsync(site, Sender.Standard(), 503);
        Assert.Equal("30", down.Headers.RetryAfter);
        Assert.DoesNotContain("secret.example", down.Json.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_is_too_large_is_not_read_to_its_end(bool saysSo)
    {
        using var site = new TicketSite();
        var body = new EndlessBody();

        var answer = await AskAsync(site, Sender.Standard(), body: body, length: saysSo ? TicketIntake.MaxBytes + 1 : null);

        Assert.Equal(413, answer.Status);
        Assert.InRange(body.Taken, 0, saysSo ? 0 : TicketIntake.MaxBytes + 64 * 1024);
    }

    [Fact]
    public async Task A_closed_route_reads_nothing()
    {
        using var site = new TicketSite();
        var body = new EndlessBody();

        Assert.Equal(404, (await AskAsync(site, Sender.Standard() with { System = "nobody" }, body: body)).Status);
        Assert.Equal(0, body.Taken);
    }

    [Fact]
    public async Task More_at_a_time_than_there_is_room_for_are_asked_to_come_again()
    {
        using var site = new TicketSite();
        var held = Enumerable.Range(0, TicketEndpoint.MostAtOnce).Select(_ => new HeldBody()).ToArray();
        var asked = held.Select(b => AskAsync(site, Sender.Standard(), body: b)).ToArray();

        var refused = await AskAsync(site, Sender.Standard());

        Assert.Equal((429, "30"), (refused.Status, refused.Headers.RetryAfter.ToString()));
        foreach (var body in held) body.End();
        Assert.All(await Task.WhenAll(asked), a => Assert.Equal(401, a.Status));
        Assert.Equal(202, (await AskAsync(site, Sender.Standard())).Status);
    }

    [Theory]
    [MemberData(nameof(Sender.Ways), MemberType = typeof(Sender))]
    public async Task No_answer_holds_a_key_or_a_right_signature(string way)
    {
        using var site = new TicketSite();
        var right = Sender.Of(way).Headers[Sender.SignatureHeader(way)].ToString();

        foreach (var delivery in new[] { Sender.Of(way), Sender.Of(way, "{}"), Sender.Of(way).With(Sender.SignatureHeader(way), "wrong") })
        {
            var answer = await AskAsync(site, delivery);
            Assert.All([Sender.Base64Key, Sender.Base64Key[6..], Sender.TextKey, Sender.Secret, right], s => Assert.DoesNotContain(s, answer.Json.ToJsonString(), StringComparison.Ordinal));
        }
        Assert.All(await site.EntriesAsync(), e => Assert.DoesNotContain(right, e, StringComparison.Ordinal));
    }

    private static async Task<Answer> AssertProblemAsync(TicketSite site, TicketDelivery delivery, int status, string method = "POST")
    {
        var answer = await AskAsync(site, delivery, method);
        Assert.Equal((status, "application/problem+json"), (answer.Status, answer.Headers.ContentType.ToString().Split(';')[0]));
        Assert.Equal(status, answer.Json["status"]!.GetValue<int>());
        Assert.NotEmpty(answer.Json["detail"]!.ToString());
        return answer;
    }

    private static async Task<Answer> AskAsync(TicketSite site, TicketDelivery delivery, string method = "POST", Stream? body = null, long? length = null)
    {
        using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var context = new DefaultHttpContext { RequestServices = services };
        foreach (var header in delivery.Headers) context.Request.Headers[header.Key] = header.Value;
        (context.Request.Method, context.Request.Body, context.Request.ContentLength) = (method, body ?? new MemoryStream(delivery.Body.ToArray()), length);
        using var sent = new MemoryStream();
        context.Response.Body = sent;
        await (await TicketEndpoint.HandleAsync(context.Request, delivery.System, site.Intake, default)).ExecuteAsync(context);
        return new(context.Response.StatusCode, context.Response.Headers, JsonNode.Parse(Encoding.UTF8.GetString(sent.ToArray()))!);
    }

    private sealed record Answer(int Status, IHeaderDictionary Headers, JsonNode Json);

    /// <summary>Has always one more piece.</summary>
    private sealed class EndlessBody : MemoryStream
    {
        public int Taken { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Taken += buffer.Length;
            return new(buffer.Length);
        }
    }

    /// <summary>Comes to its end when it is told to.</summary>
    private sealed class HeldBody : MemoryStream
    {
        private readonly TaskCompletionSource<int> end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void End() => end.SetResult(0);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(end.Task);
    }
}
