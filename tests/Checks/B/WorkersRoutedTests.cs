using System.Text.Json.Nodes;
using HybridDrift.Checks;
using HybridDrift.Checks.B;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.B;

public sealed class WorkersRoutedTests
{
    private const string Routes = "iks/strongswan-routes.json";
    private const string Both = "\"192.168.140.0/24,192.168.141.0/24\"";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<WorkersRouted>();

    [Theory]
    [InlineData("\"192.168.140.0/24\"", "no route to 192.168.141.0/24")]
    [InlineData("\"192.168.140.0/24,192.168.141.0/25\"", "no route to 192.168.141.128/25")]
    [InlineData("\"192.168.99.0/24\"", "no route to 192.168.140.0/23")]
    public void It_fails_when_a_planned_network_is_not_in_the_routes(string routes, string actual) => ExampleSite.Healthy().Edit(Routes, Both, routes)
        .OnlyFinding<WorkersRouted>().ShouldFail(DriftKind.Missing, "routes to 192.168.140.0/23", actual, Routes, "items[");

    [Fact]
    public void It_fails_when_the_routes_are_those_of_another_release() => ExampleSite.Healthy().Edit(Routes, Both, "\"192.168.99.0/24\"").Edit(Routes, "192.168.16.0/20", "192.168.140.0/23")
        .OnlyFinding<WorkersRouted>().ShouldFail(DriftKind.Missing, "routes to", "no route to", Routes);

    [Theory]
    [InlineData("\"192.168.140.0/23\"")]
    [InlineData("\"192.168.0.0/16\"")]
    [InlineData("\"192.168.141.0/24, 192.168.140.128/25,192.168.140.0/25\"")]
    [InlineData("\"0.0.0.0/0\"")]
    public void Routes_that_cover_the_networks_otherwise_change_nothing(string routes) => ExampleSite.Healthy().Edit(Routes, Both, routes).ShouldBeAsHealthy<WorkersRouted>();

    [Theory]
    [InlineData("\"loadBalancerIP\": \"10.177.9.66\",", "")]
    [InlineData("\"loadBalancerIP\": \"10.177.9.66\",", "\"loadBalancerIP\": \"172.30.1.1\",")]
    [InlineData("\"remoteGateway\": \"10.208.242.132\"", "\"remoteGateway\": \"%any\"")]
    public void The_release_is_found_by_its_service_or_by_either_address(string old, string now) => ExampleSite.Healthy().Edit(Routes, old, now).ShouldBeAsHealthy<WorkersRouted>();

    [Theory]
    [InlineData("\"remoteSubnet\": \"192.168.140.0/24,192.168.141.0/24\",", "")]
    [InlineData(Both, "\"\"")]
    public void It_cannot_tell_when_the_chart_does_not_say_what_it_routes(string old, string now) =>
        ExampleSite.Healthy().Edit(Routes, old, now).OnlyFinding<WorkersRouted>().ShouldBeUnknown("names no remote subnets");

    [Fact]
    public void It_cannot_tell_when_the_release_translates_the_far_networks()
    {
        var site = ExampleSite.Healthy().Edit(Routes, Both, "\"10.99.0.0/23\"");
        var root = JsonNode.Parse(site["iks/deployments.json"])!;
        var release = root["items"]!.AsArray().Single(i => i!["metadata"]!["name"]!.GetValue<string>() == "vpn-vcs-strongswan")!;
        var settings = release["spec"]!["template"]!["spec"]!["containers"]![0]!["env"]!.AsArray();
        foreach (var setting in settings.Where(s => s!["name"]!.GetValue<string>() == "REMOTE_SUBNET_NAT").ToArray()) settings.Remove(setting);
        settings.Add(JsonNode.Parse("""{"name": "REMOTE_SUBNET_NAT", "value": "192.168.140.0/23=10.99.0.0/23"}"""));

        site.Replace("iks/deployments.json", root.ToJsonString()).OnlyFinding<WorkersRouted>().ShouldBeUnknown("remoteSubnetNAT");
    }

    [Fact]
    public void It_cannot_tell_when_the_routes_of_the_release_were_not_recorded() => ExampleSite.Healthy()
        .Edit(Routes, "10.177.9.66", "10.177.9.99").Edit(Routes, "\"release\": \"vpn-vcs\"", "\"release\": \"other\"").Edit(Routes, "10.208.242.132", "10.9.9.9")
        .OnlyFinding<WorkersRouted>().ShouldBeUnknown(Routes);

    [Fact]
    public void It_cannot_tell_without_the_routes() => ExampleSite.Healthy().ShouldBeUnknownWithout<WorkersRouted>(Routes);

    [Fact]
    public void It_does_not_apply_in_other_modes() => ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: none ").ShouldNotApply<WorkersRouted>("by strongSwan (B2)");
}
