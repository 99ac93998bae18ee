namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

public sealed class NodeTests
{
    [Fact]
    public void A_node_is_read_in_all_its_fields()
    {
        var node = Assert.Single(Lists.Node("""
            {"metadata":{"name":"10.177.7.207","labels":{"privateVLAN":"3009946","publicVLAN":"3009944"},"annotations":{"projectcalico.org/IPv4Address":"10.177.7.207/26"}},
             "status":{"addresses":[{"type":"InternalIP","address":"10.177.7.207"},{"type":"InternalIP","address":"fd00::7"},{"type":"ExternalIP","address":"169.48.228.78"},{"type":"Hostname","address":"10.177.7.207"}]}}
            """).Whole());
        Assert.Equal(("10.177.7.207", "10.177.7.207/26", "3009946", "3009944"), (node.Name, $"{node.CalicoAddress}", node.PrivateVlan, node.PublicVlan));
        Assert.Equal("10.177.7.207", Assert.Single(node.InternalAddresses).ToString());
        Assert.Equal("169.48.228.78", Assert.Single(node.ExternalAddresses).ToString());
    }

    [Fact]
    public void What_a_node_does_not_say_is_not_known()
    {
        var node = Assert.Single(Lists.Node("""{"metadata":{"name":"worker-1","labels":null}}""").Whole());
        Assert.True(node is { CalicoAddress: null, PrivateVlan: null, PublicVlan: null, InternalAddresses.Count: 0, ExternalAddresses.Count: 0 });
    }

    [Fact]
    public void Numbers_that_yaml_took_the_quotes_from_are_texts() => Assert.Equal("3009946", Assert.Single(Lists.Nodes(
        "apiVersion: v1\nitems:\n- metadata:\n    labels:\n      privateVLAN: 3009946\n      publicVLAN: 0123\n    name: a\nkind: NodeList\nmetadata: {}\n").Whole()).PrivateVlan);

    [Fact]
    public void A_number_keeps_its_leading_zero() => Assert.Equal("0123", Assert.Single(Lists.Nodes(
        "apiVersion: v1\nitems:\n- metadata:\n    labels:\n      privateVLAN: 0123\n    name: a\nkind: NodeList\nmetadata: {}\n").Whole()).PrivateVlan);

    [Fact]
    public void An_address_without_length_is_a_network_of_its_own_as_Calico_takes_it() => Assert.Equal(32,
        Assert.Single(Lists.Node("""{"metadata":{"name":"a","annotations":{"projectcalico.org/IPv4Address":"10.0.0.1"}}}""").Whole()).CalicoAddress!.PrefixLength);

    [Theory]
    [InlineData("""{"metadata":{"name":"a","annotations":{"projectcalico.org/IPv4Address":"autodetect"}}}""", "projectcalico.org/IPv4Address")]
    [InlineData("""{"metadata":{"name":"a","annotations":{"projectcalico.org/IPv4Address":"10.0.0.1/33"}}}""", "projectcalico.org/IPv4Address")]
    [InlineData("""{"metadata":{"name":"a","annotations":{"projectcalico.org/IPv4Address":["10.0.0.1/24"]}}}""", "projectcalico.org/IPv4Address")]
    [InlineData("""{"metadata":{"name":"a"},"status":{"addresses":[{"type":"InternalIP","address":"worker"}]}}""", "its InternalIP is not an address")]
    [InlineData("""{"metadata":{"name":"a"},"status":{"addresses":[{"type":"ExternalIP"}]}}""", "its ExternalIP is not an address")]
    [InlineData("""{"metadata":{"name":"a"},"status":{"addresses":[{"type":"InternalIP","address":"10.0.0.1,::1"}]}}""", "its InternalIP is not an address")]
    [InlineData("""{"metadata":{"name":"a"},"status":{"addresses":{"InternalIP":"10.0.0.1"}}}""", "status.addresses is not a list")]
    public void A_field_that_cannot_be_understood_is_a_problem(string node, string says)
    {
        var reading = Lists.Node(node);
        Assert.Equal("items[0]", reading.PartialBecause(says).Where);
        Assert.Equal("a", Assert.Single(reading.Value).Name);
    }
}
