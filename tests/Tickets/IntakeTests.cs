using System.Text;
using FsCheck.Xunit;
using HybridDrift.Tickets;

namespace HybridDrift.Tests.Tickets;

/// <summary>What is not taken is told why, and leaves nothing behind.</summary>
public sealed class IntakeTests
{
    [Theory]
    [InlineData("github", "GitHub:Keys:0")]
    [InlineData("jira", "Jira:Keys:0")]
    [InlineData("standard", "Standard:Keys:0")]
    public async Task A_route_without_a_key_is_closed(string way, string key)
    {
        using var site = new TicketSite(s => s.Remove(key));

        await site.RefuseAsync(Sender.Of(way), TicketStatus.Closed);
        Assert.False(site.Intake.IsOpen(way));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Standard")]
    [InlineData("../standard")]
    public async Task A_route_that_nobody_knows_is_closed(string system)
    {
        using var site = new TicketSite();

        await site.RefuseAsync(Sender.Standard() with { System = system }, TicketStatus.Closed);
    }

    [Theory]
    [MemberData(nameof(Sender.Ways), MemberType = typeof(Sender))]
    public async Task A_body_of_256_KiB_is_read_and_one_more_byte_is_too_much(string way)
    {
        using var site = new TicketSite();
        var body = Sender.Of(way).Body;
        var padded = Encoding.UTF8.GetString(body.Span) + new string(' ', TicketIntake.MaxBytes - body.Length);

        await site.RefuseAsync(Sender.Of(way, padded + " "), TicketStatus.TooLarge);
        await site.AcceptAsync(Sender.Of(way, padded));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/jsonp")]
    [InlineData("nonsense")]
    [InlineData("application/cloudevents-batch+json")]
    public async Task What_does_not_call_itself_JSON_is_not_read(string? type)
    {
        using var site = new TicketSite();

        await site.RefuseAsync(Sender.Standard().With("Content-Type", type), TicketStatus.NotJson);
        await site.RefuseAsync(Sender.GitHub().With("Content-Type", "application/cloudevents+json"), TicketStatus.NotJson);
    }

    [Theory]
    [MemberData(nameof(Sender.Ways), MemberType = typeof(Sender))]
    public async Task JSON_of_33_levels_is_refused(string way)
    {
        using var site = new TicketSite();
        string Deep(int levels) => Encoding.UTF8.GetString(Sender.Of(way).Body.Span).TrimEnd()[..^1] + ",\"deep\":" + new string('[', levels - 1) + new string(']', levels - 1) + "}";

        await site.RefuseAsync(Sender.Of(way, Deep(33)), TicketStatus.Malformed);
        await site.AcceptAsync(Sender.Of(way, Deep(32)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{")]
    [InlineData("{}x")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"type\":\"a\",\"\\u0074ype\":\"b\"}")]
    [InlineData("\uFEFF{}")]
    public async Task What_is_no_JSON_object_is_refused(string body)
    {
        using var site = new TicketSite();

        foreach (var way in new[] { "servicenow", "servicenow unsigned", "jira", "github", "standard" })
            await site.RefuseAsync(Sender.Of(way, body), TicketStatus.Malformed);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF_8_are_refused()
    {
        using var site = new TicketSite();

        var delivery = Sender.ServiceNowUnsigned().With((byte[])[.. "{\"number\":\""u8, 0xC3, 0x28, .. "\"}"u8]);

        Assert.Contains("is not UTF-8", await site.RefuseAsync(delivery, TicketStatus.Malformed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../../etc/passwd")]
    [InlineData("a\0b")]
    [InlineData("a b")]
    [InlineData("è")]
    [InlineData("\u202Egnp")]
    [InlineData("a\r\nSet-Cookie: x")]
    public async Task An_id_that_is_none_is_refused(string id) => await RefuseIdAsync(id);

    [Fact]
    public async Task An_id_that_is_very_long_is_refused() => await RefuseIdAsync(new string('a', 129));

    private static async Task RefuseIdAsync(string id)
    {
        using var site = new TicketSite();
        foreach (var delivery in new[] { Sender.Standard(id: id), Sender.ServiceNow(id: id), Sender.Jira(id: id), Sender.GitHub(id: id) })
            Assert.Contains("id of the delivery", await site.RefuseAsync(delivery, TicketStatus.Malformed), StringComparison.Ordinal);
        Assert.Equal(["dal10.yaml"], Directory.GetFiles(site.Folder, "*.yaml", SearchOption.AllDirectories).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("fra02")]
    [InlineData("../dal10")]
    [InlineData("dal10/../dal10")]
    [InlineData("DAL10")]
    [InlineData("a\\u0000")]
    public async Task A_site_that_has_no_plan_is_refused(string name)
    {
        using var site = new TicketSite();

        Assert.DoesNotContain(name, await site.RefuseAsync(Sender.ServiceNow(Sender.ServiceNowBody($",\"u_hybriddrift_site\":\"{name}\"")), TicketStatus.UnknownSite), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_site_is_that_of_the_ticket_or_of_its_system_or_of_all_or_the_only_one()
    {
        string[] sites = ["ams03", "dal10", "fra02"];
        var named = Sender.ServiceNow(Sender.ServiceNowBody(",\"u_hybriddrift_site\":\"fra02\""));
        using var one = new TicketSite(s => (s["Site"], s["ServiceNow:Site"]) = ("ams03", "dal10"), sites);
        using var two = new TicketSite(s => s["Site"] = "ams03", sites);
        using var three = new TicketSite(sites: sites);
        using var none = new TicketSite(sites: []);

        Assert.Equal("fra02", (await one.AcceptAsync(named)).Site);
        Assert.Equal("dal10", (await one.AcceptAsync(Sender.ServiceNow(id: "m2"))).Site);
        Assert.Equal("ams03", (await two.AcceptAsync(Sender.ServiceNow())).Site);
        Assert.Contains("3 sites have a plan", await three.RefuseAsync(Sender.ServiceNow(), TicketStatus.UnknownSite), StringComparison.Ordinal);
        await none.RefuseAsync(Sender.ServiceNow(), TicketStatus.UnknownSite);
        await none.RefuseAsync(named, TicketStatus.UnknownSite);
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public async Task What_was_signed_at_another_time_is_refused(int seconds, bool taken)
    {
        using var site = new TicketSite();
        foreach (var delivery in new[] { Sender.Standard(at: Sender.Now.AddSeconds(seconds)), Sender.ServiceNow(at: Sender.Now.AddSeconds(seconds)) })
        {
            if (taken) await site.AcceptAsync(delivery);
            else await site.RefuseAsync(delivery, TicketStatus.Stale);
        }
    }

    /// <summary>A retry of Jira comes with what was signed at first, more than an hour later.</summary>
    [Theory]
    [InlineData(80, true)]
    [InlineData(24 * 60 - 1, true)]
    [InlineData(24 * 60 + 1, false)]
    [InlineData(-24 * 60 - 1, false)]
    public async Task What_Jira_sent_counts_for_a_day(int minutes, bool taken)
    {
        using var site = new TicketSite();
        site.Time.Now = DateTimeOffset.FromUnixTimeMilliseconds(1795284312851).AddMinutes(minutes);

        if (taken) await site.AcceptAsync(Sender.Jira());
        else await site.RefuseAsync(Sender.Jira(), TicketStatus.Malformed);
    }

    [Theory]
    [InlineData("9999999999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("0")]
    public async Task A_time_that_no_clock_shows_is_refused(string milliseconds)
    {
        using var site = new TicketSite();

        await site.RefuseAsync(Sender.Jira(Sender.JiraBody.Replace("1795284312851", milliseconds)), TicketStatus.Malformed);
    }

    [Fact]
    public async Task What_GitHub_sent_has_no_age()
    {
        using var site = new TicketSite();
        site.Time.Now = Sender.Now.AddDays(300);

        await site.AcceptAsync(Sender.GitHub());
    }

    /// <summary>Pieces of the real bodies, put together by chance: whatever comes of it is an answer.</summary>
    [Property(MaxTest = 300)]
    public void Any_JSON_is_read_or_refused_and_never_thrown_at(int[] picks, string text)
    {
        string[] names = ["sys_id", "state", "record", "result", "number", "issue", "fields", "status", "changelog", "items", "labels", "data", "window", "type", "timestamp", "webhookEvent", "action", "label", "name", "repository", "scope", "customfield_10032", "value", "link", "display_value", "\\ud800"];
        string[] values = ["null", "1", "-1", "1e999", "true", "\"change.implement\"", "\"jira:issue_updated\"", "\"labeled\"", "\"\\udfff\"", "\"\\u0000\"", "[]", "{}", "[null,[1]]", System.Text.Json.JsonSerializer.Serialize(text)];
        var body = "{}";
        foreach (var pick in picks ?? [])
        {
            var name = names[(uint)pick % (uint)names.Length];
            var value = values[(uint)(pick >> 8) % (uint)values.Length];
            body = ((uint)pick >> 4) % 4 == 0 ? $"{{\"{name}\":{body}}}" : body == "{}" ? $"{{\"{name}\":{value}}}" : $"{body[..^1]},\"{name}\":{value}}}";
        }
        foreach (var way in new[] { "servicenow", "jira", "github", "standard" })
        {
            var delivery = Sender.Of(way, body);
            var route = TicketSite.Settings(new() { ["Jira:SiteField"] = "customfield_10032", ["Jira:ScopeField"] = "scope" }).Value.Routes[delivery.System];

            var reading = TicketReading.Of(route, delivery, new(true, "x", Sender.Now));

            Assert.True(reading.Change is not null || reading.Ignored is not null || reading.Problems is { Count: > 0 });
            Assert.All((reading.Problems ?? []).Select(p => p.ToString()), p => Assert.DoesNotContain("implement", p, StringComparison.Ordinal));
        }
    }
}
