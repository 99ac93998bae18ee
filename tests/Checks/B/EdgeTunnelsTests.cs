using HybridDrift.Checks;
using HybridDrift.Checks.B;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.B;

public sealed class EdgeTunnelsTests
{
    private const string Statistics = "nsx/edge-3.ipsec-statistics.xml";
    private const string Expected = "channel with 10.177.9.66 up, and tunnels up for 192.168.140.0/23 === 172.21.0.0/16, 172.30.0.0/16";

    private static ExampleSite With(string channels) =>
        ExampleSite.Healthy().Replace(Statistics, $"<?xml version=\"1.0\"?>\n<ipsecStatusAndStats>{channels}<timeStamp>1795154401</timeStamp></ipsecStatusAndStats>");

    private static string Channel(string status, string tunnels, string peer = "10.177.9.66", string local = "<localIpAddress>10.208.242.132</localIpAddress>", string peerId = "ibm-cloud") => $"""
        <siteStatistics><ikeStatus><channelStatus>{status}</channelStatus><channelState>x</channelState>{local}<peerId>{peerId}</peerId><peerIpAddress>{peer}</peerIpAddress></ikeStatus>{tunnels}</siteStatistics>
        """;

    private static string Tunnel(string local, string peer, string status = "up") =>
        $"<tunnelStats><tunnelStatus>{status}</tunnelStatus><localSubnet>{local}</localSubnet><peerSubnet>{peer}</peerSubnet></tunnelStats>";

    private static readonly string All = Tunnel("192.168.140.0/23", "172.30.0.0/16") + Tunnel("192.168.140.0/23", "172.21.0.0/16");

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<EdgeTunnels>();

    [Fact]
    public void It_fails_when_the_channel_is_down() => With(Channel("down", All)).OnlyFinding<EdgeTunnels>()
        .ShouldFail(DriftKind.Missing, Expected, "the channel is down", Statistics, "siteStatistics[1]");

    [Fact]
    public void It_fails_when_one_pair_is_down() => With(Channel("up", Tunnel("192.168.140.0/23", "172.30.0.0/16") + Tunnel("192.168.140.0/23", "172.21.0.0/16", "down"))).OnlyFinding<EdgeTunnels>()
        .ShouldFail(DriftKind.Different, Expected, "not up for 192.168.140.0/23 === 172.21.0.0/16", Statistics, "siteStatistics[1]");

    [Fact]
    public void It_fails_when_a_pair_is_not_listed() => With(Channel("up", Tunnel("192.168.140.0/23", "172.30.0.0/16"))).OnlyFinding<EdgeTunnels>()
        .ShouldFail(DriftKind.Different, Expected, "no tunnel for 192.168.140.0/23 === 172.21.0.0/16", Statistics, "siteStatistics[1]");

    [Fact]
    public void It_fails_when_only_another_peer_has_a_channel() => With(Channel("up", All, "10.177.9.99")).OnlyFinding<EdgeTunnels>()
        .ShouldFail(DriftKind.Missing, Expected, "no channel with 10.177.9.66", Statistics);

    [Fact]
    public void It_fails_when_the_channel_is_of_another_address_of_the_edge() =>
        With(Channel("up", All, local: "<localIpAddress>10.208.242.199</localIpAddress>")).OnlyFinding<EdgeTunnels>().ShouldFail(DriftKind.Missing, Expected, "no channel", Statistics);

    [Fact]
    public void It_cannot_tell_when_the_edge_lists_nothing() => With("").OnlyFinding<EdgeTunnels>().ShouldBeUnknown(Statistics);

    [Fact]
    public void It_cannot_tell_without_the_statistics() => ExampleSite.Healthy().ShouldBeUnknownWithout<EdgeTunnels>(Statistics);

    [Fact]
    public void It_cannot_tell_when_a_channel_says_neither_up_nor_down() => With(Channel("?", All)).OnlyFinding<EdgeTunnels>().ShouldBeUnknown(Statistics);

    [Fact]
    public void Another_split_of_the_same_networks_changes_nothing()
    {
        With(Channel("up", Tunnel("192.168.141.0/24", "172.16.0.0/12") + Tunnel("192.168.140.0/24", "172.30.0.0/16") + Tunnel("192.168.140.0/24", "172.21.0.0/16"))).ShouldBeAsHealthy<EdgeTunnels>();
        With(Channel("down", All) + Channel("up", All)).ShouldBeAsHealthy<EdgeTunnels>();
        With(Channel("up", All, local: "")).ShouldBeAsHealthy<EdgeTunnels>();
        With(Channel("up", All, peer: "any")).ShouldBeAsHealthy<EdgeTunnels>();
    }

    [Fact]
    public void It_does_not_apply_in_other_modes() => ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: none ").ShouldNotApply<EdgeTunnels>("by strongSwan (B2)");
}
