using HybridDrift.Checks;
using HybridDrift.Checks.X;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.X;

public sealed class NeverReachedTests
{
    [Fact]
    public void Nothing_gets_through_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<NeverReached>();

    [Fact]
    public void The_packets_are_shown_when_a_translation_and_a_rule_let_them_in() => ExampleSite.Drifted().OnlyFinding<NeverReached>()
        .ShouldFail(DriftKind.Extra, "nothing from internet to icp.master", "169.48.73.42:8001 arrives as tcp any → 192.168.133.10:8001", EdgeEdits.IcpEdge);

    [Fact]
    public void A_translation_alone_is_not_enough() => ExampleSite.Healthy().NatFirst(EdgeEdits.IcpEdge, EdgeEdits.Dnat("169.48.73.42", "8443", "192.168.133.10", "8443", "1")).ShouldPass<NeverReached>();

    [Fact]
    public void A_way_by_another_edge_is_found() => ExampleSite.Healthy()
        .NatFirst(EdgeEdits.VcsEdge, EdgeEdits.Dnat("169.48.73.43", "3306", "192.168.140.20", "3306", "1"))
        .FirewallFirst(EdgeEdits.VcsEdge, EdgeEdits.Accept("<ipAddress>169.48.73.43</ipAddress>"))
        .OnlyFinding<NeverReached>().ShouldFail(DriftKind.Extra, "nothing from internet to vcs-vms", "169.48.73.43:3306 arrives as", EdgeEdits.VcsEdge);

    [Fact]
    public void It_is_unknown_when_a_rule_that_may_let_them_in_names_what_is_not_known() => ExampleSite.Healthy()
        .NatFirst(EdgeEdits.VcsEdge, EdgeEdits.Dnat("169.48.73.43", "3306", "192.168.140.20", "3306", "1"))
        .FirewallFirst(EdgeEdits.VcsEdge, EdgeEdits.Accept("<groupingObjectId>securitygroup-77</groupingObjectId>"))
        .OnlyFinding<NeverReached>().ShouldBeUnknown("securitygroup-77");

    [Fact]
    public void Nothing_is_said_when_an_edge_was_not_read() => ExampleSite.Healthy().ShouldBeUnknownWithout<NeverReached>(EdgeEdits.IcpEdge);

    [Fact]
    public void It_does_not_apply_when_the_plan_forbids_nothing()
    {
        var site = ExampleSite.Healthy();
        var text = File.ReadAllText(Path.Combine(ExampleSite.Folder, "plan.yaml"));
        site.EditPlan(text[text.IndexOf("never:", StringComparison.Ordinal)..text.IndexOf("attested:", StringComparison.Ordinal)], "");
        site.ShouldNotApply<NeverReached>("never");
    }
}
