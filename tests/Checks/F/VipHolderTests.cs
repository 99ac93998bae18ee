using HybridDrift.Checks;
using HybridDrift.Checks.F;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.F;

public sealed class VipHolderTests
{
    private const string Pods = "iks/pods.json", Name = "ibm-cloud-provider-ip-169-48-228-74-", Expected = "a pod that holds the address is ready, on the VLAN of its subnet";

    private static ExampleSite NotReady(int count) => ExampleSite.Healthy().EditItems(Pods, p =>
    {
        if (!ClusterEdits.Name(p).StartsWith(Name, StringComparison.Ordinal) || count-- <= 0) return;
        p["status"]!["conditions"]!.AsArray().Single(c => c!["type"]!.GetValue<string>() == "Ready")!["status"] = "False";
    });

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<VipHolder>();

    [Fact]
    public void It_fails_when_no_holder_is_ready() => NotReady(2).OnlyFinding<VipHolder>().ShouldFail(DriftKind.Different, Expected, "none of 2 pods is ready", Pods, "items[");

    [Fact]
    public void It_fails_when_there_is_no_holder() => ExampleSite.Healthy().RemoveItems(Pods, p => ClusterEdits.Name(p).StartsWith(Name, StringComparison.Ordinal))
        .OnlyFinding<VipHolder>().ShouldBeMissing("there is no pod ibm-system/ibm-cloud-provider-ip-169-48-228-74-");

    [Fact]
    public void It_fails_when_the_subnet_is_on_another_VLAN_than_the_workers() => ExampleSite.Healthy().Edit("iks/vlan-ip-config.json", "2916370", "2916999")
        .OnlyFinding<VipHolder>().ShouldFail(DriftKind.Different, Expected, "workers of VLAN 2916370, and the subnet on VLAN 2916999", "iks/nodes.json");

    [Fact]
    public void One_of_the_two_is_enough() => NotReady(1).ShouldBeAsHealthy<VipHolder>();

    [Fact]
    public void It_cannot_tell_the_VLAN_of_an_address_that_no_subnet_has() => ExampleSite.Healthy().Edit("iks/vlan-ip-config.json", "169.48.228.72/29", "169.48.228.80/29")
        .OnlyFinding<VipHolder>().ShouldBeUnknown("no portable subnet in iks/vlan-ip-config.json has 169.48.228.74");

    [Theory]
    [InlineData(Pods)]
    [InlineData("iks/nodes.json")]
    [InlineData("iks/vlan-ip-config.json")]
    public void It_cannot_tell_without(string document) => ExampleSite.Healthy().ShouldBeUnknownWithout<VipHolder>(document);

    [Fact]
    public void It_does_not_apply_without_flows() => Assert.NotNull(new VipHolder().NotApplicable(ExampleSite.Healthy().Plan.Plan with { Flows = [] }));
}
