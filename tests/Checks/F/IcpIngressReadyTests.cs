using HybridDrift.Checks;
using HybridDrift.Checks.F;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.F;

public sealed class IcpIngressReadyTests
{
    private const string DaemonSets = "icp/daemonsets.json", Name = "nginx-ingress-controller";

    private static ExampleSite With(string field, int count) => ExampleSite.Healthy().EditItem(DaemonSets, Name, d => d["status"]![field] = count);

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<IcpIngressReady>();

    [Theory]
    [InlineData(0, Severity.High)]
    [InlineData(1, Severity.Medium)]
    public void It_fails_when_the_ingress_is_not_ready(int ready, Severity severity)
    {
        var result = With("numberReady", ready).OnlyFinding<IcpIngressReady>();

        result.ShouldFail(DriftKind.Different, "every proxy node has an ingress that is ready", $"{ready} of 2 ready", DaemonSets, "items[");
        Assert.Equal(severity, result.Severity);
    }

    [Fact]
    public void It_fails_when_it_is_wanted_nowhere() => With("desiredNumberScheduled", 0).OnlyFinding<IcpIngressReady>()
        .ShouldFail(DriftKind.Different, "every proxy node", "wanted on no node", DaemonSets);

    [Fact]
    public void It_fails_when_there_is_none() => ExampleSite.Healthy().RemoveItem(DaemonSets, Name).OnlyFinding<IcpIngressReady>().ShouldBeMissing("there is no DaemonSet nginx-ingress-controller");

    [Fact]
    public void It_cannot_tell_without_the_daemon_sets() => ExampleSite.Healthy().ShouldBeUnknownWithout<IcpIngressReady>(DaemonSets);

    [Fact]
    public void It_cannot_tell_from_the_daemon_sets_of_one_namespace() => ExampleSite.Healthy().RemoveItems(DaemonSets, d => ClusterEdits.Namespace(d) != "vpn")
        .OnlyFinding<IcpIngressReady>().ShouldBeUnknown("holds no workload of kube-system");

    [Fact]
    public void It_does_not_apply_without_flows() => Assert.NotNull(new IcpIngressReady().NotApplicable(ExampleSite.Healthy().Plan.Plan with { Flows = [] }));
}
