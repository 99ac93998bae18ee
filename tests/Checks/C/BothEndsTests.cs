using System.Text.Json.Nodes;
using HybridDrift.Checks;
using HybridDrift.Checks.C;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.StatusEdits;

namespace HybridDrift.Tests.Checks.C;

/// <summary>Both releases (C1-3), both workers' routes (C1-4), one association (C1-5).</summary>
public sealed class BothEndsTests
{
    private const string IcpRoutes = "icp/strongswan-routes.json";

    private static ExampleSite Change(string path, string name, Action<JsonNode> change)
    {
        var site = ExampleSite.Healthy();
        var root = JsonNode.Parse(site[path])!;
        change(root["items"]!.AsArray().Single(i => i!["metadata"]!["name"]!.GetValue<string>() == name)!);
        return site.Replace(path, root.ToJsonString());
    }

    [Fact]
    public void They_pass_when_the_site_is_healthy()
    {
        ExampleSite.Healthy().ShouldPass<BothReleases>();
        ExampleSite.Healthy().ShouldPass<BothRouted>();
        ExampleSite.Healthy().ShouldPass<OneTunnel>();
    }

    [Theory]
    [InlineData("iks/deployments.json", "vpn-icp-strongswan", "iks")]
    [InlineData("icp/deployments.json", "vpn-iks-strongswan", "icp")]
    public void It_fails_when_the_release_of_one_end_is_scaled_to_nothing(string path, string name, string cluster)
    {
        var found = Change(path, name, d => d["spec"]!["replicas"] = 0).Run<BothReleases>().First(r => r.Status == Status.Fail);

        found.ShouldFail(DriftKind.Missing, "a strongSwan release", "scaled to nothing", path, "items[");
        Assert.Equal(cluster, found.Asset);
    }

    [Fact]
    public void It_fails_when_the_release_of_one_end_is_gone() => Assert.Contains(ExampleSite.Healthy()
        .Edit("icp/deployments.json", "\"app\": \"strongswan\"", "\"app\": \"other\"").Edit("icp/services.json", "192.168.133.41", "192.168.133.42")
        .Edit("icp/pods.json", "\"app\": \"strongswan\"", "\"app\": \"other\"").Run<BothReleases>(), r => r is { Status: Status.Fail, Asset: "icp", Drift: DriftKind.Missing });

    [Fact]
    public void It_fails_when_the_gateway_of_icp_is_not_ready() => Change("icp/deployments.json", "vpn-iks-strongswan", d => d["status"]!["readyReplicas"] = 0)
        .OnlyFinding<BothReleases>().ShouldFail(DriftKind.Different, "all ready", "0 of 1 ready", "icp/deployments.json", "items[");

    [Fact]
    public void It_passes_when_tainted_nodes_of_icp_have_no_routes() => Change("icp/daemonsets.json", "vpn-iks-strongswan-routes", d =>
    {
        foreach (var count in new[] { "desiredNumberScheduled", "numberReady", "updatedNumberScheduled" }) d["status"]![count] = 3;
    }).ShouldBeAsHealthy<BothReleases>();

    [Theory]
    [InlineData("icp/deployments.json")]
    [InlineData("icp/daemonsets.json")]
    [InlineData("iks/deployments.json")]
    public void It_cannot_tell_without(string document) => ExampleSite.Healthy().ShouldBeUnknownWithout<BothReleases>(document);

    [Fact]
    public void It_fails_when_icp_has_no_route_to_the_services_of_iks() => ExampleSite.Healthy().Edit(IcpRoutes, "\"172.30.0.0/16,172.21.0.0/16\"", "\"172.30.0.0/16\"")
        .OnlyFinding<BothRouted>().ShouldFail(DriftKind.Missing, "routes to 172.21.0.0/16, 172.30.0.0/16", "no route to 172.21.0.0/16", IcpRoutes);

    [Fact]
    public void It_fails_when_iks_has_no_route_to_the_services_of_icp() => ExampleSite.Healthy().Edit("iks/strongswan-routes.json", ",192.168.12.0/24", "")
        .OnlyFinding<BothRouted>().ShouldFail(DriftKind.Missing, "routes to 192.168.12.0/24, 192.168.16.0/20", "no route to 192.168.12.0/24", "iks/strongswan-routes.json", "items[");

    [Fact]
    public void Routes_in_other_pieces_change_nothing() => ExampleSite.Healthy().Edit(IcpRoutes, "\"172.30.0.0/16,172.21.0.0/16\"", "\"172.21.0.0/16,172.30.128.0/17,172.30.0.0/17\"").ShouldBeAsHealthy<BothRouted>();

    [Theory]
    [InlineData(IcpRoutes)]
    [InlineData("iks/strongswan-routes.json")]
    public void It_cannot_tell_without_the_routes(string document) => ExampleSite.Healthy().ShouldBeUnknownWithout<BothRouted>(document);

    [Fact]
    public void It_cannot_tell_when_the_ends_show_different_associations() =>
        ExampleSite.Healthy().Edit(ToIcp, "d7706ce14f9b82a3_i", "d7706ce14f9b82a4_i").OnlyFinding<OneTunnel>().ShouldBeUnknown("different security associations");

    [Fact]
    public void It_passes_when_one_of_several_associations_is_the_same() => ExampleSite.Healthy()
        .Edit(OfIcp, "Security Associations (1 up, 0 connecting):\n", "Security Associations (2 up, 0 connecting):\n" + string.Join("\n", Ike(53, peer: "10.177.9.67")) + "\n").ShouldBeAsHealthy<OneTunnel>();

    [Fact]
    public void It_cannot_tell_when_an_end_has_none() => ExampleSite.Healthy().WithSas(OfIcp, 0, 0, "  none").OnlyFinding<OneTunnel>().ShouldBeUnknown("of icp");

    [Theory]
    [InlineData(OfIcp)]
    [InlineData(ToIcp)]
    public void It_cannot_tell_without_an_end(string document)
    {
        var result = ExampleSite.Healthy().Remove(document).OnlyFinding<OneTunnel>();

        result.ShouldBeUnknown(document == OfIcp ? OfIcp : "ipsec statusall");
    }

    [Fact]
    public void They_do_not_apply_without_a_tunnel_between_the_clusters()
    {
        var site = ExampleSite.Healthy().EditPlan("iks-to-icp: strongswan ", "iks-to-icp: none ");

        site.ShouldNotApply<BothReleases>("IKS and ICP");
        site.ShouldNotApply<BothRouted>("IKS and ICP");
        site.ShouldNotApply<OneTunnel>("IKS and ICP");
    }
}
