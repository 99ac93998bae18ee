using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.D;

public sealed class EdgeUplinksTests
{
    private const string Expected = "10.208.242.131/26 on a connected uplink";
    private const string Further = "<ipAddress>10.208.242.133</ipAddress>";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<EdgeUplinks>();

    [Fact]
    public void It_fails_when_no_interface_has_the_address()
    {
        var result = ExampleSite.Healthy().Edit(IcpEdge, "<primaryAddress>10.208.242.131<", "<primaryAddress>10.208.242.139<").OnlyFinding<EdgeUplinks>();

        Assert.Equal((Status.Fail, DriftKind.Missing, Expected, "no interface owns the address"), (result.Status, result.Drift, result.Expected, result.Actual));
    }

    [Fact]
    public void It_fails_when_the_uplink_is_disconnected() => ExampleSite.Healthy().Disconnect(IcpEdge, 0).OnlyFinding<EdgeUplinks>()
        .ShouldFail(DriftKind.Different, Expected, "vNic_0 (Private Uplink) owns it and is disconnected", IcpEdge, "vnic[1]");

    [Fact]
    public void It_fails_when_the_interface_is_no_uplink() => ExampleSite.Healthy().EditAfter(IcpEdge, "<label>vNic_0<", "<type>uplink<", "<type>internal<").OnlyFinding<EdgeUplinks>()
        .ShouldFail(DriftKind.Different, Expected, "is internal, not an uplink", IcpEdge, "vnic[1]");

    [Fact]
    public void It_fails_when_the_mask_is_wrong() => ExampleSite.Healthy().EditAfter(IcpEdge, "<label>vNic_0<", "255.255.255.192", "255.255.255.0").OnlyFinding<EdgeUplinks>()
        .ShouldFail(DriftKind.Different, Expected, "has the mask of a /24", IcpEdge, "vnic[1]");

    [Fact]
    public void It_fails_when_the_uplink_has_an_address_of_another_subnet() => ExampleSite.Healthy().Edit(IcpEdge, Further, "<ipAddress>10.208.243.5</ipAddress>").OnlyFinding<EdgeUplinks>()
        .ShouldFail(DriftKind.Extra, "addresses in 10.208.242.128/26 only", "also has 10.208.243.5", IcpEdge, "vnic[1]");

    [Theory]
    [InlineData("10.208.242.129")]
    [InlineData("10.208.242.128")]
    [InlineData("10.208.242.191")]
    public void It_fails_when_the_uplink_has_an_address_that_is_taken(string address) => ExampleSite.Healthy().Edit(IcpEdge, Further, $"<ipAddress>{address}</ipAddress>")
        .OnlyFinding<EdgeUplinks>().ShouldFail(DriftKind.Different, Expected, $"has {address}, which is the address of the network", IcpEdge, "vnic[1]");

    [Fact]
    public void It_fails_when_the_plan_puts_the_edge_outside_its_subnet() => ExampleSite.Healthy().EditPlan("public: 169.48.73.42,", "public: 169.48.73.50,").OnlyFinding<EdgeUplinks>()
        .ShouldFail(DriftKind.Different, "an address in 169.48.73.40/29", "the plan gives the edge 169.48.73.50", "plan", "line");

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<EdgeUplinks>(IcpEdge);

    [Fact]
    public void It_cannot_tell_when_an_address_is_not_understood() =>
        Assert.All(ExampleSite.Healthy().Edit(IcpEdge, "<primaryAddress>10.208.242.131<", "<primaryAddress>10.208.242<").Run<EdgeUplinks>().Where(r => r.Asset.StartsWith("icp")), r => r.ShouldBeUnknown(IcpEdge));

    [Theory]
    [InlineData("<name>Private Uplink<", "<name>renamed<")]
    [InlineData("<type>uplink<", "<type>Uplink<")]
    [InlineData("<subnetMask>255.255.255.192</subnetMask>", "")]
    [InlineData("<primaryAddress>10.208.242.131</primaryAddress>", "<primaryAddress>10.208.242.138</primaryAddress><secondaryAddresses><ipAddress>10.208.242.131</ipAddress></secondaryAddresses>")]
    public void Another_wording_changes_nothing(string old, string now) => ExampleSite.Healthy().EditAfter(IcpEdge, "<label>vNic_0<", old, now).ShouldBeAsHealthy<EdgeUplinks>();

    [Fact]
    public void It_does_not_apply_when_the_plan_names_no_uplink() =>
        Assert.NotNull(new EdgeUplinks().NotApplicable(ExampleSite.Healthy().Plan.Plan with { Edges = [] }));

    [Fact]
    public void It_fails_when_another_address_of_the_subnet_has_another_mask() => ExampleSite.Healthy()
        .EditAfter(IcpEdge, "<label>vNic_0<", "</addressGroup>", "</addressGroup><addressGroup><primaryAddress>10.208.242.140</primaryAddress><subnetMask>255.255.255.240</subnetMask></addressGroup>").OnlyFinding<EdgeUplinks>()
        .ShouldFail(DriftKind.Different, Expected, "has the mask of a /28 for 10.208.242.140", IcpEdge, "vnic[1]");

    [Fact]
    public void Another_address_group_with_the_right_mask_changes_nothing() => ExampleSite.Healthy()
        .EditAfter(IcpEdge, "<label>vNic_0<", "</addressGroup>", "</addressGroup><addressGroup><primaryAddress>10.208.242.140</primaryAddress><subnetMask>255.255.255.192</subnetMask></addressGroup>").ShouldBeAsHealthy<EdgeUplinks>();
}
