using HybridDrift.Flows.Proofs;
using HybridDrift.Flows.Trace;
using HybridDrift.Reports.Writers;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Reports;

public sealed class FlowSectionTests
{
    [Fact]
    public void Every_flow_and_every_never_of_the_plan_is_there_in_its_order()
    {
        var report = ExampleSite.Healthy().Scan();

        Assert.Equal(ExampleSite.Healthy().Plan.Plan.Flows.Select(f => f.Name), report.Flows.Select(f => f.Name));
        Assert.All(report.Flows, f => Assert.Equal(HopVerdict.Holds, f.Verdict));
        Assert.Equal(["icp.master", "vcs-vms"], report.Nevers.Select(n => n.To));
        Assert.All(report.Nevers, n => Assert.Equal(HopVerdict.Holds, n.Verdict));
    }

    [Fact]
    public void What_gets_through_although_it_never_must_comes_with_an_example_and_its_rules()
    {
        var never = ExampleSite.Drifted().Scan().Nevers.Single(n => n.To == "icp.master");

        Assert.Equal(HopVerdict.Drifts, never.Verdict);
        var part = Assert.Single(never.Parts);
        Assert.Equal("tcp 1.0.0.1:49152 → 169.48.73.42:8001", part.Example);
        Assert.Equal("tcp 1.0.0.1:49152 → 192.168.133.10:8001", part.Trace[0].Packet);
        Assert.Contains(part.Trace[0].DecidedBy, e => e.Excerpt.StartsWith("DNAT rule", StringComparison.Ordinal));
        Assert.Contains(part.Trace[0].DecidedBy, e => e.Excerpt.Contains("ICP API for support", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_that_stops_a_flow_is_named_at_its_hop_with_the_packets()
    {
        var site = ExampleSite.Healthy();
        site.EditAfter("nsx/edge-3.xml", "Shop DB: IKS pods to MySQL", "<action>accept</action>", "<action>deny</action>");

        var flow = site.Scan().Flows.Single(f => f.Name == "shop-db");

        var hop = flow.Hops.Single(h => h.Verdict == HopVerdict.Drifts);
        Assert.Equal("F3.8", hop.Hop);
        Assert.Contains(hop.DecidedBy, e => e.Excerpt.Contains("Shop DB: IKS pods to MySQL", StringComparison.Ordinal));
        Assert.Equal((Fate.Dropped, "tcp 172.30.0.0/16 → 192.168.140.20:3306"), (flow.Parts[0].Fate, flow.Parts[0].Packets));
    }

    [Fact]
    public void Hops_that_rest_on_a_document_that_was_not_read_are_unknown_and_the_others_stand()
    {
        var flow = ExampleSite.Healthy().Remove("nsx/edge-3.xml").Scan().Flows.Single(f => f.Name == "shop-db");

        Assert.Equal(HopVerdict.Unknown, flow.Verdict);
        Assert.Equal(["F3.8", "F3.9", "F3 return"], flow.Hops.Where(h => h.Verdict == HopVerdict.Unknown && h.InSight).Select(h => h.Hop));
        Assert.All(flow.Hops.Where(h => h.Verdict == HopVerdict.Unknown && h.InSight), h => Assert.Contains("nsx/edge-3.xml", h.Note));
        Assert.DoesNotContain(flow.Hops, h => h.Verdict == HopVerdict.Drifts);
    }

    [Fact]
    public void The_example_of_an_answer_is_what_the_example_s_receiver_sends()
    {
        var flow = ExampleSite.Healthy().Scan().Flows.Single(f => f.Name == "portal");

        Assert.Equal("tcp 192.168.133.11:443 → 1.0.0.1:49152", flow.Parts.First(p => p.Back).Example);
        Assert.Equal("tcp 169.48.73.42:443 → 1.0.0.1:49152", flow.Parts.First(p => p.Back).Trace[^1].Packet);
    }

    [Fact]
    public void The_picture_says_in_words_where_a_flow_breaks()
    {
        var page = System.Text.Encoding.UTF8.GetString(HtmlReportWriter.Write(ExampleSite.Drifted().Scan()));

        Assert.Contains("aria-label=\"Broken at F2.6:", page);
        Assert.Contains("class=\"dead\"", page);
        Assert.Contains("<h2>What must never be reached</h2>", page);
    }
}
