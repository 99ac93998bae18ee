using System.Text.Json.Nodes;
using HybridDrift.Changes;
using HybridDrift.Tests.Support;
using HybridDrift.Tickets;

namespace HybridDrift.Tests.Tickets;

public sealed class ServiceNowTicketTests
{
    [Fact]
    public async Task A_change_request_says_what_and_when()
    {
        using var site = new TicketSite();

        var job = await site.AcceptAsync(Sender.ServiceNow(Sender.ServiceNowBody(""","start_date":"2026-11-21 18:00:00","end_date":"2026-11-21 20:00:00","u_hybriddrift_scope":"esg-nat, esg-firewall,","description":"secret words" """)));

        Assert.Equal(("dal10", HybridDrift.Jobs.ScanReason.Ticket, Sender.Now), (job.Site, job.Reason, job.Asked));
        var change = job.Change!;
        Assert.Equal(("servicenow", "CHG0040007", Sender.SysId, ChangePhase.Implement, 3L), (change.System, change.Number, change.Record, change.Phase, change.Revision));
        Assert.Equal((Utc(18), Utc(20)), (change.Start, change.End));
        Assert.Equal(["esg-nat", "esg-firewall"], change.Scope);
        Assert.DoesNotContain("secret words", job.ToMessage() + string.Join("", await site.EntriesAsync()), StringComparison.Ordinal);
    }

    /// <summary>A public collector has -1 and 3 the wrong way round.</summary>
    [Theory]
    [InlineData("-2", ChangePhase.Scheduled)]
    [InlineData("-1", ChangePhase.Implement)]
    [InlineData("0", ChangePhase.Review)]
    [InlineData("3", ChangePhase.Closed)]
    [InlineData("4", ChangePhase.Canceled)]
    public async Task A_state_is_a_phase(string state, ChangePhase phase)
    {
        using var site = new TicketSite();

        Assert.Equal(phase, (await site.AcceptAsync(Sender.ServiceNow(Sender.ServiceNowBody(state: state)))).Change!.Phase);
        Assert.Equal(phase, (await site.AcceptAsync(Sender.ServiceNow(Sender.ServiceNowBody().Replace("\"-1\"", state), id: "chg_2"))).Change!.Phase);
    }

    [Theory]
    [InlineData("-5")]
    [InlineData("-4")]
    [InlineData("-3")]
    [InlineData("1")]
    [InlineData("Implement")]
    public async Task Another_state_triggers_nothing(string state)
    {
        using var site = new TicketSite();

        await site.RefuseAsync(Sender.ServiceNow(Sender.ServiceNowBody(state: state)), TicketStatus.Ignored);
    }

    [Fact]
    public async Task States_that_an_instance_calls_otherwise_are_set()
    {
        using var site = new TicketSite(s => s["ServiceNow:States:Review"] = "17");

        Assert.Equal(ChangePhase.Review, (await site.AcceptAsync(Sender.ServiceNow(Sender.ServiceNowBody(state: "17")))).Change!.Phase);
        Assert.Equal(TicketStatus.Ignored, (await site.ReceiveAsync(Sender.ServiceNow(Sender.ServiceNowBody(), id: "chg_2"))).Status);
    }

    [Theory]
    [InlineData("""{"sys_id":"$","number":"CHG1","state":"-1","sys_mod_count":"3","u_hybriddrift_scope":"c1c1"}""")]
    [InlineData("""{"table":"change_request","operation":"update","record":{"sys_id":"$","number":"CHG1","state":"-1","sys_mod_count":"3","u_hybriddrift_scope":{"display_value":"esg-icp","link":"https://x.example/api/now/table/cmdb_ci/c1c1"}}}""")]
    [InlineData("""{"result":{"sys_id":"$","number":"CHG1","state":"-1","sys_mod_count":"3","u_hybriddrift_scope":{"link":"https://x.example/api/now/table/cmdb_ci/c1c1","value":"c1c1"}}}""")]
    [InlineData("""{"result":{"sys_id":{"display_value":"-","value":"$"},"number":{"display_value":"-","value":"CHG1"},"state":{"display_value":"Implement","value":"-1"},"sys_mod_count":{"display_value":"3","value":"3"},"u_hybriddrift_scope":{"display_value":"esg-icp","value":"c1c1","link":"https://x.example/c1c1"}}}""")]
    public async Task The_same_change_in_any_of_the_four_forms_says_the_same(string body)
    {
        using var site = new TicketSite();

        var change = (await site.AcceptAsync(Sender.ServiceNow(body.Replace("$", Sender.SysId)))).Change!;

        Assert.Equal(("CHG1", Sender.SysId, ChangePhase.Implement, 3L, "c1c1"), (change.Number, change.Record, change.Phase, change.Revision, Assert.Single(change.Scope)));
    }

