using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.D;

public sealed class WorkerVlansTests
{
    private const string Nodes = "iks/nodes.json", Subnets = "iks/vlan-ip-config.json";

    private static ExampleSite With(string label, string? vlan) => ExampleSite.Healthy().EditItem(Nodes, "10.177.7.197", n =>
    {
        var labels = n["metadata"]!["labels"]!.AsObject();
        labels.Remove(label);
        if (vlan is not null) labels.Add(label, vlan);
    });

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<WorkerVlans>();

    [Fact]
    public void It_fails_when_a_worker_is_on_another_private_VLAN() => With("privateVLAN", "2999999").OnlyFinding<WorkerVlans>()
        .ShouldFail(DriftKind.Different, "workers on the private VLAN 2916372", "it is on VLAN 2999999, which has no private portable subnet", Nodes);

    [Fact]
    public void It_fails_when_a_worker_has_its_VLANs_the_wrong_way_round() => With("publicVLAN", "2916372").OnlyFinding<WorkerVlans>()
        .ShouldFail(DriftKind.Different, "workers on the public VLAN 2916370", "it is on VLAN 2916372", Nodes);

    [Fact]
    public void A_worker_without_a_public_VLAN_changes_nothing() => With("publicVLAN", null).ShouldBeAsHealthy<WorkerVlans>();

    [Fact]
    public void It_cannot_tell_when_no_worker_says_its_VLAN() => ExampleSite.Healthy().EditItems(Nodes, n => n["metadata"]!["labels"]!.AsObject().Remove("privateVLAN"))
        .OnlyFinding<WorkerVlans>().ShouldBeUnknown("no worker in iks/nodes.json has the label privateVLAN");

    [Theory]
    [InlineData(Nodes)]
    [InlineData(Subnets)]
    public void It_cannot_tell_without(string document) => ExampleSite.Healthy().ShouldBeUnknownWithout<WorkerVlans>(document);

    [Fact]
    public void It_does_not_apply_without_portable_subnets() =>
        Assert.NotNull(new WorkerVlans().NotApplicable(ExampleSite.Healthy().Plan.Plan with { Networks = [] }));
}
