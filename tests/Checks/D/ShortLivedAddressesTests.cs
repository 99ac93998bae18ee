using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.D;

public sealed class ShortLivedAddressesTests
{
    private const string Pod = "172.30.64.21";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<ShortLivedAddresses>();

    [Fact]
    public void It_fails_when_a_translation_leads_to_a_pod()
    {
        var result = ExampleSite.Healthy().NatLast(EdgeEdits.VcsEdge, EdgeEdits.Dnat("10.208.242.132", "8080", Pod, "8080")).OnlyFinding<ShortLivedAddresses>();

        result.ShouldFail(DriftKind.Different, "no address of a single pod", $"{Pod} is the pod shop/web-", EdgeEdits.VcsEdge);
        Assert.Equal((Severity.Medium, $"destination NAT names {Pod}"), (result.Severity, result.Subject));
    }

    [Fact]
    public void It_fails_when_a_firewall_rule_names_yesterdays_worker()
    {
        var result = ExampleSite.Healthy().FirewallFirst(EdgeEdits.VcsEdge, EdgeEdits.Accept("<ipAddress>192.168.140.0/24</ipAddress>", source: "<source><ipAddress>10.177.7.201</ipAddress></source>"))
            .OnlyFinding<ShortLivedAddresses>();

        result.ShouldFail(DriftKind.Different, "no address of a worker that is gone", "10.177.7.201 lies in the worker network", EdgeEdits.VcsEdge);
        Assert.Equal(Severity.High, result.Severity);
    }

    [Fact]
    public void It_fails_for_one_of_several_workers_that_a_rule_names_one_by_one() => ExampleSite.Healthy().FirewallFirst(EdgeEdits.VcsEdge, EdgeEdits.Accept("<ipAddress>192.168.140.0/24</ipAddress>",
            source: "<source><ipAddress>10.177.7.197</ipAddress><ipAddress>10.177.7.198</ipAddress><ipAddress>10.177.7.199</ipAddress></source>"))
        .OnlyFinding<ShortLivedAddresses>().ShouldFail(DriftKind.Different, "no address of a worker that is gone", "10.177.7.199 lies in", EdgeEdits.VcsEdge);

    [Fact]
    public void It_fails_when_a_route_leads_to_yesterdays_worker() => ExampleSite.Healthy()
        .EditAfter(EdgeEdits.VcsEdge, "<staticRoutes>", "<nextHop>10.208.242.129</nextHop>", "<nextHop>10.177.7.201</nextHop>")
        .OnlyFinding<ShortLivedAddresses>().ShouldFail(DriftKind.Different, "no address of a worker that is gone", "10.177.7.201 lies in", EdgeEdits.VcsEdge);

    [Fact]
    public void It_fails_less_badly_for_an_address_among_the_workers_of_ICP()
    {
        var result = ExampleSite.Healthy().NatLast(EdgeEdits.IcpEdge, EdgeEdits.Dnat("10.208.242.131", "22", "192.168.133.99", "22")).OnlyFinding<ShortLivedAddresses>();

        result.ShouldFail(DriftKind.Different, "no address of a worker that is gone", "192.168.133.99 lies in the worker network 192.168.133.0/24 of icp, and none of the 8 workers has it", EdgeEdits.IcpEdge);
        Assert.Equal(Severity.Medium, result.Severity);
    }

    [Theory]
    [InlineData("10.177.7.197")]
    [InlineData("10.177.7.192/26")]
    [InlineData("10.177.7.200/30")]
    [InlineData("10.177.7.193")]
    [InlineData("10.208.242.131")]
    [InlineData("172.30.64.0/26")]
    public void Workers_that_live_and_whole_networks_change_nothing(string source) => ExampleSite.Healthy()
        .FirewallFirst(EdgeEdits.VcsEdge, EdgeEdits.Accept("<ipAddress>192.168.140.0/24</ipAddress>", source: $"<source><ipAddress>{source}</ipAddress></source>")).ShouldBeAsHealthy<ShortLivedAddresses>();

    [Fact]
    public void A_rule_that_is_disabled_changes_nothing() => ExampleSite.Healthy()
        .NatLast(EdgeEdits.VcsEdge, EdgeEdits.Dnat("10.208.242.132", "8080", Pod, "8080").Replace("<enabled>true</enabled>", "<enabled>false</enabled>")).ShouldBeAsHealthy<ShortLivedAddresses>();

    [Fact]
    public void It_cannot_tell_whether_a_worker_is_gone_when_nodes_are_missing() => ExampleSite.Healthy().RemoveItem("iks/nodes.json", "10.177.7.198")
        .FirewallFirst(EdgeEdits.VcsEdge, EdgeEdits.Accept("<ipAddress>192.168.140.0/24</ipAddress>", source: "<source><ipAddress>10.177.7.198</ipAddress></source>"))
        .Run<ShortLivedAddresses>().Single(r => r.Subject == "firewall names 10.177.7.198").ShouldBeUnknown("iks/nodes.json: lists 3 nodes");

    [Theory]
    [InlineData("iks/nodes.json")]
    [InlineData("iks/pods.json")]
    [InlineData("icp/services.json")]
    [InlineData(EdgeEdits.VcsEdge)]
    [InlineData("nsx/ipset-16.xml")]
    public void It_cannot_tell_without(string document) => ExampleSite.Healthy().ShouldBeUnknownWithout<ShortLivedAddresses>(document);

    [Fact]
    public void It_does_not_apply_without_edges() => Assert.NotNull(new ShortLivedAddresses().NotApplicable(ExampleSite.Healthy().Plan.Plan with { Edges = [] }));
}
