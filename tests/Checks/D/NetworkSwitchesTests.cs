using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.D;

public sealed class NetworkSwitchesTests
{
    private const string Wires = "nsx/virtualwires.xml";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<NetworkSwitches>();

    [Fact]
    public void It_fails_when_the_switch_is_gone() => ExampleSite.Healthy().Edit(Wires, "<objectId>virtualwire-140<", "<objectId>virtualwire-999<")
        .OnlyFinding<NetworkSwitches>().ShouldBeMissing("virtualwire-140, and there is no such logical switch");

    [Fact]
    public void It_fails_when_the_network_is_on_a_port_group()
    {
        var result = ExampleSite.Healthy().Edit(VcsRouter, "<connectedToId>virtualwire-140<", "<connectedToId>dvportgroup-41<").OnlyFinding<NetworkSwitches>();

        result.ShouldFail(DriftKind.Different, "192.168.140.0/24 on a logical switch", "is on dvportgroup-41, which is no logical switch", VcsRouter, "interface[2]");
        Assert.Equal(Severity.Medium, result.Severity);
    }

    [Fact]
    public void It_cannot_tell_when_the_interface_does_not_say() => ExampleSite.Healthy().Edit(VcsRouter, "<connectedToId>virtualwire-140</connectedToId>", "").OnlyFinding<NetworkSwitches>().ShouldBeUnknown("does not say");

    [Fact]
    public void Other_names_and_an_unplanned_network_change_nothing() => ExampleSite.Healthy().Edit(Wires, "<name>transit-icp<", "<name>renamed<").ShouldBeAsHealthy<NetworkSwitches>();

    [Theory]
    [InlineData(Wires)]
    [InlineData(VcsRouter)]
    public void It_cannot_tell_without(string document) => ExampleSite.Healthy().ShouldBeUnknownWithout<NetworkSwitches>(document);
}
