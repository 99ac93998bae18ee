using HybridDrift.Checks;
using HybridDrift.Checks.F;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.F;

public sealed class IksEncapsulationTests
{
    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<IksEncapsulation>();

    [Theory]
    [InlineData("Always")]
    [InlineData("Never")]
    public void It_fails_when_the_pool_tunnels_otherwise(string mode) => ExampleSite.Healthy().EditAfter("iks/ippools.json", "\"cidr\": \"172.30.0.0/16\"", "\"ipipMode\": \"CrossSubnet\"", $"\"ipipMode\": \"{mode}\"")
        .OnlyFinding<IksEncapsulation>().ShouldFail(DriftKind.Different, "ipipMode CrossSubnet", $"ipipMode {mode}", "iks/ippools.json", "items[");

    [Fact]
    public void It_fails_when_vxlan_is_on() => ExampleSite.Healthy().EditAfter("iks/ippools.json", "\"cidr\": \"172.30.0.0/16\"", "\"vxlanMode\": \"Never\"", "\"vxlanMode\": \"Always\"")
        .OnlyFinding<IksEncapsulation>().ShouldFail(DriftKind.Different, "vxlanMode Never", "vxlanMode Always", "iks/ippools.json");

    [Fact]
    public void It_cannot_tell_without_the_pools() => ExampleSite.Healthy().ShouldBeUnknownWithout<IksEncapsulation>("iks/ippools.json");

    [Fact]
    public void It_cannot_tell_when_no_pool_gives_planned_addresses() => ExampleSite.Healthy().Edit("iks/ippools.json", "\"cidr\": \"172.30.0.0/16\"", "\"cidr\": \"100.64.0.0/16\"")
        .OnlyFinding<IksEncapsulation>().ShouldBeUnknown("no enabled pool");
}
