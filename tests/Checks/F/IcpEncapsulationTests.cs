using HybridDrift.Checks;
using HybridDrift.Checks.F;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.F;

public sealed class IcpEncapsulationTests
{
    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<IcpEncapsulation>();

    [Theory]
    [InlineData("CrossSubnet")]
    [InlineData("Never")]
    public void It_fails_when_the_pool_tunnels_otherwise(string mode) => ExampleSite.Healthy().EditAfter("icp/ippools.json", "\"cidr\": \"192.168.16.0/20\"", "\"ipipMode\": \"Always\"", $"\"ipipMode\": \"{mode}\"")
        .OnlyFinding<IcpEncapsulation>().ShouldFail(DriftKind.Different, "ipipMode Always", $"ipipMode {mode}", "icp/ippools.json", "items[");

    [Fact]
    public void It_fails_when_vxlan_is_on() => ExampleSite.Healthy().EditAfter("icp/ippools.json", "\"cidr\": \"192.168.16.0/20\"", "\"vxlanMode\": \"Never\"", "\"vxlanMode\": \"Always\"")
        .OnlyFinding<IcpEncapsulation>().ShouldFail(DriftKind.Different, "vxlanMode Never", "vxlanMode Always", "icp/ippools.json");

    [Fact]
    public void It_cannot_tell_without_the_pools() => ExampleSite.Healthy().ShouldBeUnknownWithout<IcpEncapsulation>("icp/ippools.json");

    [Fact]
    public void It_cannot_tell_when_no_pool_gives_planned_addresses() => ExampleSite.Healthy().Edit("icp/ippools.json", "\"cidr\": \"192.168.16.0/20\"", "\"cidr\": \"100.64.0.0/16\"")
        .OnlyFinding<IcpEncapsulation>().ShouldBeUnknown("no enabled pool");
}
