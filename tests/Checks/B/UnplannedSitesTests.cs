using HybridDrift.Checks;
using HybridDrift.Checks.B;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.B;

public sealed class UnplannedSitesTests
{
    private static ExampleSite With(string local, string peer, string peerIp = "203.0.113.9", bool enabled = true) => ExampleSite.Healthy().EditAfter(VcsEdge, "<sites>", "<sites>", $"""
        <sites><site><enabled>{(enabled ? "true" : "false")}</enabled><name>second</name><localId>x</localId><localIp>10.208.242.132</localIp><peerId>y</peerId><peerIp>{peerIp}</peerIp>
        <localSubnets><subnet>{local}</subnet></localSubnets><peerSubnets><subnet>{peer}</subnet></peerSubnets><ikeOption>ikev2</ikeOption></site>
        """);

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<UnplannedSites>();

    [Theory]
    [InlineData("172.30.0.0/16", "10.177.9.99")]
    [InlineData("10.99.0.0/16", "203.0.113.9")]
    [InlineData("10.60.0.0/15", "203.0.113.9")]
    [InlineData("172.30.0.0/16", "any")]
    public void It_fails_when_a_site_is_for_a_peer_that_nobody_planned(string peer, string peerIp) => With("192.168.140.0/24", peer, peerIp).OnlyFinding<UnplannedSites>()
        .ShouldFail(DriftKind.Extra, "no IPsec site but those of planned tunnels", peerIp, VcsEdge, "site[1]");

    [Fact]
    public void It_fails_when_the_plan_has_left_the_mode() => ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: none ").OnlyFinding<UnplannedSites>()
        .ShouldFail(DriftKind.Extra, "no IPsec site", "10.177.9.66", VcsEdge, "site[1]");

    [Fact]
    public void A_site_that_is_off_or_joins_networks_that_may_meet_changes_nothing()
    {
        With("192.168.140.0/24", "10.99.0.0/16", enabled: false).ShouldBeAsHealthy<UnplannedSites>();
        With("192.168.141.0/24", "10.60.0.0/16").ShouldBeAsHealthy<UnplannedSites>();
        With("192.168.140.0/24", "10.60.7.0/24").EditPlan("also-allowed:", "also-allowed:\n  - {from: on-premises, to: vcs-vms, because: \"administration\"}\n").ShouldBeAsHealthy<UnplannedSites>();
    }

    [Fact]
    public void The_site_of_a_planned_tunnel_that_departs_from_the_plan_is_not_reported_twice() => ExampleSite.Healthy()
        .EditAfter(VcsEdge, "<name>iks-vpn-vcs</name>", "<peerIp>10.177.9.66<", "<peerIp>10.177.9.68<").ShouldBeAsHealthy<UnplannedSites>();

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<UnplannedSites>(VcsEdge);
}
