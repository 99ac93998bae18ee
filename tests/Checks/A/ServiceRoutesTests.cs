using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.A;

public sealed class ServiceRoutesTests
{
    private const string Expected = "by the private uplink (10.208.242.131) and 10.208.242.129";

    private static string Route(string network, string hop, string vnic, int distance = 1) =>
        $"<route><vnic>{vnic}</vnic><network>{network}</network><nextHop>{hop}</nextHop><adminDistance>{distance}</adminDistance></route>";

    private static ExampleSite With(string route) => ExampleSite.Healthy().Edit(IcpEdge, "<staticRoutes>", "<staticRoutes>" + route);

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<ServiceRoutes>();

    [Fact]
    public void It_fails_when_a_more_specific_route_leads_elsewhere() => With(Route("10.0.80.11/32", "169.48.73.41", "1"))
        .OnlyFinding<ServiceRoutes>().ShouldFail(DriftKind.Different, "10.0.80.11 " + Expected, "it leaves by vNic_1 (Public Uplink)", IcpEdge, "route[1]");

    [Fact]
    public void It_fails_for_every_server_when_the_route_is_gone_and_the_default_wins()
    {
        var results = ExampleSite.Healthy().EditAfter(IcpEdge, "<staticRoutes>", "10.0.0.0/8", "10.64.0.0/10").Run<ServiceRoutes>().Where(r => r.Status != Status.Pass).ToArray();

        Assert.Equal(3, results.Length);
        Assert.All(results, r => r.ShouldFail(DriftKind.Different, Expected, "it leaves by vNic_1 (Public Uplink): route 0.0.0.0/0", IcpEdge, "defaultRoute"));
    }

    [Fact]
    public void It_fails_when_the_next_hop_is_another_router() => With(Route("10.0.80.12/32", "10.208.242.180", "0"))
        .OnlyFinding<ServiceRoutes>().ShouldFail(DriftKind.Different, Expected, "the next hop is 10.208.242.180", IcpEdge, "route[1]");

    [Fact]
    public void It_fails_when_the_next_hop_is_in_no_subnet() => With("<route><network>10.0.77.54</network><nextHop>10.99.0.1</nextHop></route>")
        .OnlyFinding<ServiceRoutes>().ShouldFail(DriftKind.Different, Expected, "in no connected subnet", IcpEdge, "route[1]");

    [Fact]
    public void It_fails_when_one_of_several_equal_routes_leads_elsewhere() => With(Route("10.0.80.11/32", "10.208.242.129", "0") + Route("10.0.80.11/32", "169.48.73.41", "1"))
        .EditAfter(IcpEdge, "<routing>", "<ecmp>false", "<ecmp>true").OnlyFinding<ServiceRoutes>()
        .ShouldFail(DriftKind.Different, Expected, "it leaves by vNic_1", IcpEdge, "route[2]");

    [Fact]
    public void It_fails_when_the_private_uplink_is_disconnected() =>
        Assert.Equal(3, ExampleSite.Healthy().Disconnect(IcpEdge, 0).Run<ServiceRoutes>().Count(r => r.Status == Status.Fail));

    [Theory]
    [InlineData("ospf")]
    [InlineData("bgp")]
    public void It_cannot_tell_when_routes_are_learned(string protocol)
    {
        var results = ExampleSite.Healthy().EditAfter(IcpEdge, $"<{protocol}>", "<enabled>false</enabled>", "<enabled>true</enabled>").Run<ServiceRoutes>();

        Assert.All(results.Where(r => r.Asset == "icp-edge (edge-7)"), r => r.ShouldBeUnknown($"{protocol.ToUpperInvariant()} is on"));
        Assert.All(results.Where(r => r.Asset == "vcs-edge (edge-3)"), r => Assert.Equal(Status.Pass, r.Status));
    }

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<ServiceRoutes>(VcsEdge);

    [Fact]
    public void It_cannot_tell_when_a_route_is_not_understood() =>
        Assert.All(With(Route("10.0.80.300/32", "10.208.242.129", "0")).Run<ServiceRoutes>().Where(r => r.Asset == "icp-edge (edge-7)"), r => r.ShouldBeUnknown(IcpEdge));

    [Fact]
    public void It_cannot_tell_when_the_plan_does_not_say_what_the_private_uplink_is()
    {
        var plan = ExampleSite.Healthy().Plan.Plan;
        plan = plan with { BackendRouter = null, Edges = [.. plan.Edges.Select(e => e with { Private = null })] };
        var site = HybridDrift.Sites.Parse.SiteParser.Parse(ExampleSite.Healthy().Recording, plan.Edges.Select(e => e.Nsx), plan.Clusters);

        Assert.All(Runner.Run(plan, site, [new ServiceRoutes()]), r => Assert.Equal(Status.Unknown, r.Status));
    }

    [Fact]
    public void A_floating_route_and_a_split_one_change_nothing() => With(Route("10.0.0.0/8", "169.48.73.41", "1", distance: 200) + Route("10.0.64.0/19", "10.208.242.129", "vNic_0"))
        .ShouldBeAsHealthy<ServiceRoutes>();

    [Theory]
    [InlineData("<network>10.0.0.0/8<", "<network>10.1.2.3/8<")]
    [InlineData("<vnic>0</vnic>\n            <network>10.0.0.0/8<", "<network>10.0.0.0/8<")]
    public void Another_wording_changes_nothing(string old, string now) => ExampleSite.Healthy().Edit(IcpEdge, old, now).ShouldBeAsHealthy<ServiceRoutes>();

    [Fact]
    public void It_does_not_apply_without_servers() =>
        Assert.NotNull(new ServiceRoutes().NotApplicable(ExampleSite.Healthy().Plan.Plan with { Services = null }));
}
