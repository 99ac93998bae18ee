using HybridDrift.Checks;
using HybridDrift.Checks.X;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.X;

public sealed class BgpPairsTests
{
    private const string Edge = "nsx/edge-3.xml", Peers = "iks/bgppeers.json";
    private static readonly string[] Workers = ["10.177.7.195", "10.177.7.196", "10.177.7.197", "10.177.7.198"];

    private static ExampleSite Paired(string peer = "\"peerIP\": \"10.208.242.132\", \"asNumber\": 65010", int remoteAs = 64512) => Planned()
        .Edit(Edge, "<bgp>\n        <enabled>false</enabled>\n      </bgp>", $"<bgp>\n        <enabled>true</enabled>\n        <localAS>65010</localAS>\n        <bgpNeighbours>{string.Concat(Workers.Select(w => $"<bgpNeighbour><ipAddress>{w}</ipAddress><remoteAS>{remoteAs}</remoteAS></bgpNeighbour>"))}</bgpNeighbours>\n      </bgp>")
        .Edit(Peers, "\"items\": []", $$$"""
            "items": [{"apiVersion": "crd.projectcalico.org/v1", "kind": "BGPPeer", "metadata": {"name": "edge"}, "spec": { {{{peer}}} }}]
            """);

    private static ExampleSite Planned() => ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: common-vlan ");

    [Fact]
    public void It_passes_when_both_ends_name_each_other() => Paired().ShouldPass<BgpPairs>();

    [Fact]
    public void It_does_not_apply_without_a_common_VLAN() => ExampleSite.Healthy().ShouldNotApply<BgpPairs>("common VLAN");

    [Fact]
    public void It_fails_for_every_worker_when_nobody_has_a_session()
    {
        var results = Planned().Run<BgpPairs>();

        Assert.Equal(Workers.Select(w => $"worker {w}"), results.Select(r => r.Subject));
        Assert.All(results, r => r.ShouldBeMissing("neither end names the other"));
    }

    [Fact]
    public void It_fails_when_a_new_worker_is_not_known_to_the_edge() =>
        Paired().Edit(Edge, "<bgpNeighbour><ipAddress>10.177.7.197</ipAddress><remoteAS>64512</remoteAS></bgpNeighbour>", "").OnlyFinding<BgpPairs>()
            .ShouldFail(DriftKind.Missing, "both ends", "the edge has no neighbour 10.177.7.197", Peers);

    [Fact]
    public void It_fails_when_the_workers_have_no_peer() =>
        Assert.All(Paired("\"peerIP\": \"10.208.242.131\", \"asNumber\": 65010").Run<BgpPairs>(), r => r.ShouldBeMissing("has 10.208.242.132"));

    [Fact]
    public void It_fails_when_an_AS_differs()
    {
        Assert.All(Paired(remoteAs: 64600).Run<BgpPairs>(), r => r.ShouldFail(DriftKind.Different, "alike", "the edge expects AS 64600, and the worker has 64512", Edge));
        Assert.All(Paired("\"peerIP\": \"10.208.242.132\", \"asNumber\": 65011").Run<BgpPairs>(), r => r.ShouldFail(DriftKind.Different, "alike", "the worker expects AS 65011, and the edge has 65010", Peers));
    }

    [Fact]
    public void It_cannot_tell_whom_a_selector_takes() =>
        Assert.All(Paired("\"peerIP\": \"10.208.242.132\", \"asNumber\": 65010, \"nodeSelector\": \"rack == 'a'\"").Run<BgpPairs>(), r => r.ShouldBeUnknown("is not evaluated"));

    [Theory]
    [InlineData(Edge)]
    [InlineData(Peers)]
    public void It_cannot_tell_without_a_document(string document) => Paired().ShouldBeUnknownWithout<BgpPairs>(document);
}
