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

    /// <summary>Without the pools over the far networks, as a release that translates leaves them out.</summary>
    private static ExampleSite Translating() => ExampleSite.Healthy().EditPlan("snat: false", "snat: true")
        .RemoveItems("iks/ippools.json", p => ClusterEdits.Name(p).StartsWith("192-168-14", StringComparison.Ordinal));

    [Fact]
    public void It_passes_for_worker_addresses_without_such_pools() => Translating().ShouldPass<TunnelMasquerade>();

    [Theory]
    [InlineData("default-ipv4-ippool", "\"natOutgoing\": true", "\"natOutgoing\": false")]
    public void It_fails_for_worker_addresses_when_natOutgoing_is_off(string name, string old, string now) => Assert.All(ExampleSite.Healthy().EditPlan("snat: false", "snat: true")
        .EditAfter("iks/ippools.json", name, old, now).Run<TunnelMasquerade>(), r => r.ShouldFail(DriftKind.Different, "the worker's address", "natOutgoing of the pool 172.30.0.0/16 is off", "iks/ippools.json"));

    [Fact]
    public void It_fails_for_worker_addresses_when_Calico_translates_to_a_fixed_one() => Assert.All(
        Translating().EditItem("iks/felixconfigurations.json", "default", f => f["spec"]!["natOutgoingAddress"] = "10.177.7.250").Run<TunnelMasquerade>(),
        r => r.ShouldFail(DriftKind.Different, "the worker's address", "10.177.7.250, because natOutgoingAddress", "iks/felixconfigurations.json"));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_cannot_tell_when_no_pool_gives_pods_addresses(bool translating) => Assert.All(
        (translating ? Translating() : ExampleSite.Healthy()).EditItem("iks/ippools.json", "default-ipv4-ippool", p => p["spec"]!["disabled"] = true).Run<TunnelMasquerade>(),
        r => r.ShouldBeUnknown("no enabled pool gives pods addresses"));

    [Fact]
    public void It_cannot_tell_whether_pools_of_load_balancers_count() => Assert.All(
        ExampleSite.Healthy().EditItems("iks/ippools.json", p => { if (ClusterEdits.Name(p) != "default-ipv4-ippool") p["spec"]!["allowedUses"] = new System.Text.Json.Nodes.JsonArray("LoadBalancer"); }).Run<TunnelMasquerade>(),
        r => r.ShouldBeUnknown("for load balancers only"));

    [Fact]
    public void It_passes_when_one_pool_covers_both_far_networks() => ExampleSite.Healthy().Edit("iks/ippools.json", "\"cidr\": \"192.168.140.0/24\"", "\"cidr\": \"192.168.0.0/16\"").ShouldBeAsHealthy<TunnelMasquerade>();

    [Fact]
    public void It_cannot_tell_without_the_pools() => ExampleSite.Healthy().ShouldBeUnknownWithout<TunnelMasquerade>("iks/ippools.json");
}
