using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.D;

public sealed class ServicesAdvertisedTests
{
    private const string Configurations = "iks/bgpconfigurations.json";

    private static ExampleSite With(string field, string list) => ExampleSite.Healthy().EditItem(Configurations, "default", c => c["spec"]![field] = System.Text.Json.Nodes.JsonNode.Parse(list));

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<ServicesAdvertised>();

    [Theory]
    [InlineData("serviceClusterIPs", "cluster IPs in 172.21.0.0/16 are")]
    [InlineData("serviceExternalIPs", "external IPs in 172.21.0.0/16 are")]
    [InlineData("serviceLoadBalancerIPs", "load balancer IPs in 172.21.0.0/16 are")]
    public void It_fails_when_service_addresses_are_announced(string field, string actual) => With(field, """[{"cidr": "172.21.0.0/16"}]""").OnlyFinding<ServicesAdvertised>()
        .ShouldFail(DriftKind.Extra, "no service addresses are announced", actual, Configurations, "items[0]");

    [Fact]
    public void It_passes_without_any_configuration() => ExampleSite.Healthy().Replace(Configurations, """{"kind":"BGPConfigurationList","apiVersion":"crd.projectcalico.org/v1","items":[]}""").ShouldBeAsHealthy<ServicesAdvertised>();

    [Fact]
    public void An_empty_list_announces_nothing() => With("serviceClusterIPs", "[]").ShouldBeAsHealthy<ServicesAdvertised>();

    [Fact]
    public void It_cannot_tell_without_the_configurations() => ExampleSite.Healthy().ShouldBeUnknownWithout<ServicesAdvertised>(Configurations);

    [Fact]
    public void It_cannot_tell_when_Calico_keeps_them_in_etcd() => ExampleSite.Healthy().Remove(Configurations).Replace("iks/apis.json", """{"kind": "APIGroupList", "groups": [{"name": "apps"}]}""" + "\n")
        .OnlyFinding<ServicesAdvertised>().ShouldBeUnknown("is not served by this cluster");

    [Fact]
    public void It_does_not_apply_where_networks_are_announced_as_planned() =>
        ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan", "iks-to-vcs: common-vlan").ShouldNotApply<ServicesAdvertised>("announces networks of IKS by BGP");
}
