using HybridDrift.Sites;
using HybridDrift.Sites.Parse.Kubernetes;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

public sealed class BgpFilterTests
{
    [Fact]
    public void The_rules_of_IPv4_are_read_in_their_order()
    {
        var filter = ItemText.Read(BgpFilterParser.Parse, """
            metadata: {name: my-filter}
            spec:
              exportV4:
                - {action: Accept, matchOperator: In, cidr: 77.0.0.0/16, source: RemotePeers}
                - {action: Reject, interface: "*.calico"}
              importV4:
                - {action: Accept, matchOperator: In, cidr: 55.0.0.0/16, prefixLength: {min: 30}}
                - {action: Reject, matchOperator: NotIn, cidr: 44.0.0.0/16, peerType: eBGP}
              importV6: [{action: Accept, matchOperator: Equal, cidr: "5000::0/64"}]
            """);
        Assert.Equal([(true, "RemotePeers", null), (false, null, "*.calico")], filter.Exports.Select(r => (r.Accept, r.Source, r.Interface)));
        Assert.Equal([BgpMatch.In, BgpMatch.NotIn], filter.Imports.Select(r => r.Match!.Value));
        Assert.Equal((30, null), (filter.Imports[0].MinLength, filter.Imports[0].MaxLength));
        Assert.Empty(filter.Imports[0].OtherConditions);
        Assert.Equal(["peerType"], filter.Imports[1].OtherConditions);
        Assert.Equal("items[3].spec.importV4[1]", filter.Imports[1].Origin.Path);
    }

    [Theory]
    [InlineData("{action: Maybe}", "action is not one of Accept, Reject")]
    [InlineData("{interface: eth0}", "has no action")]
    [InlineData("{action: Accept, cidr: 10.0.0.0/8}", "cidr and matchOperator stand together, one is missing")]
    [InlineData("{action: Accept, cidr: 10.0.0.0/33, matchOperator: In}", "cidr is not a prefix")]
    [InlineData("{action: Accept, cidr: \"fd00::/8\", matchOperator: In}", "cidr is IPv6 among IPv4 rules")]
    [InlineData("{action: Accept, cidr: 10.0.0.0/8, matchOperator: Within}", "matchOperator is not one of Equal, NotEqual, In, NotIn")]
    [InlineData("{action: Accept, cidr: 10.0.0.0/8, matchOperator: In, prefixLength: {max: 33}}", "prefixLength is out of range: 0 to 32")]
    public void A_rule_that_is_not_understood_spoils_the_filter(string rule, string problem) =>
        Assert.Contains(problem, ItemText.Problem(BgpFilterParser.Parse, $"metadata: {{name: f}}\nspec: {{exportV4: [{rule}]}}"), StringComparison.Ordinal);
}
