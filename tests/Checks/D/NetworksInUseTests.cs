using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.D;

public sealed class NetworksInUseTests
{
    private const string Expected = "addresses outside of 172.21.0.0/16, 172.30.0.0/16";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<NetworksInUse>();

    [Fact]
    public void It_fails_when_a_network_of_a_router_lies_in_the_pod_network()
    {
        var result = ExampleSite.Healthy().Edit(EdgeEdits.VcsRouter, "<primaryAddress>192.168.140.1</primaryAddress>", "<primaryAddress>172.30.5.1</primaryAddress>").OnlyFinding<NetworksInUse>();

        result.ShouldFail(DriftKind.Different, Expected, "network 172.30.5.0/24 has 172.30.5.0/24 of it", EdgeEdits.VcsRouter);
        Assert.Equal(("router of vcs-edge (edge-4)", "network 172.30.5.0/24"), (result.Asset, result.Subject));
    }

    [Fact]
    public void It_fails_when_ICP_gives_its_pods_addresses_of_IKS() => ExampleSite.Healthy()
        .EditItem("icp/ippools.json", "default-ipv4-ippool", p => p["spec"]!["cidr"] = "172.16.0.0/12").OnlyFinding<NetworksInUse>()
        .ShouldFail(DriftKind.Different, Expected, "pool 172.16.0.0/12 has 172.21.0.0/16, 172.30.0.0/16 of it", "icp/ippools.json", "items[");

    [Fact]
    public void It_fails_when_a_service_of_ICP_has_an_address_of_IKS() => ExampleSite.Healthy().Edit("icp/services.json", "192.168.12.84", "172.21.9.84").OnlyFinding<NetworksInUse>()
        .ShouldFail(DriftKind.Different, Expected, "service portal/web has 172.21.9.84 of it", "icp/services.json");

    [Fact]
    public void It_fails_when_a_node_of_ICP_has_an_address_of_IKS() => ExampleSite.Healthy().Edit("icp/nodes.json", "\"192.168.133.43\"", "\"172.30.33.43\"").OnlyFinding<NetworksInUse>()
        .ShouldFail(DriftKind.Different, Expected, "node 172.30.33.43 has 172.30.33.43 of it", "icp/nodes.json");

    [Theory]
    [InlineData("icp/nodes.json")]
    [InlineData("icp/ippools.json")]
    [InlineData("icp/services.json")]
    [InlineData(EdgeEdits.VcsRouter)]
    [InlineData(EdgeEdits.IcpEdge)]
    public void It_cannot_tell_without(string document) => ExampleSite.Healthy().ShouldBeUnknownWithout<NetworksInUse>(document);

    [Fact]
    public void An_interface_that_is_not_connected_changes_nothing() => ExampleSite.Healthy()
        .EditAfter(EdgeEdits.VcsEdge, "<label>vNic_3</label>", "<addressGroups/>",
            "<addressGroups><addressGroup><primaryAddress>172.30.5.1</primaryAddress><subnetMask>255.255.255.0</subnetMask></addressGroup></addressGroups>").ShouldBeAsHealthy<NetworksInUse>();

    [Fact]
    public void It_does_not_apply_without_the_network() =>
        Assert.NotNull(new NetworksInUse().NotApplicable(ExampleSite.Healthy().Plan.Plan with { Networks = [] }));
}
