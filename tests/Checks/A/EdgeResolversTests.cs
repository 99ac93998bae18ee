using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.A;

public sealed class EdgeResolversTests
{
    private static ExampleSite Asking(string primary, string secondary = "") => ExampleSite.Healthy().Edit(IcpEdge, "<cliSettings>",
        $"<dnsClient><primaryDns>{primary}</primaryDns><secondaryDns>{secondary}</secondaryDns><domainName>vcs.example</domainName></dnsClient><cliSettings>");

    private static ExampleSite Forwarding(string forwarders) => ExampleSite.Healthy().EditAfter(IcpEdge, "<dns>", "<enabled>false</enabled>",
        $"<enabled>true</enabled><listeners><ipAddress>192.168.100.1</ipAddress></listeners><dnsViews><dnsView><name>vsm-default-view</name><enabled>true</enabled><forwarders>{forwarders}</forwarders></dnsView></dnsViews>");

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<EdgeResolvers>();

    [Theory]
    [InlineData("10.0.80.11", "10.0.80.12")]
    [InlineData("10.0.80.12", "10.0.80.11")]
    [InlineData("10.0.80.12", "")]
    public void It_passes_when_the_edge_asks_the_planned_ones(string primary, string secondary) => Asking(primary, secondary).ShouldBeAsHealthy<EdgeResolvers>();

    [Fact]
    public void It_fails_when_the_edge_asks_another() => Asking("10.0.80.11", "8.8.8.8").OnlyFinding<EdgeResolvers>()
        .ShouldFail(DriftKind.Different, "name servers 10.0.80.11, 10.0.80.12", "it asks 8.8.8.8", IcpEdge, "dnsClient");

    [Fact]
    public void It_fails_when_its_DNS_service_asks_another() => Forwarding("<ipAddress>10.0.80.11</ipAddress><ipAddress>10.60.0.5</ipAddress>").OnlyFinding<EdgeResolvers>()
        .ShouldFail(DriftKind.Different, "name servers", "passes questions on to 10.60.0.5", IcpEdge, "dns");

    [Fact]
    public void It_passes_when_its_DNS_service_asks_the_planned_ones() => Forwarding("<ipAddress>10.0.80.12</ipAddress>").ShouldPass<EdgeResolvers>();

    [Fact]
    public void It_cannot_tell_whom_a_service_without_forwarders_asks() => Forwarding("").OnlyFinding<EdgeResolvers>().ShouldBeUnknown("names no forwarders");

    [Fact]
    public void It_cannot_tell_when_a_name_server_is_not_understood() => Asking("dns.example").OnlyFinding<EdgeResolvers>().ShouldBeUnknown("name server");

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<EdgeResolvers>(VcsEdge);

    [Fact]
    public void It_does_not_apply_without_name_servers() => Assert.NotNull(new EdgeResolvers().NotApplicable(ExampleSite.Healthy().Plan.Plan with { Services = null }));
}