    [Fact]
    public async Task What_is_displayed_is_never_used()
    {
        using var site = new TicketSite();

        var change = (await site.AcceptAsync(Sender.ServiceNow(Sender.ServiceNowBody(""","start_date":{"display_value":"2026-11-22 03:00:00","value":"2026-11-21 18:00:00"},"end_date":{"display_value":"2026-11-22 03:00:00","value":""} """)))).Change!;
        Assert.Equal((Utc(18), null), (change.Start, change.End));

        using var other = new TicketSite();
        Assert.Contains("has no value, only what is displayed", await other.RefuseAsync(Sender.ServiceNow(Sender.ServiceNowBody(""","start_date":{"display_value":"2026-11-22 03:00:00"}""")), TicketStatus.Malformed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(""","start_date":"2026-11-21T18:00:00Z" """, "start_date must be a time such as")]
    [InlineData(""","end_date":"21.11.2026 18:00" """, "end_date must be a time such as")]
    [InlineData(""","start_date":["2026-11-21 18:00:00"]""", "start_date is not one value")]
    [InlineData(""","u_hybriddrift_scope":"a\u0000b" """, "u_hybriddrift_scope holds something that is no name")]
    [InlineData(""","result":{},"record":{}""", "holds both a record and a result")]
    [InlineData(""","record":[]""", "record is no record")]
    [InlineData(""","number":"CHG2" """, "no name twice")]
    public async Task What_cannot_be_understood_is_told_with_its_place(string more, string says)
    {
        using var site = new TicketSite();

        Assert.Contains(says, await site.RefuseAsync(Sender.ServiceNow(Sender.ServiceNowBody(more)), TicketStatus.Malformed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("number")]
    [InlineData("state")]
    [InlineData("sys_id")]
    [InlineData("sys_mod_count")]
    public async Task What_is_missing_is_told_by_its_name(string field)
    {
        using var site = new TicketSite();

        Assert.Contains($"{field} is missing", await site.RefuseAsync(Sender.ServiceNow(Sender.ServiceNowBody().Replace($"\"{field}\"", "\"x\"")), TicketStatus.Malformed), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("incident", "it is not a change request")]
    public async Task Another_table_is_none_of_ours(string table, string says)
    {
        using var site = new TicketSite();

        Assert.Equal(says, await site.RefuseAsync(Sender.ServiceNow(Sender.ServiceNowBody().Replace("change_request", table)), TicketStatus.Ignored));
        Assert.Equal(says, await site.RefuseAsync(Sender.ServiceNow(Sender.ServiceNowBody($$""","sys_class_name":"{{table}}" """)), TicketStatus.Ignored));
    }

    /// <summary>Else a note would ask for a scan, and the scan would write a note.</summary>
    [Fact]
    public async Task An_update_by_our_own_account_triggers_nothing()
    {
        using var site = new TicketSite(s =>
            (s["ServiceNow:PostBack:BaseAddress"], s["ServiceNow:PostBack:User"], s["ServiceNow:PostBack:Token"]) = ("https://x.example", "hybriddrift", "a token"));

        await site.RefuseAsync(Sender.ServiceNow(Sender.ServiceNowBody(""","sys_updated_by":"hybriddrift" """)), TicketStatus.Ignored);
        await site.AcceptAsync(Sender.ServiceNow(Sender.ServiceNowBody(""","sys_updated_by":"net.ops" """)));
    }

    [Fact]
    public async Task Without_a_signature_the_revision_is_the_id()
    {
        using var site = new TicketSite();

        Assert.Equal(new(TicketStatus.Accepted, $"{Sender.SysId}-3"), await site.ReceiveAsync(Sender.ServiceNowUnsigned()));
        Assert.Equal(TicketStatus.Duplicate, (await site.ReceiveAsync(Sender.ServiceNowUnsigned())).Status);
        Assert.Equal(TicketStatus.Accepted, (await site.ReceiveAsync(Sender.ServiceNowUnsigned(Sender.ServiceNowBody(count: "4")))).Status);
    }

    [SharedSamplesFact]
    public async Task The_samples_are_understood()
    {
        foreach (var file in new[] { "business-rule-flat", "envelope-record", "table-api.display-false", "table-api.display-all" })
        {
            using var site = new TicketSite();
            var body = JsonNode.Parse(File.ReadAllText(Path.Combine(SharedSamplesFactAttribute.Folder, "tickets", "servicenow", file + ".json")))!;
            // The short one leaves out what a revision is told by.
            if (file.EndsWith("all", StringComparison.Ordinal)) body["result"]!["sys_mod_count"] = new JsonObject { ["display_value"] = "11", ["value"] = "11" };

            var change = (await site.AcceptAsync(Sender.ServiceNow(body.ToJsonString()))).Change!;

            Assert.Equal(("CHG0030001", ChangePhase.Implement, Utc(18), 11L), (change.Number, change.Phase, change.Start, change.Revision));
        }
    }

    [SharedSamplesFact]
    public async Task The_signed_sample_is_of_a_known_sender()
    {
        using var site = new TicketSite(s => s["ServiceNow:Keys:0"] = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var folder = Path.Combine(SharedSamplesFactAttribute.Folder, "tickets", "servicenow");
        var delivery = Sender.ServiceNow().With(File.ReadAllBytes(Path.Combine(folder, "business-rule-flat.json")));
        foreach (var line in File.ReadLines(Path.Combine(folder, "business-rule-signed.headers")).Where(l => l.Contains(": ", StringComparison.Ordinal)))
            delivery = delivery.With(line.Split(": ")[0], line.Split(": ", 2)[1]);
        site.Time.Now = DateTimeOffset.FromUnixTimeSeconds(1795284312);

        Assert.Equal(["esg-nat", "esg-firewall"], (await site.AcceptAsync(delivery)).Change!.Scope);
    }

    private static DateTimeOffset? Utc(int hour) => new DateTimeOffset(2026, 11, 21, hour, 0, 0, TimeSpan.Zero);
}
