using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.D;

public sealed class IksWorkerPublicAddressesTests
{
    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<IksWorkerPublicAddresses>();

    [Fact]
    public void It_fails_when_a_worker_has_an_address_of_another_subnet()
    {
        var text = ExampleSite.Healthy()["iks/nodes.json"];
        var address = System.Text.RegularExpressions.Regex.Match(text, @"""169\.48\.230\.(\d+)""").Groups[1].Value;

        ExampleSite.Healthy().Edit("iks/nodes.json", $"\"169.48.230.{address}\"", $"\"169.48.231.{address}\"")
            .OnlyFinding<IksWorkerPublicAddresses>().ShouldFail(DriftKind.Different, "public addresses in 169.48.230.16/28", $"169.48.231.{address}", "iks/nodes.json", "items[");
    }

    [Fact]
    public void It_fails_for_every_public_address_when_none_is_planned()
    {
        var results = ExampleSite.Healthy().EditPlan("  iks-workers-public: 169.48.230.16/28\n", "").Run<IksWorkerPublicAddresses>();

        Assert.Equal(4, results.Count);
        Assert.All(results, r => r.ShouldFail(DriftKind.Extra, "no public address", "169.48.230.", "iks/nodes.json"));
    }

    [Fact]
    public void It_cannot_tell_without_the_nodes() => ExampleSite.Healthy().ShouldBeUnknownWithout<IksWorkerPublicAddresses>("iks/nodes.json");

    [Fact]
    public void It_does_not_apply_without_workers() => ExampleSite.Healthy().EditPlan("  iks-workers-private: 10.177.7.192/26\n", "").ShouldNotApply<IksWorkerPublicAddresses>("no IKS workers");
}
