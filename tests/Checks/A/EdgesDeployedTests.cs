using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.A;

public sealed class EdgesDeployedTests
{
    private const string List = "nsx/edges.xml";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<EdgesDeployed>();

    [Fact]
    public void It_fails_when_an_edge_is_not_deployed() => ExampleSite.Healthy()
        .EditAfter(List, "<id>edge-7</id>", "<state>deployed</state>", "<state>undeployed</state>").OnlyFinding<EdgesDeployed>()
        .ShouldFail(DriftKind.Different, "a deployed services gateway", "its state is 'undeployed'", List, "edgeSummary[3]");

    [Fact]
    public void It_fails_when_an_edge_is_of_another_type() => ExampleSite.Healthy()
        .EditAfter(List, "<id>edge-4</id>", "distributedRouter", "gatewayServices").OnlyFinding<EdgesDeployed>()
        .ShouldFail(DriftKind.Different, "a deployed distributed router", "it is a services gateway", List, "edgeSummary[2]");

    [Fact]
    public void It_fails_when_an_edge_is_gone()
    {
        var result = ExampleSite.Healthy().Edit(List, "edge-8", "edge-9").OnlyFinding<EdgesDeployed>();

        Assert.Equal((Status.Fail, DriftKind.Missing, "NSX lists no edge-8"), (result.Status, result.Drift, result.Actual));
    }

    [Fact]
    public void It_cannot_tell_that_an_edge_is_gone_when_a_page_of_the_list_is_missing() => ExampleSite.Healthy()
        .Edit(List, "edge-8", "edge-9").Edit(List, "<totalCount>4</totalCount>", "<totalCount>300</totalCount>").Run<EdgesDeployed>()
        .ToList().ForEach(r => r.ShouldBeUnknown("nsx/edges.xml (pagingInfo)"));

    [Fact]
    public void It_cannot_tell_without_the_list() => ExampleSite.Healthy().ShouldBeUnknownWithout<EdgesDeployed>(List);

    [Theory]
    [InlineData("<state>deployed</state>", "")]
    [InlineData("<edgeType>gatewayServices</edgeType>", "<edgeType>somethingNew</edgeType>")]
    public void It_cannot_tell_when_the_list_does_not_say(string old, string now) => ExampleSite.Healthy()
        .EditAfter(List, "<id>edge-7</id>", old, now).OnlyFinding<EdgesDeployed>().ShouldBeUnknown("NSX does not say");

    [Fact]
    public void A_router_may_be_active_and_edges_may_be_renamed_and_in_any_order() => ExampleSite.Healthy()
        .EditAfter(List, "<id>edge-4</id>", "<state>deployed</state>", "<state>active</state>")
        .Edit(List, "<name>icp-edge</name>", "<name>edge of the third floor</name>").Edit(List, "GREEN", "YELLOW").ShouldBeAsHealthy<EdgesDeployed>();

    [Fact]
    public void It_does_not_apply_without_edges() =>
        Assert.NotNull(new EdgesDeployed().NotApplicable(ExampleSite.Healthy().Plan.Plan with { Edges = [] }));
}
