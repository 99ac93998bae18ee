using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

public sealed class IpPoolTests
{
    [Theory]
    [InlineData("projectcalico.org/v3")]
    [InlineData("crd.projectcalico.org/v1")]
    public void A_pool_is_read_in_all_its_fields(string apiVersion)
    {
        var pool = Assert.Single(Lists.Pools(Lists.Json("IPPool", apiVersion, $$$"""
            {"apiVersion":"{{{apiVersion}}}","kind":"IPPool","metadata":{"name":"default-ipv4-ippool"},"spec":{"blockSize":26,"cidr":"172.30.0.0/16","ipipMode":"CrossSubnet","vxlanMode":"Never",
             "natOutgoing":true,"disabled":true,"allowedUses":["Workload","Tunnel"]}}
            """)).Whole());
        Assert.Equal("IPPool default-ipv4-ippool: 172.30.0.0/16, disabled, ipipMode CrossSubnet, vxlanMode Never, natOutgoing true", pool.ToString());
        Assert.Equal(["Workload", "Tunnel"], pool.AllowedUses);
    }

    [Fact]
    public void What_is_absent_is_as_Calico_has_it()
    {
        var pool = Only("""{"cidr":"172.30.0.0/16"}""");
        Assert.Equal("IPPool p: 172.30.0.0/16, ipipMode Never, vxlanMode Never, natOutgoing false", pool.ToString());
        Assert.True(pool.GivesPodsAddresses);
        Assert.Empty(pool.AllowedUses);
    }

    [Theory]
    [InlineData("""{"cidr":"172.30.0.0/16","ipip":{"enabled":true,"mode":"cross-subnet"},"nat-outgoing":true}""", "CrossSubnet", true)]
    [InlineData("""{"cidr":"172.30.0.0/16","ipip":{"enabled":true,"mode":"always"}}""", "Always", false)]
    [InlineData("""{"cidr":"172.30.0.0/16","ipip":{"enabled":true}}""", "Always", false)]
    [InlineData("""{"cidr":"172.30.0.0/16","ipip":{"enabled":false,"mode":"always"}}""", "Never", false)]
    [InlineData("""{"cidr":"172.30.0.0/16","ipip":{"mode":"cross-subnet"}}""", "Never", false)]
    [InlineData("""{"cidr":"172.30.0.0/16","ipipMode":"Never","ipip":{"enabled":true},"natOutgoing":false,"nat-outgoing":true}""", "Never", false)]
    public void The_old_shape_is_read(string spec, string mode, bool nat) => Assert.Equal((mode, nat), (Only(spec).IpipMode, Only(spec).NatOutgoing));

    [Fact]
    public void What_announces_and_divides_a_pool_is_read()
    {
        var pool = Only("""{"cidr":"172.30.0.0/16","disableBGPExport":true,"blockSize":24,"nodeSelector":"zone == 'dal10'"}""");
        Assert.Equal((true, 24, "zone == 'dal10'"), (pool.DisableBgpExport, pool.BlockSize, pool.NodeSelector));
        foreach (var spec in new[] { """{"cidr":"172.30.0.0/16"}""", """{"cidr":"172.30.0.0/16","blockSize":0,"nodeSelector":"","ipipMode":"","vxlanMode":""}""" })
        {
            var plain = Only(spec);
            Assert.Equal((false, 26, "all()", "Never", "Never"), (plain.DisableBgpExport, plain.BlockSize, plain.NodeSelector, plain.IpipMode, plain.VxlanMode));
        }
    }

    [Fact]
    public void Modes_may_be_written_in_any_case() => Assert.Equal("CrossSubnet", Only("""{"cidr":"172.30.0.0/16","ipipMode":"crosssubnet"}""").IpipMode);

    [Fact]
    public void The_old_shape_may_hold_the_prefix_in_the_metadata() => Assert.Equal("172.30.0.0/16", Assert.Single(Lists.Pools(
        Lists.Json("IPPool", "projectcalico.org/v3", """{"metadata":{"cidr":"172.30.0.0/16"},"spec":{}}""")).Whole()).Name);

