using HybridDrift.Checks;
using HybridDrift.Checks.F;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.F;

public sealed class TunnelMasqueradeTests
{
    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<TunnelMasquerade>();

    [Fact]
    public void It_fails_when_the_pool_over_the_far_network_is_gone() => ExampleSite.Healthy().Edit("iks/ippools.json", "\"cidr\": \"192.168.140.0/24\"", "\"cidr\": \"192.168.150.0/24\"")
        .OnlyFinding<TunnelMasquerade>().ShouldFail(DriftKind.Different, "their own address", "the worker's, because natOutgoing is on and no pool covers 192.168.140.0/24", "iks/ippools.json");

    [Fact]
    public void It_fails_for_worker_addresses_when_a_pool_turns_translation_off()
    {
        var results = ExampleSite.Healthy().EditPlan("snat: false", "snat: true").Run<TunnelMasquerade>();

        Assert.Equal(2, results.Count);
        Assert.All(results, r => r.ShouldFail(DriftKind.Different, "the worker's address", "turns translation off", "iks/ippools.json"));
    }

    [Fact]
    public void It_passes_when_one_pool_covers_both_far_networks() => ExampleSite.Healthy().Edit("iks/ippools.json", "\"cidr\": \"192.168.140.0/24\"", "\"cidr\": \"192.168.0.0/16\"").ShouldBeAsHealthy<TunnelMasquerade>();

    [Fact]
    public void It_cannot_tell_without_the_pools() => ExampleSite.Healthy().ShouldBeUnknownWithout<TunnelMasquerade>("iks/ippools.json");
}
