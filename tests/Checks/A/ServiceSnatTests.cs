using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.A;

public sealed class ServiceSnatTests
{
    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<ServiceSnat>();

    [Fact]
    public void It_fails_when_the_rule_is_disabled() => ExampleSite.Healthy().EditNat(IcpEdge, 196611, "<enabled>true<", "<enabled>false<")
        .OnlyFinding<ServiceSnat>().ShouldBeMissing("no rule on vNic_0");

    [Fact]
    public void It_fails_when_the_translated_address_is_owned_by_nobody() => ExampleSite.Healthy().EditNat(IcpEdge, 196611, "<translatedAddress>10.208.242.131<", "<translatedAddress>10.208.242.140<")
        .OnlyFinding<ServiceSnat>().ShouldFail(DriftKind.Different, "10.208.242.131", "it becomes 10.208.242.140, which the uplink does not own", IcpEdge, "natRule[3]");

    [Fact]
    public void It_fails_for_the_clients_that_no_rule_translates() => ExampleSite.Healthy().EditNat(VcsEdge, 196609, "<originalAddress>192.168.140.0/24<", "<originalAddress>192.168.140.0/25<")
        .OnlyFinding<ServiceSnat>().ShouldFail(DriftKind.Different, "translated to a private address", "192.168.140.128/25", VcsEdge, "natRule[5]");

    [Fact]
    public void It_cannot_tell_when_a_rule_cannot_be_understood() => ExampleSite.Healthy().EditNat(IcpEdge, 196612, "<originalAddress>192.168.133.0/24<", "<originalAddress>pool-3<")
        .OnlyFinding<ServiceSnat>().ShouldBeUnknown("<originalAddress>");
}
