using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.D;

public sealed class IcpWorkerAddressesTests
{
    private const string Nodes = "icp/nodes.json";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<IcpWorkerAddresses>();

    [Fact]
    public void It_fails_when_a_node_is_not_behind_the_edge() => ExampleSite.Healthy().Edit(Nodes, "192.168.133.42", "10.208.242.190")
        .OnlyFinding<IcpWorkerAddresses>().ShouldFail(DriftKind.Different, "an InternalIP in 192.168.133.0/24", "10.208.242.190 is outside", Nodes, "items[6]");

    [Fact]
    public void It_fails_when_there_is_no_node()
    {
        var result = ExampleSite.Healthy().Replace(Nodes, """{"kind": "NodeList", "items": []}""" + "\n").Remove("icp/daemonsets.json").OnlyFinding<IcpWorkerAddresses>();

        Assert.Equal((Status.Fail, DriftKind.Missing, "there is no node"), (result.Status, result.Drift, result.Actual));
    }

    [Fact]
    public void It_cannot_tell_when_daemon_sets_want_more_nodes_than_are_listed() => Assert.All(ExampleSite.Healthy().Replace(Nodes, """{"kind": "NodeList", "items": []}""" + "\n").Run<IcpWorkerAddresses>(),
        r => r.ShouldBeUnknown("icp/nodes.json: lists 0 nodes, but DaemonSet"));

    [Fact]
    public void It_fails_when_a_node_has_no_address() => ExampleSite.Healthy().EditAfter(Nodes, "\"addresses\": [", "InternalIP", "ExternalIP")
        .OnlyFinding<IcpWorkerAddresses>().ShouldFail(DriftKind.Missing, "an InternalIP in 192.168.133.0/24", "the node has none", Nodes, "items[0]");

    [Fact]
    public void It_cannot_tell_without_the_nodes() => ExampleSite.Healthy().ShouldBeUnknownWithout<IcpWorkerAddresses>(Nodes);

    [Fact]
    public void It_cannot_tell_from_the_first_page() => Assert.All(
        ExampleSite.Healthy().EditAfter(Nodes, "\"metadata\": {", "\"resourceVersion\"", "\"continue\": \"abc\", \"resourceVersion\"").Run<IcpWorkerAddresses>(), r => r.ShouldBeUnknown(Nodes));

    [Fact]
    public void A_node_of_another_name_changes_nothing() => ExampleSite.Healthy().Edit(Nodes, "\"name\": \"192.168.133.21\"", "\"name\": \"master-1\"").ShouldBeAsHealthy<IcpWorkerAddresses>();

    [Fact]
    public void It_does_not_apply_without_the_network() =>
        Assert.NotNull(new IcpWorkerAddresses().NotApplicable(ExampleSite.Healthy().Plan.Plan with { Networks = [] }));
}
