using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.D;

public sealed class RouterNetworksTests
{
    private const string Expected = "a connected interface in 192.168.140.0/24";

    private static string Interface(string address, string mask, bool connected = true, string type = "internal") => $"""
        <interface><label>13840000000099</label><name>test</name><addressGroups><addressGroup><primaryAddress>{address}</primaryAddress><subnetMask>{mask}</subnetMask></addressGroup></addressGroups>
        <type>{type}</type><isConnected>{(connected ? "true" : "false")}</isConnected><index>99</index></interface>
        """;

    private static ExampleSite With(string logical) => ExampleSite.Healthy().Edit(VcsRouter, "<interfaces>", "<interfaces>" + logical);

    private static ExampleSite Databases(string old, string now) => ExampleSite.Healthy().EditAfter(VcsRouter, "<name>databases</name>", old, now);

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<RouterNetworks>();

    [Fact]
    public void It_fails_when_a_network_was_added() => With(Interface("192.168.142.1", "255.255.255.0")).OnlyFinding<RouterNetworks>()
        .ShouldFail(DriftKind.Extra, "networks 192.168.140.0/24, 192.168.141.0/24 and the transit 192.168.101.0/24", "also 192.168.142.0/24 on interface 13840000000099 (test)", VcsRouter, "interface[1]");

    [Fact]
    public void It_says_what_an_added_network_clashes_with() => With(Interface("10.0.5.1", "255.255.255.0")).OnlyFinding<RouterNetworks>()
        .ShouldFail(DriftKind.Extra, "networks", "also 10.0.5.0/24 on interface 13840000000099 (test), which overlaps 10.0.0.0/14 of IBM Cloud", VcsRouter);

    [Fact]
    public void It_fails_when_a_network_is_gone()
    {
        var result = Databases("<primaryAddress>192.168.140.1</primaryAddress>", "").OnlyFinding<RouterNetworks>();

        Assert.Equal((Status.Fail, DriftKind.Missing, Expected, "no interface has it"), (result.Status, result.Drift, result.Expected, result.Actual));
    }

    [Fact]
    public void It_fails_when_the_interface_is_disconnected() => Databases("<isConnected>true<", "<isConnected>false<").OnlyFinding<RouterNetworks>()
        .ShouldFail(DriftKind.Different, Expected, "its interface is disconnected", VcsRouter, "interface[2]");

    [Fact]
    public void It_fails_when_the_interface_has_a_part_of_the_network() => Databases("255.255.255.0", "255.255.255.128").OnlyFinding<RouterNetworks>()
        .ShouldFail(DriftKind.Different, Expected, "no connected interface has 192.168.140.128/25", VcsRouter, "interface[2]");

    [Fact]
    public void It_fails_when_the_interface_has_more_than_the_network() => Databases("255.255.255.0", "255.255.252.0").OnlyFinding<RouterNetworks>()
        .ShouldFail(DriftKind.Extra, "networks", "also 192.168.140.0/22", VcsRouter, "interface[2]");

    [Fact]
    public void It_cannot_tell_without_the_router() => ExampleSite.Healthy().ShouldBeUnknownWithout<RouterNetworks>(VcsRouter);

    [Fact]
    public void It_fails_on_evidence_though_an_interface_is_not_understood() =>
        Assert.Contains(With(Interface("192.168.142.1", "255.255.255.0") + Interface("x", "255.255.255.0")).Run<RouterNetworks>(), r => r.Status == Status.Fail && r.Actual.StartsWith("also 192.168.142.0/24"));

    [Fact]
    public void It_fails_when_the_interface_of_a_stretched_network_has_a_part_of_it() => ExampleSite.Healthy()
        .EditAfter(VcsRouter, "<name>stretched network</name>", "255.255.255.0", "255.255.255.128").OnlyFinding<RouterNetworks>()
        .ShouldFail(DriftKind.Different, "a connected interface in 192.168.141.0/24", "no connected interface has 192.168.141.128/25", VcsRouter, "interface[3]");

    [Fact]
    public void The_interface_of_a_stretched_network_may_be_disconnected() => ExampleSite.Healthy()
        .EditAfter(VcsRouter, "<name>stretched network</name>", "<isConnected>true<", "<isConnected>false<").ShouldBeAsHealthy<RouterNetworks>();

    [Fact]
    public void Two_interfaces_may_split_a_network() => Databases("255.255.255.0", "255.255.255.128")
        .Edit(VcsRouter, "<interfaces>", "<interfaces>" + Interface("192.168.140.129", "255.255.255.128")).ShouldBeAsHealthy<RouterNetworks>();

    [Fact]
    public void One_interface_may_have_two_planned_networks() => Databases("255.255.255.0", "255.255.254.0")
        .EditAfter(VcsRouter, "<name>stretched network</name>", "<primaryAddress>192.168.141.1</primaryAddress>", "").ShouldBeAsHealthy<RouterNetworks>();

    [Fact]
    public void A_disconnected_interface_that_is_not_planned_carries_nothing() => With(Interface("192.168.142.1", "255.255.255.0", connected: false)).ShouldBeAsHealthy<RouterNetworks>();

    [Fact]
    public void The_uplink_of_a_router_is_no_network_when_the_plan_does_not_name_the_transit() => ExampleSite.Healthy().EditPlan(" transit: 192.168.101.0/24,", "").ShouldBeAsHealthy<RouterNetworks>();

    [Fact]
    public void An_uplink_that_is_not_the_planned_transit_is_extra() => With(Interface("192.168.150.2", "255.255.255.0", type: "uplink"))
        .OnlyFinding<RouterNetworks>().ShouldFail(DriftKind.Extra, "transit", "192.168.150.0/24", VcsRouter);

    [Fact]
    public void Pods_behind_an_edge_need_no_interface_of_their_own() => ExampleSite.Healthy().EditPlan("serves: [icp-workers]", "serves: [icp-workers, icp-pods]").ShouldBeAsHealthy<RouterNetworks>();

    [Fact]
    public void Renamed_interfaces_change_nothing() => Databases("<label>", "<label>x").Edit(VcsRouter, "<name>databases</name>", "<name>renamed</name>").ShouldBeAsHealthy<RouterNetworks>();

    [Fact]
    public void It_does_not_apply_without_routers()
    {
        var plan = ExampleSite.Healthy().Plan.Plan;

        Assert.NotNull(new RouterNetworks().NotApplicable(plan with { Edges = [.. plan.Edges.Select(e => e with { Router = null })] }));
    }
}
