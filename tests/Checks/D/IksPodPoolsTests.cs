using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.D;

public sealed class IksPodPoolsTests
{
    private const string Pools = "iks/ippools.json";

    private static string Pool(string cidr, string more = "") =>
        $$"""{"kind": "IPPool", "metadata": {"name": "test"}, "spec": {"cidr": "{{cidr}}" {{more}} , "natOutgoing": true} },""";

    private static ExampleSite With(string pool) => ExampleSite.Healthy().Edit(Pools, "\"items\": [", "\"items\": [" + pool);

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<IksPodPools>();

    [Fact]
    public void It_fails_when_a_further_pool_is_enabled() => With(Pool("172.29.0.0/16")).OnlyFinding<IksPodPools>()
        .ShouldFail(DriftKind.Extra, "pods get addresses from 172.30.0.0/16 only", "the enabled pool 'test' gives pods 172.29.0.0/16", Pools, "items[0]");

    [Fact]
    public void It_fails_when_the_pool_is_smaller() => ExampleSite.Healthy().Edit(Pools, "\"cidr\": \"172.30.0.0/16\"", "\"cidr\": \"172.30.0.0/17\"")
        .OnlyFinding<IksPodPools>().ShouldFail(DriftKind.Different, "enabled pools give pods 172.30.0.0/16", "no enabled pool has 172.30.128.0/17", Pools, "items");

    [Fact]
    public void It_fails_when_the_pool_is_gone_or_disabled()
    {
        var result = ExampleSite.Healthy().EditAfter(Pools, "\"cidr\": \"172.30.0.0/16\"", "\"ipipMode\"", "\"disabled\": true, \"ipipMode\"").OnlyFinding<IksPodPools>();

        Assert.Equal((Status.Fail, DriftKind.Missing, "no enabled pool has 172.30.0.0/16"), (result.Status, result.Drift, result.Actual));
    }

    [Fact]
    public void It_cannot_tell_without_the_pools() => ExampleSite.Healthy().ShouldBeUnknownWithout<IksPodPools>(Pools);

    [Fact]
    public void It_cannot_tell_when_a_pool_is_not_understood() => With(Pool("everything")).OnlyFinding<IksPodPools>().ShouldBeUnknown(Pools);

    [Fact]
    public void It_cannot_tell_when_Calico_keeps_its_pools_in_etcd() => ExampleSite.Healthy().Remove(Pools).Replace("iks/apis.json", """{"kind": "APIGroupList", "groups": [{"name": "apps"}]}""" + "\n")
        .OnlyFinding<IksPodPools>().ShouldBeUnknown("Calico keeps its objects in etcd here");

    [Fact]
    public void Two_halves_are_the_pool() => With(Pool("172.30.128.0/17")).Edit(Pools, "\"cidr\": \"172.30.0.0/16\"", "\"cidr\": \"172.30.0.0/17\"").ShouldBeAsHealthy<IksPodPools>();

    [Theory]
    [InlineData(", \"disabled\": true")]
    [InlineData(", \"allowedUses\": [\"Tunnel\"]")]
    public void A_pool_that_gives_pods_no_addresses_changes_nothing(string more) => With(Pool("172.29.0.0/16", more)).ShouldBeAsHealthy<IksPodPools>();

    [Fact]
    public void Host_bits_change_nothing() => ExampleSite.Healthy().Edit(Pools, "\"cidr\": \"172.30.0.0/16\"", "\"cidr\": \"172.30.9.9/16\"").ShouldBeAsHealthy<IksPodPools>();

    [Fact]
    public void It_does_not_apply_without_the_network() =>
        Assert.NotNull(new IksPodPools().NotApplicable(ExampleSite.Healthy().Plan.Plan with { Networks = [] }));
}
