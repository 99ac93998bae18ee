using System.Text.Json.Nodes;
using HybridDrift.Checks;
using HybridDrift.Checks.B;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.B;

public sealed class ReleasesReadyTests
{
    private static ExampleSite With(string path, string app, Action<JsonNode> change, string release = "vpn-icp")
    {
        var site = ExampleSite.Healthy();
        var root = JsonNode.Parse(site[path])!;
        change(root["items"]!.AsArray().Single(i => i!["metadata"]!["labels"]!["app"]?.GetValue<string>() == app && i["metadata"]!["labels"]!["release"]!.GetValue<string>() == release)!);
        return site.Replace(path, root.ToJsonString());
    }

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<ReleasesReady>();

    [Fact]
    public void It_fails_when_the_release_of_the_tunnel_is_gone_though_another_runs()
    {
        var site = ExampleSite.Healthy().Edit("iks/deployments.json", "\"release\": \"vpn-vcs\"", "\"release\": \"gone\"").Edit("iks/pods.json", "\"release\": \"vpn-vcs\"", "\"release\": \"gone\"");

        site.OnlyFinding<ReleasesReady>().ShouldFail(DriftKind.Missing, "a strongSwan release with the address 10.177.9.66", "vpn/vpn-vcs-strongswan has the address, and no release and no pod is behind it", "iks/services.json");
    }

    [Fact]
    public void It_fails_when_the_release_of_the_tunnel_was_scaled_to_nothing() => With("iks/deployments.json", "strongswan", d => d["spec"]!["replicas"] = 0, "vpn-vcs")
        .OnlyFinding<ReleasesReady>().ShouldFail(DriftKind.Missing, "a strongSwan release", "vpn/vpn-vcs-strongswan is scaled to nothing", "iks/deployments.json", "items[");

    [Fact]
    public void It_cannot_tell_which_release_is_gone_when_the_services_were_not_read() => Assert.Contains(
        ExampleSite.Healthy().Remove("iks/services.json").Remove("iks/strongswan-routes.json").Run<ReleasesReady>(), r => r.Status == Status.Unknown && r.Subject == "release of tunnel iks to 10.208.242.132");

    [Theory]
    [InlineData("iks/services.json")]
    [InlineData("iks/strongswan-routes.json")]
    public void The_release_of_a_tunnel_is_known_without(string document) => ExampleSite.Healthy().Remove(document).ShouldBeAsHealthy<ReleasesReady>();

    [Fact]
    public void A_gateway_that_no_deployment_makes_is_known_by_its_pod() => ExampleSite.Healthy().Remove("iks/strongswan-routes.json")
        .Edit("iks/deployments.json", "\"release\": \"vpn-vcs\"", "\"release\": \"other\"").ShouldPass<ReleasesReady>();

    [Fact]
    public void It_fails_when_a_gateway_is_not_ready() => With("iks/deployments.json", "strongswan", d => d["status"]!["readyReplicas"] = 0)
        .OnlyFinding<ReleasesReady>().ShouldFail(DriftKind.Different, "all ready", "0 of 1 ready", "iks/deployments.json", "items[");

    [Fact]
    public void It_fails_when_a_worker_has_no_routes() => With("iks/daemonsets.json", "strongswan-routes", d => d["status"]!["numberReady"] = 3)
        .OnlyFinding<ReleasesReady>().ShouldFail(DriftKind.Different, "all ready", "3 of 4 ready", "iks/daemonsets.json", "items[");

    [Fact]
    public void It_fails_when_there_is_no_release() => Assert.Contains(
        ExampleSite.Healthy().Edit("iks/deployments.json", "\"app\": \"strongswan\"", "\"app\": \"other\"").Run<ReleasesReady>(), r => r is { Status: Status.Fail, Drift: DriftKind.Missing });

    [Fact]
    public void It_cannot_tell_without_the_deployments() => ExampleSite.Healthy().ShouldBeUnknownWithout<ReleasesReady>("iks/deployments.json");

    [Fact]
    public void It_fails_when_routes_are_wanted_on_some_workers_only() => With("iks/daemonsets.json", "strongswan-routes", d =>
    {
        d["status"]!["desiredNumberScheduled"] = 2;
        d["status"]!["numberReady"] = 2;
        d["status"]!["updatedNumberScheduled"] = 2;
    }).OnlyFinding<ReleasesReady>().ShouldFail(DriftKind.Different, "routes on all 4 workers", "wanted on 2 only", "iks/daemonsets.json");

    [Fact]
    public void It_passes_over_a_release_that_was_scaled_to_nothing() => With("iks/deployments.json", "strongswan", d =>
    {
        d["spec"]!["replicas"] = 0;
        d["status"]!["readyReplicas"] = 0;
    }).ShouldPass<ReleasesReady>();
}
