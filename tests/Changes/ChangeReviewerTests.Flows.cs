using HybridDrift.Changes;
using HybridDrift.Flows.Proofs;
using HybridDrift.Reports;
using HybridDrift.Tests.Checks;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Changes;

/// <summary>What broke, what was repaired, and changes that were canceled.</summary>
public sealed partial class ChangeReviewerTests
{
    [Fact]
    public void A_flow_that_held_and_holds_no_more_is_collateral_also_within_the_scope()
    {
        var review = ExampleSite.Healthy().EditItem("icp/ippools.json", "default-ipv4-ippool", p => p["spec"]!["ipipMode"] = "CrossSubnet").Review("icp");

        Assert.Equal(ReviewVerdict.CollateralDrift, review.Verdict);
        Assert.Empty(review.OutOfScope);
        Assert.Equal(("portal", HopVerdict.Holds, HopVerdict.Drifts), Assert.Single(review.Flows, f => f.Turn == FlowTurn.Broken) is var f ? (f.Name, f.Before, f.After) : default);
        Assert.Contains("held before and not any more: portal", review.Reason, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_flow_that_is_repaired_improves()
    {
        var review = ExampleSite.Healthy().Review(ExampleSite.Drifted(), ChangePhase.Review, ["iks", "icp", "icp-edge", "vcs-edge", "nsx"]);

        Assert.Equal(ReviewVerdict.AsPlanned, review.Verdict);
        Assert.Equal(["portal", "shop-db", "never from internet to icp.master"], review.Flows.Where(f => f.Turn == FlowTurn.Improved).Select(f => f.Name).OrderBy(n => n.StartsWith('n')).ThenBy(n => n));
        Assert.Equal(ExampleSite.Drifted().Scan().Findings.Count(), review.Gone.Count);
    }

    [Fact]
    public void A_never_that_is_open_now_is_collateral()
    {
        var review = ExampleSite.Drifted().Review("iks", "icp", "icp-edge", "vcs-edge", "nsx");

        Assert.Equal(ReviewVerdict.CollateralDrift, review.Verdict);
        Assert.Empty(review.OutOfScope);
        Assert.Contains(review.Flows, f => f is { Name: "never from internet to icp.master", Turn: FlowTurn.Broken });
    }

    /// <summary>Here the flow could be as it was: what it rests on was not read before.</summary>
    [Fact]
    public void A_flow_that_was_not_known_before_is_not_broken_by_the_change()
    {
        var before = ExampleSite.Healthy().Remove("icp/ippools.json");
        var review = ExampleSite.Healthy().EditItem("icp/ippools.json", "default-ipv4-ippool", p => p["spec"]!["ipipMode"] = "CrossSubnet").Review(before, ChangePhase.Review, ["icp"]);

        Assert.Equal(ReviewVerdict.CannotTell, review.Verdict);
        Assert.Contains(review.Flows, f => f is { Name: "portal", Before: HopVerdict.Unknown, After: HopVerdict.Drifts, Turn: FlowTurn.CannotTell });
        Assert.Contains(review.New, f => f is { Check: "F2.6-1", Certain: false });
    }

    [Fact]
    public void A_new_finding_outside_of_the_scope_is_collateral_and_told_beside_the_change()
    {
        var review = ExampleSite.Healthy().EditNat(IcpEdge, 196610, "192.168.133.0/24", "192.168.133.0/25").Review("icp-edge/esg-firewall", "iks");

        Assert.Equal(ReviewVerdict.CollateralDrift, review.Verdict);
        Assert.Contains(review.New, f => f is { Check: "A3-1", InScope: false });
        Assert.Contains("1 new finding outside of its scope: A3-1", review.Reason);
    }

    [Fact]
    public void A_canceled_change_of_which_nothing_is_there_is_as_planned()
    {
        var review = ExampleSite.Healthy().Review(ExampleSite.Healthy(), ChangePhase.Canceled, ["icp-edge"]);

        Assert.Equal(ReviewVerdict.AsPlanned, review.Verdict);
        Assert.Equal("It was canceled, and nothing of it is there.", review.Reason);
        Assert.Equal(ReviewVerdict.AsPlanned, ExampleSite.Drifted().Review(ExampleSite.Drifted(), ChangePhase.Canceled, []).Verdict);
    }

    [Fact]
    public void A_canceled_change_that_was_made_all_the_same_is_collateral()
    {
        var review = WithRule(ExampleSite.Healthy()).Review(ExampleSite.Healthy(), ChangePhase.Canceled, ["icp-edge"]);

        Assert.Equal(ReviewVerdict.CollateralDrift, review.Verdict);
        Assert.True(review.Canceled);
        Assert.StartsWith("It was canceled, and there ", review.Reason);
        Assert.Contains("in its scope all the same: icp-edge (edge-7), firewall", review.Reason);
    }

    [Fact]
    public void A_canceled_change_is_not_judged_without_what_was_to_be_read()
    {
        Assert.Equal(ReviewVerdict.CannotTell, ExampleSite.Healthy().Remove("nsx/edge-7.xml").Review(ExampleSite.Healthy(), ChangePhase.Canceled, ["icp-edge"]).Verdict);
        Assert.Equal(ReviewVerdict.CannotTell, WithRule(ExampleSite.Healthy()).Review(ExampleSite.Healthy(), ChangePhase.Canceled, []).Verdict);
    }

    [Fact]
    public void Every_change_of_the_drifted_site_is_either_inside_or_outside()
    {
        var review = ExampleSite.Drifted().Review("edge-7/esg-nat", "iks/calico");

        Assert.Equal(21, review.InScope.Count + review.OutOfScope.Count);
        Assert.Equal(["destination NAT", "destination NAT", "source NAT", "daemon sets", "IP pools", "block affinities", "IPAM blocks", "BGP"], review.InScope.Select(c => c.Area));
        Assert.Equal(ReviewVerdict.CollateralDrift, review.Verdict);
    }

    /// <summary>Neither the review nor a spoilt document may ever turn a change into one that is as planned.</summary>
    [Theory]
    [InlineData("removed")]
    [InlineData("emptied")]
    [InlineData("cut in half")]
    public void No_spoilt_document_makes_a_bad_change_good(string how)
    {
        foreach (var path in ExampleSite.Paths.Where(p => p is "nsx/edge-7.xml" or "nsx/edge-8.xml" or "nsx/edges.xml" or "iks/nodes.json" or "icp/ippools.json" or "icp/strongswan.statusall.txt"))
        {
            var site = WithRule(ExampleSite.Healthy());
            var spoilt = how switch { "removed" => site.Remove(path), "emptied" => site.Replace(path, ""), _ => site.Replace(path, site[path][..(site[path].Length / 2)]) };
            Assert.NotEqual(ReviewVerdict.AsPlanned, spoilt.Review("icp-edge").Verdict);
        }
    }
}
