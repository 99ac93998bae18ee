using HybridDrift.Checks;
using HybridDrift.Checks.F;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.F;

public sealed class NodesReadyTests
{
    private const string Nodes = "iks/nodes.json", DaemonSets = "iks/daemonsets.json", Worker = "10.177.7.197";

    private static ExampleSite With(string condition, string status, string path = Nodes, string name = Worker) => ExampleSite.Healthy()
        .EditItem(path, name, n => n["status"]!["conditions"]!.AsArray().Single(c => c!["type"]!.GetValue<string>() == condition)!["status"] = status);

    [Fact]
    public void They_pass_when_the_site_is_healthy()
    {
        ExampleSite.Healthy().ShouldPass<IksNodesReady>();
        ExampleSite.Healthy().ShouldPass<IcpNodesReady>();
    }

    [Fact]
    public void It_fails_when_a_node_is_not_ready()
    {
        With("Ready", "False").OnlyFinding<IksNodesReady>().ShouldFail(DriftKind.Different, "the node is ready", "it is not ready", Nodes, "items[");
        With("Ready", "False", "icp/nodes.json", "192.168.133.43").OnlyFinding<IcpNodesReady>().ShouldFail(DriftKind.Different, "the node is ready", "it is not ready", "icp/nodes.json");
    }

    [Fact]
    public void It_fails_when_a_node_has_no_network() => With("NetworkUnavailable", "True").OnlyFinding<IksNodesReady>()
        .ShouldFail(DriftKind.Different, "the node has its network", "Calico is not up on it", Nodes);

    [Fact]
    public void It_fails_when_Calico_is_not_ready_everywhere() => ExampleSite.Healthy().EditItem(DaemonSets, "calico-node", d => d["status"]!["numberReady"] = 3).OnlyFinding<IksNodesReady>()
        .ShouldFail(DriftKind.Different, "calico-node is ready on every node", "3 of 4 ready", DaemonSets, "items[");

    [Fact]
    public void It_fails_without_Calico() => ExampleSite.Healthy().RemoveItem(DaemonSets, "calico-node")
        .AddItem(DaemonSets, """{"metadata":{"name":"kube-proxy","namespace":"kube-system"},"status":{"desiredNumberScheduled":4}}""").OnlyFinding<IksNodesReady>().ShouldBeMissing("there is no DaemonSet calico-node");

    [Fact]
    public void It_cannot_tell_of_a_node_that_the_cluster_has_lost() => With("Ready", "Unknown").OnlyFinding<IksNodesReady>().ShouldBeUnknown("has not heard of the node");

    [Fact]
    public void It_cannot_tell_of_nodes_that_are_missing() => Assert.Single(ExampleSite.Healthy().RemoveItem(Nodes, Worker).Run<IksNodesReady>(), r => r.Subject == "all nodes").ShouldBeUnknown("lists 3 nodes");

    [Theory]
    [InlineData(Nodes)]
    [InlineData(DaemonSets)]
    public void It_cannot_tell_without(string document) => ExampleSite.Healthy().ShouldBeUnknownWithout<IksNodesReady>(document);

    [Fact]
    public void A_node_that_takes_no_new_pods_changes_nothing() => ExampleSite.Healthy().EditItem(Nodes, Worker, n => n["spec"]!["unschedulable"] = true).ShouldBeAsHealthy<IksNodesReady>();

    [Fact]
    public void They_do_not_apply_without_the_network()
    {
        var plan = ExampleSite.Healthy().Plan.Plan with { Networks = [] };
        Assert.NotNull(new IksNodesReady().NotApplicable(plan));
        Assert.NotNull(new IcpNodesReady().NotApplicable(plan));
    }
}
