using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.A;

public sealed class OwnSwitchTests
{
    private static ExampleSite OnSwitch(string wire) => ExampleSite.Healthy()
        .EditAfter(VcsEdge, "<label>vNic_5<", "<index>5</index>", $"<index>5</index><portgroupId>{wire}</portgroupId>").EditAfter(VcsEdge, "<label>vNic_5<", "<isConnected>false<", "<isConnected>true<");

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<OwnSwitch>();

    [Fact]
    public void It_fails_when_another_edge_is_on_the_switch() => OnSwitch("virtualwire-133").OnlyFinding<OwnSwitch>()
        .ShouldFail(DriftKind.Extra, "no other edge on the switch of 192.168.133.0/24", "edge-3 has vNic_5", VcsEdge, "vnic[6]");

    [Fact]
    public void It_passes_when_the_other_edge_is_disconnected() => OnSwitch("virtualwire-133").EditAfter(VcsEdge, "<label>vNic_5<", "<isConnected>true<", "<isConnected>false<").ShouldBeAsHealthy<OwnSwitch>();

    [Fact]
    public void It_passes_when_the_other_edge_is_on_another_switch() => OnSwitch("virtualwire-200").ShouldBeAsHealthy<OwnSwitch>();

    [Fact]
    public void It_cannot_tell_while_an_edge_is_not_in_the_recording()
    {
        var site = ExampleSite.Healthy().Edit("nsx/edges.xml", "<totalCount>4<", "<totalCount>5<")
            .Edit("nsx/edges.xml", "</pagingInfo>", "</pagingInfo><edgeSummary><objectId>edge-1</objectId><edgeType>gatewayServices</edgeType><state>deployed</state></edgeSummary>");

        Assert.All(site.Run<OwnSwitch>(), r => r.ShouldBeUnknown("nsx/edge-1.xml"));
    }

    [Theory]
    [InlineData("nsx/edge-8.xml")]
    [InlineData("nsx/edges.xml")]
    [InlineData(VcsEdge)]
    public void It_cannot_tell_without(string document) => ExampleSite.Healthy().ShouldBeUnknownWithout<OwnSwitch>(document);
}
