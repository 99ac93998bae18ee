using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.A;

public sealed class AppliancesTests
{
    private static ExampleSite HighlyAvailable(string second = "") => ExampleSite.Healthy()
        .EditAfter(IcpEdge, "<highAvailability>", "<enabled>false<", "<enabled>true<").Edit(IcpEdge, "<deployAppliances>", second + "<deployAppliances>");

    private static string Second(string host, string deployed = "true") =>
        $"<appliance><highAvailabilityIndex>1</highAvailabilityIndex>{(host.Length > 0 ? $"<hostId>{host}</hostId>" : "")}<deployed>{deployed}</deployed></appliance>";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<Appliances>();

    [Fact]
    public void It_passes_when_a_highly_available_edge_is_on_two_hosts() => HighlyAvailable(Second("host-99")).ShouldBeAsHealthy<Appliances>();

    [Fact]
    public void It_fails_when_both_are_on_one_host() => HighlyAvailable(Second("host-31")).OnlyFinding<Appliances>()
        .ShouldFail(DriftKind.Different, "two appliances deployed, on two hosts", "both are on host-31", IcpEdge, "appliance[2]");

    [Fact]
    public void It_fails_when_there_is_one_only() => HighlyAvailable().OnlyFinding<Appliances>().ShouldBeMissing("high availability is on with one appliance");

    [Fact]
    public void It_fails_when_the_second_is_not_deployed() => HighlyAvailable(Second("host-99", "false")).OnlyFinding<Appliances>()
        .ShouldFail(DriftKind.Different, "two appliances", "1 of 2 is not deployed", IcpEdge, "appliance[2]");

    [Fact]
    public void It_fails_when_the_only_one_is_not_deployed() => ExampleSite.Healthy().Edit(VcsEdge, "<deployed>true<", "<deployed>false<").OnlyFinding<Appliances>()
        .ShouldFail(DriftKind.Different, "every appliance deployed", "1 of 1 is not deployed", VcsEdge, "appliance[1]");

    [Fact]
    public void It_cannot_tell_when_a_host_is_not_said() => HighlyAvailable(Second("")).OnlyFinding<Appliances>().ShouldBeUnknown("does not say which host");

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<Appliances>(IcpEdge);
}
