using HybridDrift.Checks;
using HybridDrift.Checks.B;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.B;

public sealed class GatewayServiceTests
{
    private const string Services = "iks/services.json";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<GatewayService>();

    [Fact]
    public void It_fails_when_the_service_has_another_address()
    {
        var result = ExampleSite.Healthy().Edit(Services, "10.177.9.66", "10.177.9.68").OnlyFinding<GatewayService>();

        Assert.Equal((Status.Fail, DriftKind.Missing, "no service has this load balancer address"), (result.Status, result.Drift, result.Actual));
        Assert.Equal("a load balancer service with 10.177.9.66, in 10.177.9.64/29, for udp 500 and 4500 of strongSwan", result.Expected);
    }

    [Fact]
    public void It_fails_when_the_plan_has_an_address_outside_the_private_portable_subnet() => ExampleSite.Healthy()
        .EditPlan("gateway: 10.177.9.66,", "gateway: 169.48.228.75,").OnlyFinding<GatewayService>()
        .ShouldFail(DriftKind.Different, "in 10.177.9.64/29", "the plan gives the gateway 169.48.228.75, outside 10.177.9.64/29", "plan", "line");

    [Fact]
    public void It_cannot_tell_without_the_services() => ExampleSite.Healthy().ShouldBeUnknownWithout<GatewayService>(Services);

    [Fact]
    public void It_cannot_tell_that_the_service_is_gone_when_the_list_goes_on() => ExampleSite.Healthy().Edit(Services, "10.177.9.66", "10.177.9.68")
        .EditAfter(Services, "\"metadata\": {", "\"resourceVersion\"", "\"continue\": \"abc\", \"resourceVersion\"").OnlyFinding<GatewayService>().ShouldBeUnknown(Services);

    [Fact]
    public void A_renamed_service_changes_nothing() => ExampleSite.Healthy().Edit(Services, "vpn-vcs-strongswan", "other-strongswan").ShouldBeAsHealthy<GatewayService>();

    [Fact]
    public void It_fails_when_another_service_has_taken_the_address()
    {
        var site = ExampleSite.Healthy().Edit(Services, "10.177.9.66", "10.177.9.68").Edit(Services, "169.48.228.74", "10.177.9.66");

        site.OnlyFinding<GatewayService>().ShouldFail(DriftKind.Different, "for udp 500 and 4500 of strongSwan", "kube-system/public-crabc-alb1 has the address, and leads to no strongSwan pod", Services, "items[");
    }

    [Theory]
    [InlineData("\"port\": 4500", "\"port\": 4501", "lacks udp 4500")]
    [InlineData("\"protocol\": \"UDP\"", "\"protocol\": \"TCP\"", "lacks udp 500")]
    [InlineData("\"targetPort\": 4500", "\"targetPort\": 4400", "lacks udp 4500")]
    public void It_fails_when_the_service_lacks_a_port_of_IKE(string old, string now, string actual)
    {
        var site = ExampleSite.Healthy();
        var root = System.Text.Json.Nodes.JsonNode.Parse(site[Services])!;
        var service = root["items"]!.AsArray().Single(i => i!["metadata"]!["name"]!.GetValue<string>() == "vpn-vcs-strongswan")!;
        var ports = service["spec"]!["ports"]!.AsArray();
        foreach (var port in ports) port!["targetPort"] = port["port"]!.GetValue<int>();
        var text = service["spec"]!["ports"]!.ToJsonString(new() { WriteIndented = true });
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0);
        service["spec"]!["ports"] = System.Text.Json.Nodes.JsonNode.Parse(text[..at] + now + text[(at + old.Length)..]);

        site.Replace(Services, root.ToJsonString()).OnlyFinding<GatewayService>().ShouldFail(DriftKind.Missing, "udp 500 and 4500", actual, Services, "items[");
    }

    [Fact]
    public void A_gateway_without_the_labels_of_the_chart_is_known_by_its_pod()
    {
        var site = ExampleSite.Healthy();
        foreach (var path in new[] { Services, "iks/pods.json", "iks/deployments.json" }) site.Edit(path, "\"strongswan\"", "\"gateway\"");

        site.ShouldBeAsHealthy<GatewayService>();
        site.Remove("iks/pods.json").OnlyFinding<GatewayService>().ShouldBeUnknown("iks/pods.json");
    }

    [Fact]
    public void It_does_not_apply_in_other_modes() => ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: none ").ShouldNotApply<GatewayService>("by strongSwan (B2)");
}
