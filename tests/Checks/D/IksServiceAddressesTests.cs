using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.D;

public sealed class IksServiceAddressesTests
{
    private const string Services = "iks/services.json";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<IksServiceAddresses>();

    [Fact]
    public void It_fails_when_a_service_has_an_address_outside() => ExampleSite.Healthy().Edit(Services, "172.21.140.23", "10.0.0.23")
        .OnlyFinding<IksServiceAddresses>().ShouldFail(DriftKind.Different, "cluster IPs in 172.21.0.0/16", "/web has 10.0.0.23", Services, "items[");

    [Fact]
    public void It_fails_for_every_service_of_a_cluster_with_another_range() =>
        Assert.True(ExampleSite.Healthy().Edit(Services, "172.21.", "172.99.").Run<IksServiceAddresses>().Count(r => r.Status == Status.Fail) >= 3);

    [Fact]
    public void It_fails_on_evidence_though_the_list_goes_on() => ExampleSite.Healthy().Edit(Services, "172.21.140.23", "10.0.0.23")
        .EditAfter(Services, "\"metadata\": {", "\"resourceVersion\"", "\"continue\": \"abc\", \"resourceVersion\"").OnlyFinding<IksServiceAddresses>()
        .ShouldFail(DriftKind.Different, "cluster IPs in", "/web has 10.0.0.23", Services);

    [Fact]
    public void It_cannot_tell_without_the_services() => ExampleSite.Healthy().ShouldBeUnknownWithout<IksServiceAddresses>(Services);

    [Fact]
    public void It_cannot_tell_from_a_list_of_some_namespaces() => ExampleSite.Healthy().EditAfter(Services, "\"name\": \"kubernetes\"", "\"namespace\": \"default\"", "\"namespace\": \"shop\"")
        .OnlyFinding<IksServiceAddresses>().ShouldBeUnknown("has no service default/kubernetes");

    [Fact]
    public void It_cannot_tell_from_an_empty_list_that_goes_on() => ExampleSite.Healthy()
        .Replace(Services, """{"kind": "ServiceList", "metadata": {"continue": "abc"}, "items": []}""" + "\n").OnlyFinding<IksServiceAddresses>().ShouldBeUnknown(Services);

    [Fact]
    public void Services_without_addresses_change_nothing() => ExampleSite.Healthy()
        .Edit(Services, "\"items\": [", """ "items": [{"metadata": {"name": "db", "namespace": "x"}, "spec": {"type": "ExternalName"}}, """).ShouldBeAsHealthy<IksServiceAddresses>();

    [Fact]
    public void It_does_not_apply_without_the_network() =>
        Assert.NotNull(new IksServiceAddresses().NotApplicable(ExampleSite.Healthy().Plan.Plan with { Networks = [] }));
}
