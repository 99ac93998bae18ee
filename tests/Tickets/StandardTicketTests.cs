using HybridDrift.Changes;
using HybridDrift.Tests.Support;
using HybridDrift.Tickets;

namespace HybridDrift.Tests.Tickets;

public sealed class StandardTicketTests
{
    private const string Event = """
        {"specversion":"1.0","type":"com.example.change.review","source":"/x","id":"e1","time":"2026-11-21T18:05:00Z","data":{"ticket":"CHG0040007","window":{"start":"2026-11-21T18:00:00+02:00"}}}
        """;

    private const string Data = """{"ticket":"CHG0040007"}""";

    [Fact]
    public async Task A_change_says_what_and_when()
    {
        using var site = new TicketSite();

        var change = (await site.AcceptAsync(Sender.Standard())).Change!;

        Assert.Equal(("standard", "CHG0040007", Sender.SysId, ChangePhase.Implement), (change.System, change.Number, change.Record, change.Phase));
        Assert.Equal((18, 20), (change.Start!.Value.Hour, change.End!.Value.Hour));
        Assert.Equal(["esg-nat", "esg-icp"], change.Scope);
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 18, 5, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), change.Revision);
    }

    [Fact]
    public async Task A_cloud_event_may_begin_its_type_with_a_domain()
    {
        using var site = new TicketSite();

        var change = (await site.AcceptAsync(Sender.Signed("standard", Event, type: "application/cloudevents+json; charset=utf-8"))).Change!;

        Assert.Equal((ChangePhase.Review, new DateTimeOffset(2026, 11, 21, 16, 0, 0, TimeSpan.Zero)), (change.Phase, change.Start));
        using var other = new TicketSite();
        await other.RefuseAsync(Sender.Standard(Event), TicketStatus.Ignored);
        await other.RefuseAsync(Sender.Signed("standard", Event.Replace("\"1.0\"", "\"0.3\""), type: "application/cloudevents+json"), TicketStatus.Malformed);
    }

    [Fact]
    public async Task A_cloud_event_whose_type_is_not_signed_is_taken_only_where_that_is_allowed()
    {
        using var closed = new TicketSite();
        using var open = new TicketSite(s => s["Standard:BinaryCloudEvents"] = "true");
        var delivery = Sender.Standard(Data).With("ce-specversion", "1.0").With("ce-type", "com.example.change.closed").With("ce-id", "msg_1");

        Assert.Contains("not signed", await closed.RefuseAsync(delivery, TicketStatus.Malformed), StringComparison.Ordinal);
        await open.RefuseAsync(delivery.With("ce-id", "msg_2"), TicketStatus.Malformed);
        await open.RefuseAsync(delivery.With("ce-type", null), TicketStatus.Malformed);
        await open.RefuseAsync(delivery.With("ce-specversion", "2.0"), TicketStatus.Malformed);
        await open.RefuseAsync(delivery.With("ce-type", "com.example.exchange.closed"), TicketStatus.Ignored);
        Assert.Equal(ChangePhase.Closed, (await open.AcceptAsync(delivery)).Change!.Phase);
    }

    [Theory]
    [InlineData("CHG0040007", "../../x", "data.ticket must be")]
    [InlineData("CHG0040007", "CHG\\u0000", "data.ticket must be")]
    [InlineData("00000000000000000000000000000abc", "a/b", "data.id must be")]
    [InlineData("\"data\":{", "\"date\":{", "data is missing")]
    [InlineData("18:00:00Z", "18:00:00", "data.window.start must be a time with its zone")]
    [InlineData("[\"esg-nat\"]", "\"esg-nat\"", "data.scope is no list")]
    [InlineData("[\"esg-nat\"]", "[[\"esg-nat\"]]", "data.scope[0] is not one value")]
    [InlineData("esg-nat", "\\ud800", "no JSON that is taken")]
    [InlineData("change.implement", "\\udc00", "no JSON that is taken")]
    public async Task What_cannot_be_understood_is_told_with_its_place(string from, string to, string says)
    {
        using var site = new TicketSite();

        Assert.Contains(says, await site.RefuseAsync(Sender.Standard(Sender.StandardBody.Replace(from, to)), TicketStatus.Malformed), StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_names_than_a_change_has_are_refused()
    {
        using var site = new TicketSite();

        await site.RefuseAsync(Sender.Standard(Sender.StandardBody.Replace("\"esg-nat\"", string.Join(",", Enumerable.Range(0, 101).Select(i => $"\"n{i}\"")))), TicketStatus.Malformed);
    }

    [SharedSamplesFact]
    public async Task The_samples_are_understood()
    {
        using var site = new TicketSite(s => s["Standard:Keys:0"] = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        site.Time.Now = DateTimeOffset.FromUnixTimeSeconds(1795284312);
        var folder = Path.Combine(SharedSamplesFactAttribute.Folder, "tickets");
        var delivery = Sender.Standard().With(File.ReadAllBytes(Path.Combine(folder, "standard-webhooks", "change-implement.json")));
        foreach (var line in File.ReadLines(Path.Combine(folder, "standard-webhooks", "change-implement.headers")).Where(l => l.Contains(": ", StringComparison.Ordinal)))
            delivery = delivery.With(line.Split(": ")[0], line.Split(": ", 2)[1]);
        Assert.Equal(["esg-nat", "esg-firewall", "esg-icp-01"], (await site.AcceptAsync(delivery)).Change!.Scope);

        var structured = Sender.Signed("standard", File.ReadAllText(Path.Combine(folder, "cloudevents", "change-implement.structured.json")), "msg_2", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", site.Time.Now, "application/cloudevents+json");
        Assert.Equal(ChangePhase.Implement, (await site.AcceptAsync(structured)).Change!.Phase);
    }
}
