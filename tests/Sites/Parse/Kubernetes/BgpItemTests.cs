using HybridDrift.Sites;
using HybridDrift.Sites.Parse.Kubernetes;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

public sealed class BgpItemTests
{
    [Theory]
    [InlineData("64512", 64512u)]
    [InlineData("4294967295", 4294967295u)]
    [InlineData("\"65010\"", 65010u)]
    [InlineData("1.10", 65546u)]
    [InlineData("65535.65535", 4294967295u)]
    [InlineData("0", null)]
    public void An_AS_number_is_read_plain_and_in_two_halves(string written, uint? number) =>
        Assert.Equal(number, ItemText.Read(BgpPeerParser.Parse, $"metadata: {{name: p}}\nspec: {{peerIP: 10.0.0.1, asNumber: {written}}}").AsNumber);

    [Theory]
    [InlineData("4294967296")]
    [InlineData("-1")]
    [InlineData("1.65536")]
    [InlineData("1.2.3")]
    [InlineData("AS65010")]
    public void What_is_no_AS_number_is_a_problem(string written) => Assert.Equal(": spec.asNumber is not an AS number",
        ItemText.Problem(BgpPeerParser.Parse, $"metadata: {{name: p}}\nspec: {{peerIP: 10.0.0.1, asNumber: {written}}}"));

    [Fact]
    public void A_peer_with_everything_is_read_without_its_password()
    {
        var peer = ItemText.Read(BgpPeerParser.Parse, """
            metadata: {name: esg}
            spec:
              peerIP: 10.184.10.50:1790
              asNumber: 65010
              localASNumber: 64999
              nodeSelector: zone == 'dal10'
              keepOriginalNextHop: true
              reachableBy: 10.184.10.1
              sourceAddress: None
              password: {secretKeyRef: {name: bgp-passwords, key: esg}}
              filters: [only-byoip]
            """);
        Assert.Equal(("10.184.10.50", 1790, 65010u, 64999u), (peer.PeerAddress.ToString(), peer.PeerPort, peer.AsNumber, peer.LocalAsNumber));
        Assert.Equal(("Keep", "10.184.10.1", false, true), (peer.NextHopMode, peer.ReachableBy.ToString(), peer.UsesNodeAddress, peer.HasPassword));
        Assert.Equal(["only-byoip"], peer.Filters);
        Assert.False(peer.IsGlobal);
        Assert.DoesNotContain("bgp-passwords", System.Text.Json.JsonSerializer.Serialize(peer), StringComparison.Ordinal);
    }

    [Fact]
    public void A_peer_without_node_and_selector_is_global()
    {
        var peer = ItemText.Read(BgpPeerParser.Parse, "metadata: {name: p}\nspec: {peerIP: 10.0.0.1, asNumber: 65010, node: \"\", nodeSelector: \"\"}");
        Assert.True(peer.IsGlobal);
        Assert.Equal((null, "Auto", true, false), (peer.PeerPort, peer.NextHopMode, peer.UsesNodeAddress, peer.HasPassword));
        Assert.Equal("BGPPeer p: 10.0.0.1 AS 65010, on every node", peer.ToString());
    }

    [Fact]
    public void A_peer_may_be_nodes_but_not_nothing()
    {
        Assert.Null(ItemText.Read(BgpPeerParser.Parse, "metadata: {name: p}\nspec: {nodeSelector: has(rr), peerSelector: all()}").PeerAddress);
        Assert.Equal(": names no peer: it has no spec.peerIP and no spec.peerSelector", ItemText.Problem(BgpPeerParser.Parse, "metadata: {name: p}\nspec: {asNumber: 1}"));
    }

    [Theory]
    [InlineData("ac13::57")]
    [InlineData("[ac13::57]:50")]
    public void A_peer_of_IPv6_is_left_out(string address) =>
        ItemText.ReadsNothing(BgpPeerParser.Parse, $"metadata: {{name: p}}\nspec: {{peerIP: \"{address}\"}}");

    [Theory]
    [InlineData("10.0.0")]
    [InlineData("10.0.0.1:")]
    [InlineData("10.0.0.1:65536")]
    [InlineData("10.0.0.1:1:2")]
    [InlineData("router")]
    public void A_peer_that_is_no_address_is_a_problem(string address) => Assert.Equal(": spec.peerIP is not an address with or without a port",
        ItemText.Problem(BgpPeerParser.Parse, $"metadata: {{name: p}}\nspec: {{peerIP: \"{address}\"}}"));

    [Fact]
    public void Without_a_configuration_the_mesh_is_on_and_the_AS_is_Calicos_own()
    {
        Assert.Equal(new BgpSettings(true, 64512, 179, null), BgpSettings.Of([]));
        var empty = ItemText.Read(BgpConfigurationParser.Parse, "metadata: {name: default}\nspec:");
        Assert.Equal(new BgpSettings(true, 64512, 179, ItemText.Place), BgpSettings.Of([empty]));
    }

    [Fact]
    public void The_configuration_of_a_node_is_not_that_of_the_cluster()
    {
        var own = ItemText.Read(BgpConfigurationParser.Parse, "metadata: {name: default}\nspec: {nodeToNodeMeshEnabled: false, asNumber: 64567, listenPort: 150}");
        var node = ItemText.Read(BgpConfigurationParser.Parse, "metadata: {name: node.kube-node-1}\nspec: {listenPort: 500}");
        Assert.Equal(((string?)null, "kube-node-1", 500), (own.Node, node.Node, node.ListenPort));
        Assert.Equal(new BgpSettings(false, 64567, 150, ItemText.Place), BgpSettings.Of([node, own]));
    }

    [Fact]
    public void Advertised_prefixes_are_those_of_IPv4_and_empty_entries_are_none()
    {
        var configuration = ItemText.Read(BgpConfigurationParser.Parse, """
            metadata: {name: default}
            spec:
              serviceClusterIPs: [{cidr: 172.21.0.0/16}, {}, {cidr: "fd00:96::/112"}]
              serviceExternalIPs: [{cidr: 104.244.42.129/32}]
              serviceLoadBalancerIPs: [{cidr: 80.15.0.0/24}]
              prefixAdvertisements: [{cidr: 172.218.4.0/26, communities: ["63400:120"]}]
              programClusterRoutes: EnabledIPIPOnly
            """);
        Assert.Equal("172.21.0.0/16", Assert.Single(configuration.ServiceClusterPrefixes).ToString());
        Assert.Equal("104.244.42.129/32", Assert.Single(configuration.ServiceExternalPrefixes).ToString());
        Assert.Equal("80.15.0.0/24", Assert.Single(configuration.ServiceLoadBalancerPrefixes).ToString());
        Assert.Equal("172.218.4.0/26", Assert.Single(configuration.PrefixAdvertisements).ToString());
        Assert.Equal("EnabledIPIPOnly", configuration.ProgramClusterRoutes);
    }
}
