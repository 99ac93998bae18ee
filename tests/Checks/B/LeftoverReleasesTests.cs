using HybridDrift.Checks;
using HybridDrift.Checks.B;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.B;

public sealed class LeftoverReleasesTests
{
    private const string Deployments = "iks/deployments.json";

    private static ExampleSite Without(string mode) => ExampleSite.Healthy().EditPlan($"{mode}: strongswan ", $"{mode}: none ");

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<LeftoverReleases>();

    [Fact]
    public void It_fails_when_the_plan_has_left_the_mode() => Without("iks-to-vcs").OnlyFinding<LeftoverReleases>()
        .ShouldFail(DriftKind.Extra, "releases for tunnel icp to 10.208.242.133 only", "it holds no end of a planned tunnel", Deployments, "items[");

    [Fact]
    public void It_fails_for_each_cluster_when_the_clusters_are_joined_no_more()
    {
        var left = Without("iks-to-icp").Run<LeftoverReleases>().Where(r => r.Status == Status.Fail).ToArray();

        Assert.Equal([("icp", "release vpn/vpn-iks-strongswan"), ("iks", "release vpn/vpn-icp-strongswan")], left.Select(r => (r.Asset, r.Subject)).Order());
    }

    [Fact]
    public void It_fails_when_a_further_release_was_installed() => ExampleSite.Healthy()
        .Edit(Deployments, "\"items\": [", """
            "items": [{"metadata": {"name": "test-strongswan", "namespace": "vpn", "labels": {"app": "strongswan", "release": "test"}}, "spec": {"replicas": 1}, "status": {"readyReplicas": 1, "updatedReplicas": 1}},
            """)
        .OnlyFinding<LeftoverReleases>().ShouldFail(DriftKind.Extra, "only", "holds no end", Deployments, "items[");

    [Fact]
    public void It_proves_itself_when_no_tunnel_is_planned() => Without("iks-to-icp").Remove("icp/services.json").Remove("icp/strongswan-routes.json")
        .Run<LeftoverReleases>().Single(r => r.Asset == "icp").ShouldFail(DriftKind.Extra, "no strongSwan release", "holds no end", "icp/deployments.json");

    [Fact]
    public void A_release_that_was_scaled_to_nothing_is_retired() =>
        Without("iks-to-vcs").Edit(Deployments, "\"replicas\": 1", "\"replicas\": 0").ShouldPass<LeftoverReleases>();

    [Fact]
    public void Leftovers_in_IKS_are_not_looked_for_when_the_plan_has_no_IKS()
    {
        var plan = ExampleSite.Healthy().Plan.Plan;
        plan = plan with { Networks = [.. plan.Networks.Where(n => !n.Name.StartsWith("iks", StringComparison.Ordinal))], Integration = plan.Integration with { IksToVcs = [], IksToIcp = HybridDrift.Plans.IksToIcp.None } };
        var site = HybridDrift.Sites.Parse.SiteParser.Parse(ExampleSite.Healthy().Recording, plan.Edges.Select(e => e.Nsx), plan.Clusters);

        var results = Runner.Run(plan, site, [new LeftoverReleases(), new LeftoverNeighbours(), new LeftoverStaticRoutes()]);
        Assert.Equal(["B-2 icp Fail", "B-3 dal10 NotApplicable", "B-4 dal10 NotApplicable"], results.Select(r => $"{r.Check.Id} {r.Outcome.Asset} {r.Status}"));
    }

    [Fact]
    public void It_cannot_tell_without_the_deployments() => ExampleSite.Healthy().ShouldBeUnknownWithout<LeftoverReleases>(Deployments);

    [Fact]
    public void It_cannot_tell_when_what_ties_the_release_to_its_tunnel_was_not_read() => ExampleSite.Healthy().ShouldBeUnknownWithout<LeftoverReleases>("icp/strongswan-routes.json");

    [Fact]
    public void The_service_or_the_routes_alone_tie_a_release_to_its_tunnel()
    {
        ExampleSite.Healthy().Remove("iks/strongswan-routes.json").ShouldBeAsHealthy<LeftoverReleases>();
        ExampleSite.Healthy().Remove("iks/services.json").ShouldBeAsHealthy<LeftoverReleases>();
    }
}
