using HybridDrift.Checks;
using HybridDrift.Checks.B;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.B;

public sealed class EdgeEndOwnedTests
{
    private const string Expected = "10.208.242.132 on a connected interface, in 10.208.242.128/26";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<EdgeEndOwned>();

    [Fact]
    public void It_fails_when_no_interface_owns_the_address()
    {
        var result = ExampleSite.Healthy().Edit(VcsEdge, "<primaryAddress>10.208.242.132<", "<primaryAddress>10.208.242.140<").OnlyFinding<EdgeEndOwned>();

        Assert.Equal((Status.Fail, DriftKind.Missing, Expected, "no interface owns it"), (result.Status, result.Drift, result.Expected, result.Actual));
    }

    [Fact]
    public void It_fails_when_the_interface_is_disconnected() => ExampleSite.Healthy().Disconnect(VcsEdge, 0).OnlyFinding<EdgeEndOwned>()
        .ShouldFail(DriftKind.Different, Expected, "vNic_0 (Private Uplink) owns it and is disconnected", VcsEdge, "vnic[1]");

    [Fact]
    public void It_fails_when_the_plan_has_an_address_outside_the_private_portable_subnet() => ExampleSite.Healthy()
        .EditPlan("peer: 10.208.242.132,", "peer: 169.48.73.43,").OnlyFinding<EdgeEndOwned>()
        .ShouldFail(DriftKind.Different, "in 10.208.242.128/26", "the plan has 169.48.73.43, outside 10.208.242.128/26", "plan", "line");

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<EdgeEndOwned>(VcsEdge);

    [Fact]
    public void A_further_address_and_another_name_change_nothing() => ExampleSite.Healthy().Edit(VcsEdge, "<name>Private Uplink</name>", "<name>renamed</name>")
        .Edit(VcsEdge, "<primaryAddress>10.208.242.132</primaryAddress>", "<primaryAddress>10.208.242.139</primaryAddress><secondaryAddresses><ipAddress>10.208.242.132</ipAddress></secondaryAddresses>")
        .ShouldBeAsHealthy<EdgeEndOwned>();

    [Fact]
    public void It_does_not_apply_in_other_modes() => ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: none ").ShouldNotApply<EdgeEndOwned>("by strongSwan (B2)");
}
