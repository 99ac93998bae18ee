using HybridDrift.Checks;
using HybridDrift.Checks.F;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.F;

public sealed class OutgoingNatTests
{
    private const string Pools = "icp/ippools.json", Felix = "icp/felixconfigurations.json", Own = "default-ipv4-ippool";

    private static string Pool(string cidr, string more = "") => $$"""{"kind":"IPPool","metadata":{"name":"over"},"spec":{"cidr":"{{cidr}}"{{more}} } }""";

    /// <summary>IKS joined by the VLAN, and nothing in the pools for tunnels.</summary>
    private static ExampleSite WithoutTunnel() => ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan", "iks-to-vcs: common-vlan").RemoveItems("iks/ippools.json", p => ClusterEdits.Name(p) != Own);

    [Fact]
    public void They_pass_when_the_site_is_healthy()
    {
        ExampleSite.Healthy().ShouldPass<IcpOutgoingNat>();
        WithoutTunnel().ShouldPass<IksOutgoingNat>();
    }

    [Fact]
    public void It_fails_when_natOutgoing_is_off() => ExampleSite.Healthy().EditItem(Pools, Own, p => p["spec"]!["natOutgoing"] = false).OnlyFinding<IcpOutgoingNat>()
        .ShouldFail(DriftKind.Different, "the node's address", "their own, because natOutgoing of the pool 192.168.16.0/20 is off", Pools, "items[");

    [Fact]
    public void It_fails_when_a_disabled_pool_covers_the_destination() => ExampleSite.Healthy().AddItem(Pools, Pool("192.168.141.0/24", ",\"disabled\":true")).OnlyFinding<IcpOutgoingNat>()
        .ShouldFail(DriftKind.Different, "the node's address", "because the pool 192.168.141.0/24 ('over', disabled) turns translation off", Pools);

    [Fact]
    public void It_fails_in_IKS_when_the_pools_of_a_tunnel_were_left_behind() => ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan", "iks-to-vcs: common-vlan").OnlyFinding<IksOutgoingNat>()
        .ShouldFail(DriftKind.Different, "the node's address", "because the pool 192.168.140.0/24", "iks/ippools.json");

    [Fact]
    public void It_fails_when_Calico_translates_to_a_fixed_address() => ExampleSite.Healthy().EditItem(Felix, "default", f => f["spec"]!["natOutgoingAddress"] = "192.168.133.200")
        .OnlyFinding<IcpOutgoingNat>().ShouldFail(DriftKind.Different, "the node's address", "192.168.133.200, because natOutgoingAddress says so", Felix);

    [Fact]
    public void It_cannot_tell_when_Calico_translates_on_some_interfaces_only() => ExampleSite.Healthy().EditItem(Felix, "default", f => f["spec"]!["iptablesNATOutgoingInterfaceFilter"] = "eth1")
        .OnlyFinding<IcpOutgoingNat>().ShouldBeUnknown("on some interfaces only");

    [Fact]
    public void It_cannot_tell_whether_a_pool_of_load_balancers_counts() => ExampleSite.Healthy().AddItem(Pools, Pool("192.168.141.0/24", ",\"allowedUses\":[\"LoadBalancer\"]"))
        .OnlyFinding<IcpOutgoingNat>().ShouldBeUnknown("depends on the version of Calico");

    [Fact]
    public void Pools_elsewhere_change_nothing() => ExampleSite.Healthy().AddItem(Pools, Pool("192.168.142.0/24", ",\"disabled\":true")).ShouldBeAsHealthy<IcpOutgoingNat>();

    [Theory]
    [InlineData(Pools)]
    [InlineData(Felix)]
    public void It_cannot_tell_without(string document) => ExampleSite.Healthy().ShouldBeUnknownWithout<IcpOutgoingNat>(document);

    [Fact]
    public void They_do_not_apply_by_tunnel_or_without_flows()
    {
        ExampleSite.Healthy().ShouldNotApply<IksOutgoingNat>("F3.5-1 looks at what goes through its tunnels");
        Assert.NotNull(new IcpOutgoingNat().NotApplicable(ExampleSite.Healthy().Plan.Plan with { Flows = [] }));
    }
}
