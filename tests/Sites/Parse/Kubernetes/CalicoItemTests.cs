using HybridDrift.Sites.Parse.Kubernetes;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

public sealed class CalicoItemTests
{
    [Fact]
    public void Felix_has_Calicos_defaults()
    {
        var felix = ItemText.Read(FelixConfigurationParser.Parse, "metadata: {name: default}\nspec: {bpfLogLevel: \"\", natOutgoingAddress: \"\"}");
        Assert.Equal((null, null, "IPPoolsOnly", false, true), (felix.IpipMtu, felix.NatOutgoingAddress, felix.NatOutgoingExclusions, felix.BpfEnabled, felix.RemoveExternalRoutes));
    }

    [Fact]
    public void Felix_tells_what_source_NAT_and_tunnels_are()
    {
        var felix = ItemText.Read(FelixConfigurationParser.Parse, """
            metadata: {name: node.n1}
            spec:
              nodeSelector: role == 'gpu'
              ipipEnabled: true
              ipipMTU: 1430
              natOutgoingAddress: 10.177.7.195
              natOutgoingExclusions: IPPoolsAndHostIPs
              natPortRange: 32768:65535
              iptablesNATOutgoingInterfaceFilter: eth0
              removeExternalRoutes: false
              externalNodesList: [10.1.0.0/16, 10.2.0.1]
              routeTableRanges: [{min: 10, max: 100}]
              routeTableRange: {min: 1, max: 250}
            """);
        Assert.Equal((true, 1430, "10.177.7.195", "IPPoolsAndHostIPs"), (felix.IpipEnabled, felix.IpipMtu, felix.NatOutgoingAddress.ToString(), felix.NatOutgoingExclusions));
        Assert.Equal(("32768:65535", "eth0", false), (felix.NatPortRange, felix.NatOutgoingInterfaces, felix.RemoveExternalRoutes));
        Assert.Equal(["10.1.0.0/16", "10.2.0.1/32"], felix.ExternalNodes.Select(n => n.ToString()));
        Assert.Equal([new(10, 100), new(1, 250)], felix.RouteTables);
    }

    [Theory]
    [InlineData("\"false\"", false)]
    [InlineData("\"true\"", true)]
    [InlineData("true", true)]
    [InlineData("null", false)]
    public void The_deletion_of_an_affinity_is_a_text_or_a_boolean(string written, bool deleted)
    {
        var affinity = ItemText.Read(BlockAffinityParser.Parse, $"metadata: {{name: a}}\nspec: {{cidr: 172.30.64.0/26, node: n1, state: confirmed, deleted: {written}}}");
        Assert.Equal((deleted, "n1", "confirmed", "172.30.64.0/26"), (affinity.Deleted, affinity.Node, affinity.State, affinity.Cidr.ToString()));
    }

    [Fact]
    public void An_affinity_of_load_balancers_is_virtual() =>
        Assert.True(ItemText.Read(BlockAffinityParser.Parse, "metadata: {name: a}\nspec: {cidr: 10.0.9.0/26, node: load-balancer, state: confirmed, deleted: false, type: virtual}").IsVirtual);

    [Fact]
    public void A_block_of_IPv6_is_left_out()
    {
        ItemText.ReadsNothing(BlockAffinityParser.Parse, "metadata: {name: a}\nspec: {cidr: \"fd00::/122\", node: n, state: confirmed}");
        ItemText.ReadsNothing(IpamBlockParser.Parse, "metadata: {name: a}\nspec: {cidr: \"fd00::/122\", allocations: [0]}");
    }

    private const string Block = """
        metadata: {name: 172-30-64-4-30}
        spec:
          cidr: 172.30.64.4/30
          affinity: host:10.177.7.195
          allocations: [null, 0, null, 1]
          attributes:
            - {handle_id: ipip-tunnel-addr, secondary: {node: 10.177.7.195, type: ipipTunnelAddress}}
            - {handle_id: k8s-pod-network.1, secondary: {namespace: shop, node: 10.177.7.195, pod: web-1}}
        """;

    [Fact]
    public void An_allocation_belongs_to_the_address_at_its_place()
    {
        var block = ItemText.Read(IpamBlockParser.Parse, Block);
        Assert.Equal(("10.177.7.195", false), (block.Node, block.Deleted));
        Assert.Equal(["172.30.64.5 ipipTunnelAddress ", "172.30.64.7  web-1"], block.Allocations.Select(a => $"{a.Address} {a.Type} {a.Pod}"));
        Assert.Null(ItemText.Read(IpamBlockParser.Parse, Block.Replace("host:10.177.7.195", "virtual:load-balancer")).Node);
    }

    [Fact]
    public void Allocations_that_do_not_fit_the_block_are_a_problem()
    {
        Assert.Equal(": spec.allocations has not one entry for each address of the block", ItemText.Problem(IpamBlockParser.Parse, Block.Replace("[null, 0, null, 1]", "[null, 0]")));
        Assert.Equal("spec.allocations[3]: names an attribute that is not there", ItemText.Problem(IpamBlockParser.Parse, Block.Replace("null, 1]", "null, 2]")));
        Assert.Equal("spec.allocations[3]: it is not a whole number", ItemText.Problem(IpamBlockParser.Parse, Block.Replace("null, 1]", "null, one]")));
    }

    [Theory]
    [InlineData("labels: {ibm.role: worker_private}", "worker_private")]
    [InlineData("annotations: {projectcalico.org/metadata: '{\"labels\":{\"ibm.role\":\"worker_public\"}}'}", "worker_public")]
    [InlineData("labels: {ibm.role: worker_private}, annotations: {projectcalico.org/metadata: '{\"uid\":\"x\"}'}", "worker_private")]
    [InlineData("labels: {ibm.role: stale}, annotations: {projectcalico.org/metadata: '{\"labels\":{\"ibm.role\":\"worker_public\"}}'}", "worker_public")]
    [InlineData("annotations: {}", null)]
    public void The_labels_of_a_host_endpoint_stand_where_its_Calico_keeps_them(string metadata, string? role)
    {
        var endpoint = ItemText.Read(HostEndpointParser.Parse, $"metadata: {{name: e, {metadata}}}\nspec: {{node: n1, interfaceName: eth0, expectedIPs: [10.177.7.195, \"fd00::1\"]}}");
        Assert.Equal((role, "n1", "eth0"), (endpoint.Role, endpoint.Node, endpoint.Interface));
        Assert.Equal("10.177.7.195", Assert.Single(endpoint.ExpectedAddresses).ToString());
    }

    [Fact]
    public void An_annotation_that_is_no_JSON_is_a_problem() => Assert.Equal(": its annotation projectcalico.org/metadata is not JSON",
        ItemText.Problem(HostEndpointParser.Parse, "metadata: {name: e, annotations: {projectcalico.org/metadata: \"{labels\"}}"));
}