    [Theory]
    [InlineData("\"true\"", true)]
    [InlineData("\"False\"", false)]
    [InlineData("null", false)]
    public void A_flag_may_be_a_text(string flag, bool disabled) => Assert.Equal(disabled, Only($$"""{"cidr":"172.30.0.0/16","disabled":{{flag}}}""").Disabled);

    [Theory]
    [InlineData("""{}""", "spec.cidr is not a prefix")]
    [InlineData("""{"cidr":"172.30.0.0"}""", "spec.cidr is not a prefix")]
    [InlineData("""{"cidr":"172.30.0.0/40"}""", "spec.cidr is not a prefix")]
    [InlineData("""{"cidr":"172.30.0.0/16,fd00::/8"}""", "spec.cidr is not a prefix")]
    [InlineData("""{"cidr":{}}""", "spec.cidr is not a prefix")]
    [InlineData("""{"cidr":"172.30.0.0/16","disabled":"yes"}""", "spec.disabled is neither true nor false")]
    [InlineData("""{"cidr":"172.30.0.0/16","disabled":1}""", "spec.disabled is neither true nor false")]
    [InlineData("""{"cidr":"172.30.0.0/16","natOutgoing":{}}""", "spec.natOutgoing is neither true nor false")]
    [InlineData("""{"cidr":"172.30.0.0/16","ipipMode":{}}""", "spec.ipipMode is not a text")]
    [InlineData("""{"cidr":"172.30.0.0/16","ipipMode":"Sometimes"}""", "spec.ipipMode is none of Always, CrossSubnet, Never")]
    [InlineData("""{"cidr":"172.30.0.0/16","blockSize":33}""", "spec.blockSize is not a prefix length")]
    [InlineData("""{"cidr":"172.30.0.0/16","blockSize":{}}""", "spec.blockSize is not a prefix length")]
    [InlineData("""{"cidr":"172.30.0.0/16","disableBGPExport":"no"}""", "spec.disableBGPExport is neither")]
    [InlineData("""{"cidr":"172.30.0.0/16","nodeSelector":[]}""", "spec.nodeSelector is not a text")]
    [InlineData("""{"cidr":"172.30.0.0/16","vxlanMode":true}""", "spec.vxlanMode is not a text")]
    [InlineData("""{"cidr":"172.30.0.0/16","allowedUses":"Workload"}""", "spec.allowedUses is not a list")]
    [InlineData("""{"cidr":"172.30.0.0/16","allowedUses":[null]}""", "spec.allowedUses holds something")]
    [InlineData("""{"cidr":"172.30.0.0/16","ipip":{"enabled":"on"}}""", "spec.ipip.enabled is neither")]
    [InlineData("""{"cidr":"172.30.0.0/16","ipip":{"enabled":true,"mode":"sometimes"}}""", "spec.ipip.mode is neither")]
    public void A_pool_that_cannot_be_understood_is_left_out(string spec, string says)
    {
        var pools = Lists.Pools(Lists.Json("IPPool", "projectcalico.org/v3", Item("""{"cidr":"10.0.0.0/8"}"""), Item(spec)));
        Assert.Equal("items[1]", pools.PartialBecause(says).Where);
        Assert.Single(pools.Value);
    }

    [Fact]
    public void An_IPv6_pool_is_left_out_on_purpose() => Assert.Empty(Lists.Pools(Lists.Json("IPPool", "projectcalico.org/v3", Item("""{"cidr":"fd00::/8"}"""))).Whole());

    [Fact]
    public void Pools_of_another_product_are_not_Calicos()
    {
        Lists.Pools("""{"kind":"IPPoolList","apiVersion":"whereabouts.cni.cncf.io/v1alpha1","items":[]}""").Failure("is of another API");
        Lists.Pools("""{"kind":"List","apiVersion":"v1","items":[{"kind":"IPPool","apiVersion":"whereabouts.cni.cncf.io/v1alpha1"}]}""").Failure("is a list of other things");
    }

    private static string Item(string spec) => $$"""{"metadata":{"name":"p"},"spec":{{spec}}}""";

    private static IpPool Only(string spec) => Assert.Single(Lists.Pools(Lists.Json("IPPool", "projectcalico.org/v3", Item(spec))).Whole());
}
