using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.D;

public sealed class IcpPodPoolsTests
{
    private const string Pools = "icp/ippools.json";

    private static string Pool(string cidr, string more = "") =>
        $$"""{"kind": "IPPool", "metadata": {"name": "test"}, "spec": {"cidr": "{{cidr}}" {{more}} , "natOutgoing": true} },""";

    private static ExampleSite With(string pool) => ExampleSite.Healthy().Edit(Pools, "\"items\": [", "\"items\": [" + pool);

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<IcpPodPools>();

    [Fact]
    public void It_fails_when_a_further_pool_is_enabled() => With(Pool("172.29.0.0/16")).OnlyFinding<IcpPodPools>()
        .ShouldFail(DriftKind.Extra, "pods get addresses from 192.168.16.0/20 only", "the enabled pool 'test' gives pods 172.29.0.0/16", Pools, "items[0]");

    [Fact]
    public void It_fails_when_the_pool_is_smaller() => ExampleSite.Healthy().Edit(Pools, "\"cidr\": \"192.168.16.0/20\"", "\"cidr\": \"192.168.16.0/21\"")
        .OnlyFinding<IcpPodPools>().ShouldFail(DriftKind.Different, "enabled pools give pods 192.168.16.0/20", "no enabled pool has 192.168.24.0/21", Pools, "items");

    [Fact]
    public void It_fails_when_the_pool_is_gone_or_disabled()
    {
        var result = ExampleSite.Healthy().EditAfter(Pools, "\"cidr\": \"192.168.16.0/20\"", "\"ipipMode\"", "\"disabled\": true, \"ipipMode\"").OnlyFinding<IcpPodPools>();

        Assert.Equal((Status.Fail, DriftKind.Missing, "no enabled pool has 192.168.16.0/20"), (result.Status, result.Drift, result.Actual));
    }

    [Fact]
    public void It_says_that_the_pool_is_ICPs_default() => Assert.Contains("10.1.0.0/16, inside 10.0.0.0/14, which IBM Cloud reserves: ICP takes 10.1.0.0/16 for pods",
        ExampleSite.Healthy().Edit("icp/ippools.json", "\"192.168.16.0/20\"", "\"10.1.0.0/16\"").Run<IcpPodPools>().Single(r => r.Subject == "pool 10.1.0.0/16").Actual);

    [Fact]
    public void It_cannot_tell_without_the_pools() => ExampleSite.Healthy().ShouldBeUnknownWithout<IcpPodPools>(Pools);

    [Fact]
    public void It_cannot_tell_when_a_pool_is_not_understood() => With(Pool("everything")).OnlyFinding<IcpPodPools>().ShouldBeUnknown(Pools);

    [Fact]
    public void It_cannot_tell_when_Calico_keeps_its_pools_in_etcd() => ExampleSite.Healthy().Remove(Pools).Replace("icp/apis.json", """{"kind": "APIGroupList", "groups": [{"name": "apps"}]}""" + "\n")
        .OnlyFinding<IcpPodPools>().ShouldBeUnknown("Calico keeps its objects in etcd here");

    [Fact]
    public void Two_halves_are_the_pool() => With(Pool("192.168.24.0/21")).Edit(Pools, "\"cidr\": \"192.168.16.0/20\"", "\"cidr\": \"192.168.16.0/21\"").ShouldBeAsHealthy<IcpPodPools>();

    [Theory]
    [InlineData(", \"disabled\": true")]
    [InlineData(", \"allowedUses\": [\"Tunnel\"]")]
    public void A_pool_that_gives_pods_no_addresses_changes_nothing(string more) => With(Pool("172.29.0.0/16", more)).ShouldBeAsHealthy<IcpPodPools>();

    [Fact]
    public void Host_bits_change_nothing() => ExampleSite.Healthy().Edit(Pools, "\"cidr\": \"192.168.16.0/20\"", "\"cidr\": \"192.168.17.9/20\"").ShouldBeAsHealthy<IcpPodPools>();

    [Fact]
    public void It_does_not_apply_without_the_network() =>
        Assert.NotNull(new IcpPodPools().NotApplicable(ExampleSite.Healthy().Plan.Plan with { Networks = [] }));
}
