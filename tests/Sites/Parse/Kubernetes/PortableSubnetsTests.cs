using System.Text.Json;
using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

public sealed class PortableSubnetsTests
{
    [Fact]
    public void Subnets_are_read_in_all_their_fields()
    {
        var subnets = Read("""
            {"vlans":[
              {"id":"3009946","zone":"dal10","region":"us-south","subnets":[{"id":"2471290","ips":["10.176.98.250","10.176.98.251"],"is_public":false,"is_byoip":false,"cidr":"10.176.98.248/29"}]},
              {"id":3009944,"subnets":[{"id":2078743,"ips":["169.46.16.242"],"is_public":true,"is_byoip":true,"cidr":"169.46.16.240/29"},{"id":"9","ips":["2001:db8::1"],"is_public":true}]},
              {"id":"3","subnets":null}],
             "vlan_errors":[],"reserved_ips":[{"ip":"10.176.98.250"}]}
            """).Whole();
        Assert.Equal(["subnet 2471290 on VLAN 3009946: 10.176.98.248/29, private", "subnet 2078743 on VLAN 3009944: 169.46.16.240/29, public, BYOIP"], subnets.Subnets.Select(s => s.ToString()));
        Assert.Equal(2, subnets.Subnets[0].Usable.Count);
        Assert.Equal("data.vlanipmap.json vlans[1].subnets[0]", subnets.Subnets[1].Origin.Path);
        Assert.Empty(subnets.Errors);
    }

    [Fact]
    public void The_format_of_2017_lists_addresses_only()
    {
        var subnet = Assert.Single(Read("""{"vlans":[{"id":"1","subnets":[{"id":"11","ips":["192.168.10.20","192.168.10.21"],"is_public":true}]}]}""").Whole().Subnets);
        Assert.True(subnet is { Cidr: null, IsByoip: false, IsPublic: true, Usable.Count: 2 });
    }

    [Fact]
    public void Errors_are_told_in_the_words_of_the_cloud()
    {
        Assert.Equal(["VLAN 15: Failed to create subnet (ErrorSubnetLimitReached)", "VLAN 16: no reason is given"], Read("""
            {"vlans":[],"vlan_errors":[{"id":"15","subnets":[{"status":"Failed to create subnet","error_reason_code":"ErrorSubnetLimitReached"},
             {"status":"Failed to create subnet","error_reason_code":"ErrorSubnetLimitReached"}]},{"id":"16"}]}
            """).Whole().Errors);
    }

    [Theory]
    [InlineData("""{"ips":["10.0.0.2"],"is_public":false,"cidr":"10.0.0.0/290"}""", "its cidr is not a prefix")]
    [InlineData("""{"ips":["10.0.0.2"],"is_public":false,"cidr":"10.0.0.0"}""", "its cidr is not a prefix")]
    [InlineData("""{"ips":["10.0.0.2"],"is_public":false,"cidr":29}""", "cidr is not a text")]
    [InlineData("""{"ips":["host"],"is_public":false,"cidr":"10.0.0.0/29"}""", "one of its ips is not an address")]
    [InlineData("""{"ips":[7],"is_public":false,"cidr":"10.0.0.0/29"}""", "ips holds something")]
    [InlineData("""{"ips":"10.0.0.2","is_public":false,"cidr":"10.0.0.0/29"}""", "ips is not a list")]
    [InlineData("""{"is_public":false}""", "has neither cidr nor ips")]
    [InlineData("""{"cidr":"10.0.0.0/29"}""", "does not say whether it is public")]
    [InlineData("""{"cidr":"10.0.0.0/29","is_public":"perhaps"}""", "is_public is neither")]
    [InlineData("""{"cidr":"10.0.0.0/29","is_public":false,"is_byoip":2}""", "is_byoip is neither")]
    public void A_subnet_that_cannot_be_understood_is_left_out(string subnet, string says)
    {
        var reading = Read($$"""{"vlans":[{"id":"1","subnets":[{"cidr":"10.9.0.0/29","is_public":true},{{subnet}}]}]}""");
        Assert.Equal("data.vlanipmap.json vlans[0].subnets[1]", reading.PartialBecause(says).Where);
        Assert.Equal("10.9.0.0/29", Assert.Single(reading.Value.Subnets).Cidr.ToString());
    }

    [Theory]
    [InlineData("""{"vlans":[{"subnets":{}}]}""")]
    [InlineData("""{"vlans":[],"vlan_errors":{}}""")]
    public void What_is_no_list_is_a_problem(string map) => Read(map).PartialBecause("is not a list");

    [Theory]
    [InlineData("", "is not valid JSON")]
    [InlineData("{", "is not valid JSON")]
    [InlineData("""{"vlans":[{"id":"\ud800"}]}""", "is not valid JSON")]
    [InlineData("""{"vlans":[],"vlans":[]}""", "is not valid JSON")]
    [InlineData("{}", "has no list 'vlans'")]
    [InlineData("[]", "has no list 'vlans'")]
    [InlineData("""{"vlans":null}""", "has no list 'vlans'")]
    [InlineData("""{"vlans":{}}""", "has no list 'vlans'")]
    public void A_map_that_is_none_is_a_failure(string map, string says) => Assert.Equal("data.vlanipmap.json", Read(map).Failure(says).Where);

    [Theory]
    [InlineData("""{"kind":"ConfigMap","data":{}}""", "has no data key")]
    [InlineData("""{"kind":"ConfigMap","data":{"vlanipmap.json":{}}}""", "has no data key")]
    [InlineData("""{"kind":"ConfigMapList","items":[]}""", "has no data key")]
    [InlineData("""{"kind":"Status","code":404,"reason":"NotFound"}""", "404 NotFound")]
    public void Another_document_is_a_failure(string text, string says) => Lists.Cluster(("vlan-ip-config.json", text)).PortableSubnets.Failure(says);

    private static Reading<PortableSubnets> Read(string map) =>
        Lists.Cluster(("vlan-ip-config.json", $$$"""{"kind":"ConfigMap","data":{"vlanipmap.json":{{{JsonSerializer.Serialize(map)}}}}}""")).PortableSubnets;
}
