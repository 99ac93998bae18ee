using HybridDrift.Checks;
using HybridDrift.Checks.B;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.B;

public sealed class LeftoverNeighboursTests
{
    private static ExampleSite With(string address, bool enabled = true) => ExampleSite.Healthy().EditAfter(VcsEdge, "<bgp>", "<enabled>false</enabled>", $"""
        <enabled>{(enabled ? "true" : "false")}</enabled><localAS>65001</localAS>
        <bgpNeighbours><bgpNeighbour><ipAddress>{address}</ipAddress><remoteAS>64520</remoteAS><weight>60</weight><holdDownTimer>180</holdDownTimer><keepAliveTimer>60</keepAliveTimer></bgpNeighbour></bgpNeighbours>
        """);

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<LeftoverNeighbours>();

    [Theory]
    [InlineData("10.177.7.197", "a session with the worker 10.177.7.197")]
    [InlineData("10.208.242.129", "a session with the router 10.208.242.129")]
    public void It_fails_when_an_edge_has_a_session_of_another_mode(string address, string actual) => With(address).OnlyFinding<LeftoverNeighbours>()
        .ShouldFail(DriftKind.Extra, "no BGP session with IKS or IBM Cloud", actual, VcsEdge, "bgpNeighbour");

    [Fact]
    public void It_fails_when_the_worker_is_one_that_the_plan_does_not_have() => With("10.177.99.5")
        .Edit("iks/nodes.json", "\"address\": \"10.177.7.197\"", "\"address\": \"10.177.99.5\"").OnlyFinding<LeftoverNeighbours>().ShouldFail(DriftKind.Extra, "no BGP", "the worker 10.177.99.5", VcsEdge);

    [Theory]
    [InlineData("192.168.101.2", true)]
    [InlineData("10.177.7.197", false)]
    public void A_session_with_the_router_behind_the_edge_or_one_that_is_off_changes_nothing(string address, bool enabled) => With(address, enabled).ShouldBeAsHealthy<LeftoverNeighbours>();

    [Theory]
    [InlineData(VcsEdge)]
    [InlineData("iks/nodes.json")]
    public void It_cannot_tell_without(string document) => ExampleSite.Healthy().ShouldBeUnknownWithout<LeftoverNeighbours>(document);

    [Theory]
    [InlineData("common-vlan")]
    [InlineData("[strongswan, bgp-bcr]")]
    public void It_does_not_apply_when_the_plan_has_sessions(string mode) => With("10.177.7.197").EditPlan("iks-to-vcs: strongswan ", $"iks-to-vcs: {mode} ").ShouldNotApply<LeftoverNeighbours>("B1, B4");
}
