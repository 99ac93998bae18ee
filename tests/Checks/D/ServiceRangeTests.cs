using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.D;

public sealed class ServiceRangeTests
{
    private const string Iks = "iks/services.json", Icp = "icp/services.json";

    [Fact]
    public void It_passes_when_the_site_is_healthy()
    {
        ExampleSite.Healthy().ShouldPass<IksServiceRange>();
        ExampleSite.Healthy().ShouldPass<IcpServiceRange>();
    }

    [Fact]
    public void It_fails_when_the_range_of_IKS_is_a_part_of_the_planned_one()
    {
        var results = ExampleSite.Healthy().Edit(Iks, "\"172.21.0.1\"", "\"172.21.128.1\"").Edit(Iks, "\"172.21.0.10\"", "\"172.21.128.10\"").Run<IksServiceRange>();

        results[0].ShouldFail(DriftKind.Different, "default/kubernetes has 172.21.0.1, address 1 of the service network", "it has 172.21.128.1: the cluster's range is another one", Iks);
        results[1].ShouldFail(DriftKind.Different, "kube-system/kube-dns has 172.21.0.10", "it has 172.21.128.10", Iks);
    }

    [Fact]
    public void It_fails_when_the_range_of_ICP_is_another() => ExampleSite.Healthy().EditPlan("icp-services: 192.168.12.0/24", "icp-services: 192.168.12.0/23")
        .Edit(Icp, "\"192.168.12.1\"", "\"192.168.13.1\"").OnlyFinding<IcpServiceRange>().ShouldFail(DriftKind.Different, "default/kubernetes has 192.168.12.1", "it has 192.168.13.1", Icp);

    [Fact]
    public void It_fails_without_a_name_service() =>
        ExampleSite.Healthy().RemoveItem(Iks, "kube-dns").OnlyFinding<IksServiceRange>().ShouldBeMissing("there is no service kube-system/kube-dns");

    [Fact]
    public void It_cannot_tell_from_the_services_of_one_namespace() => Assert.All(
        ExampleSite.Healthy().RemoveItems(Iks, i => ClusterEdits.Namespace(i) != "shop").Run<IksServiceRange>(), r => r.ShouldBeUnknown("has no service default/kubernetes"));

    [Fact]
    public void It_cannot_tell_without_the_services()
    {
        ExampleSite.Healthy().ShouldBeUnknownWithout<IksServiceRange>(Iks);
        ExampleSite.Healthy().ShouldBeUnknownWithout<IcpServiceRange>(Icp);
    }

    [Fact]
    public void The_name_service_of_ICP_may_have_any_address() => ExampleSite.Healthy().Edit(Icp, "\"192.168.12.10\"", "\"192.168.12.77\"").ShouldBeAsHealthy<IcpServiceRange>();

    [Fact]
    public void It_does_not_apply_without_the_network()
    {
        var plan = ExampleSite.Healthy().Plan.Plan with { Networks = [] };
        Assert.NotNull(new IksServiceRange().NotApplicable(plan));
        Assert.NotNull(new IcpServiceRange().NotApplicable(plan));
    }
}
