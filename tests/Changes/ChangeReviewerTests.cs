using HybridDrift.Changes;
using HybridDrift.Flows.Proofs;
using HybridDrift.Reports;
using HybridDrift.Tests.Checks;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Changes;

public sealed partial class ChangeReviewerTests
{
    /// <summary>A rule that refuses what has been dropped so far: the plan does not care.</summary>
    private static ExampleSite WithRule(ExampleSite site) =>
        site.FirewallFirst(IcpEdge, Accept("<ipAddress>169.48.73.42</ipAddress>", "<service><protocol>tcp</protocol><port>12345</port></service>").Replace("accept", "reject"));

    [Theory]
    [InlineData("icp-edge")]
    [InlineData("edge-7/esg-firewall")]
    [InlineData("esg-firewall")]
    public void A_change_in_its_scope_that_breaks_nothing_is_as_planned(string scope)
    {
        var review = WithRule(ExampleSite.Healthy()).Review(scope);

        Assert.Equal(ReviewVerdict.AsPlanned, review.Verdict);
        Assert.NotEmpty(review.InScope);
        Assert.All(review.InScope, c => Assert.Equal(("icp-edge (edge-7)", "firewall", true), (c.Asset, c.Area, c.Certain)));
        Assert.All(review.InScope, c => Assert.True(c.Count > 0 && c.Packets.Count > 0));
        Assert.Empty(review.OutOfScope);
        Assert.Empty(review.NotCompared);
        Assert.All(review.Flows, f => Assert.Equal(FlowTurn.Same, f.Turn));
        Assert.Equal("before000000", review.Before!.Run);
        Assert.Equal($"{review.InScope.Count} change{(review.InScope.Count == 1 ? "" : "s")}, all in its scope; nothing broke, and nothing in its scope departs from the plan.", review.Reason);
    }

    [Theory]
    [InlineData("vcs-edge")]
    [InlineData("edge-7/esg-nat")]
    [InlineData("iks, edge-70")]
    public void A_change_outside_of_its_scope_is_collateral(string scope)
    {
        var review = WithRule(ExampleSite.Healthy()).Review(scope.Split(", "));

        Assert.Equal(ReviewVerdict.CollateralDrift, review.Verdict);
        Assert.Empty(review.InScope);
        Assert.NotEmpty(review.OutOfScope);
        Assert.StartsWith($"{review.OutOfScope.Count} change", review.Reason);
        Assert.Contains("outside of its scope: icp-edge (edge-7), firewall.", review.Reason);
        Assert.Equal(scope.Contains("edge-70") ? ["edge-70"] : [], review.UnknownScope);
    }

    [Fact]
    public void What_is_proven_stands_whatever_could_not_be_compared()
    {
        var review = WithRule(ExampleSite.Healthy()).Remove("icp/nodes.json").Review("vcs-edge");

        Assert.Equal(ReviewVerdict.CollateralDrift, review.Verdict);
        Assert.NotEmpty(review.NotCompared);
    }

    [Theory]
    [InlineData("icp/nodes.json", true)]
    [InlineData("icp/nodes.json", false)]
    [InlineData("nsx/edge-3.xml", true)]
    [InlineData("nsx/edge-3.ipsec-statistics.xml", true)]
    public void What_could_not_be_compared_may_be_collateral(string document, bool after)
    {
        var site = WithRule(ExampleSite.Healthy());
        var review = after ? site.Remove(document).Review("icp-edge") : site.Review(ExampleSite.Healthy().Remove(document), ChangePhase.Review, ["icp-edge"]);

        Assert.Equal(ReviewVerdict.CannotTell, review.Verdict);
        Assert.Contains(review.NotCompared, n => n.Reason.Contains(document));
        Assert.Contains("could not be compared", review.Reason);
    }

    /// <summary>Two recordings that lack the same are not compared there, and a comparison alone does not say so.</summary>
    [Theory]
    [InlineData("nsx/edge-3.xml")]
    [InlineData("nsx/edge-8.xml")]
    [InlineData("nsx/edges.xml")]
    [InlineData("icp/nodes.json")]
    [InlineData("iks/ippools.json")]
    [InlineData("iks/vpn-vcs-strongswan-6c9d8b7f5-x2k9q.strongswan.statusall.txt")]
    public void A_document_that_both_scans_lack_is_missing(string document)
    {
        var review = WithRule(ExampleSite.Healthy()).Remove(document).Review(ExampleSite.Healthy().Remove(document), ChangePhase.Review, ["icp-edge"]);

        Assert.Equal(ReviewVerdict.CannotTell, review.Verdict);
        Assert.NotEmpty(review.Reason);
    }

    [Fact]
    public void Nothing_is_as_planned_without_a_scan_from_before()
    {
        var review = ChangeReviewer.Of(ChangeTickets.Notice(ChangePhase.Review, "icp-edge"), ExampleSite.Healthy().Plan.Plan, null, ExampleSite.Healthy().Scan("after0000000", ChangeTickets.After));

        Assert.Equal(ReviewVerdict.CannotTell, review.Verdict);
        Assert.Equal("There is no scan from before the change.", review.Reason);
        Assert.Null(review.Before);
        Assert.All(review.Flows, f => Assert.Equal((null, (HopVerdict?)HopVerdict.Holds, FlowTurn.CannotTell), (f.Before, f.After, f.Turn)));
    }

    [Fact]
    public void A_scan_made_after_the_change_began_does_not_show_what_was_there_before()
    {
        var review = WithRule(ExampleSite.Healthy()).Review(ExampleSite.Healthy(), ChangePhase.Review, ["icp-edge"], late: true);

        Assert.Equal(ReviewVerdict.CannotTell, review.Verdict);
        Assert.True(review.Before!.Late);
        Assert.Contains("after the change began", review.Reason);
        Assert.Equal(ReviewVerdict.CollateralDrift, WithRule(ExampleSite.Healthy()).Review(ExampleSite.Healthy(), ChangePhase.Review, ["vcs-edge"], late: true).Verdict);
    }

    [Fact]
    public void The_same_scan_or_a_newer_one_is_none_from_before()
    {
        var site = WithRule(ExampleSite.Healthy());
        var after = site.Scan("after0000000", ChangeTickets.After);

        Assert.Equal(ReviewVerdict.CannotTell, ChangeReviewer.Of(ChangeTickets.Notice(ChangePhase.Canceled, "icp-edge"), site.Plan.Plan, after, after).Verdict);
        Assert.Equal(ReviewVerdict.CannotTell, ChangeReviewer.Of(ChangeTickets.Notice(ChangePhase.Review, "icp-edge"), site.Plan.Plan, ExampleSite.Healthy().Scan("before000000", ChangeTickets.After.AddHours(1)), after).Verdict);
    }

    [Fact]
    public void By_another_plan_the_scan_before_proves_nothing_of_flows()
    {
        var review = WithRule(ExampleSite.Healthy()).Review(ExampleSite.Healthy().EditPlan("portal-db, from: {namespace: portal}", "portal-db, from: {namespace: elsewhere}"), ChangePhase.Review, ["icp-edge"]);

        Assert.Equal(ReviewVerdict.CannotTell, review.Verdict);
        Assert.Contains("the plan is not the one", review.Reason, StringComparison.OrdinalIgnoreCase);
        Assert.All(review.Flows, f => Assert.Equal(FlowTurn.CannotTell, f.Turn));
    }
}
