using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.D;

public sealed class BgpPeersInsideTests
{
    private const string Peers = "iks/bgppeers.json";

    private static ExampleSite With(string address) => ExampleSite.Healthy().Edit(Peers, "\"items\": []", $$"""
        "items": [{"apiVersion": "crd.projectcalico.org/v1", "kind": "BGPPeer", "metadata": {"name": "extra"}, "spec": {"peerIP": "{{address}}", "asNumber": 64512} }]
        """);

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<BgpPeersInside>();

    [Fact]
    public void It_fails_when_a_router_is_a_peer() => With("10.177.7.193")
        .OnlyFinding<BgpPeersInside>().ShouldFail(DriftKind.Extra, "no peer but the workers", "10.177.7.193", Peers, "items[0]");

    [Fact]
    public void It_passes_when_a_worker_is_a_peer() => With("10.177.7.196").ShouldPass<BgpPeersInside>();

    [Fact]
    public void It_cannot_tell_whether_a_peer_is_a_worker_without_the_nodes() => With("10.177.7.193").ShouldBeUnknownWithout<BgpPeersInside>("iks/nodes.json");

    [Fact]
    public void It_does_not_apply_when_sessions_are_planned() => ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: common-vlan ").ShouldNotApply<BgpPeersInside>("BGP sessions");
}
