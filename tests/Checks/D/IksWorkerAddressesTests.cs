using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.D;

public sealed class IksWorkerAddressesTests
{
    private const string Nodes = "iks/nodes.json";

    private static ExampleSite Annotated(string now) => ExampleSite.Healthy().Edit(Nodes, "\"projectcalico.org/IPv4Address\": \"10.177.7.197/26\",", now);

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<IksWorkerAddresses>();

    [Theory]
    [InlineData("10.177.7.197/32", "10.177.7.197/32: Calico takes every other worker to be in another subnet")]
    [InlineData("10.177.7.197/25", "10.177.7.197/25")]
    [InlineData("169.48.230.20/28", "169.48.230.20/28: Calico uses another address than the node's InternalIP")]
    public void It_fails_when_Calico_has_another_address(string address, string actual) => Annotated($"\"projectcalico.org/IPv4Address\": \"{address}\",")
        .OnlyFinding<IksWorkerAddresses>().ShouldFail(DriftKind.Different, "10.177.7.197/26", actual, Nodes, "items[2]");

    [Fact]
    public void It_fails_twice_when_a_worker_is_in_a_new_subnet()
    {
        var results = ExampleSite.Healthy().Edit(Nodes, "10.177.7.197", "10.177.30.5").Run<IksWorkerAddresses>().Where(r => r.Status != Status.Pass).ToArray();

        Assert.Equal(2, results.Length);
        results[0].ShouldFail(DriftKind.Different, "10.177.30.5/26", "10.177.30.5/26 is outside the planned subnet", Nodes, "items[2]");
        results[1].ShouldFail(DriftKind.Different, "an InternalIP in 10.177.7.192/26", "10.177.30.5 is outside", Nodes, "items[2]");
    }

    [Fact]
    public void It_fails_when_a_worker_has_no_private_address() => ExampleSite.Healthy().EditAfter(Nodes, "\"address\": \"169.48.230.18\"", "InternalIP", "ExternalIP")
        .Run<IksWorkerAddresses>().Single(r => r.Status != Status.Pass).ShouldFail(DriftKind.Missing, "an InternalIP in", "the node has none", Nodes);

    [Fact]
    public void It_fails_when_there_is_no_worker()
    {
        var result = ExampleSite.Healthy().Replace(Nodes, """{"kind": "NodeList", "items": []}""" + "\n").Remove("iks/daemonsets.json").OnlyFinding<IksWorkerAddresses>();

        Assert.Equal((Status.Fail, DriftKind.Missing, "there is no worker"), (result.Status, result.Drift, result.Actual));
    }

    [Fact]
    public void It_cannot_tell_when_daemon_sets_want_more_nodes_than_are_listed() => Assert.All(ExampleSite.Healthy().Replace(Nodes, """{"kind": "NodeList", "items": []}""" + "\n").Run<IksWorkerAddresses>(),
        r => r.ShouldBeUnknown("iks/nodes.json: lists 0 nodes, but DaemonSet"));

    [Fact]
    public void It_cannot_tell_without_the_nodes() => ExampleSite.Healthy().ShouldBeUnknownWithout<IksWorkerAddresses>(Nodes);

    [Fact]
    public void It_cannot_tell_what_Calico_has_without_its_annotation() => Annotated("").OnlyFinding<IksWorkerAddresses>().ShouldBeUnknown("projectcalico.org/IPv4Address");

    [Fact]
    public void It_cannot_tell_when_the_annotation_is_not_understood() =>
        Assert.All(Annotated("\"projectcalico.org/IPv4Address\": \"eth0\",").Run<IksWorkerAddresses>(), r => r.ShouldBeUnknown(Nodes));

    [Fact]
    public void A_node_of_another_name_changes_nothing() => ExampleSite.Healthy().Edit(Nodes, "\"name\": \"10.177.7.195\"", "\"name\": \"worker-1\"").ShouldBeAsHealthy<IksWorkerAddresses>();

    [Fact]
    public void Two_addresses_in_another_order_change_nothing()
    {
        static ExampleSite With(string first, string second) => ExampleSite.Healthy().EditAfter(Nodes, "\"addresses\": [",
            "\"type\": \"InternalIP\",\n            \"address\": \"10.177.7.195\"", $$""" "type": "InternalIP", "address": "{{first}}"}, {"type": "InternalIP", "address": "{{second}}" """);
        var there = With("10.177.7.195", "10.177.7.250").Run<IksWorkerAddresses>().Select(r => (r.Identity, r.Status, r.Expected));

        Assert.Equal(there, With("10.177.7.250", "10.177.7.195").Run<IksWorkerAddresses>().Select(r => (r.Identity, r.Status, r.Expected)));
    }

    [Fact]
    public void It_does_not_apply_without_the_network() =>
        Assert.NotNull(new IksWorkerAddresses().NotApplicable(ExampleSite.Healthy().Plan.Plan with { Networks = [] }));
}
