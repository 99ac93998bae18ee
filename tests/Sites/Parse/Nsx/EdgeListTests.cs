using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.Nsx;

public sealed class EdgeListTests
{
    [Fact]
    public void Rows_are_read_with_their_kind_state_and_status()
    {
        var edges = List(("nsx/edges.xml", Page(2, """
            <edgeSummary><objectId>edge-3</objectId><name>고객 edge</name><id>edge-3</id><state>deployed</state><edgeType>gatewayServices</edgeType><edgeStatus>GREEN</edgeStatus></edgeSummary>
            <edgeSummary><id>edge-4</id><edgeType>DistributedRouter</edgeType></edgeSummary>
            """))).Whole();
        Assert.Equal(["edge-3", "edge-4"], edges.Select(e => e.Id));
        Assert.Equal(("고객 edge", EdgeKind.ServicesGateway, "deployed", "GREEN"), (edges[0].Name, edges[0].Kind, edges[0].State, edges[0].Status));
        Assert.Equal(("", EdgeKind.DistributedRouter, "", ""), (edges[1].Name, edges[1].Kind, edges[1].State, edges[1].Status));
        Assert.StartsWith("edgeSummary[2], line ", edges[1].Origin.Path);
    }

    [Fact]
    public void No_edges_are_no_edges() => Assert.Empty(List(("nsx/edges.xml", Page(0, ""))).Whole());

    [Fact]
    public void Pages_are_joined() =>
        Assert.Equal(["edge-1", "edge-2", "edge-3"], List(("nsx/edges-2.xml", Page(3, Rows(3))), ("nsx/edges.xml", Page(3, Rows(1, 2)))).Whole().Select(e => e.Id));

    [Fact]
    public void A_row_on_two_pages_is_one_edge() =>
        Assert.Equal(3, List(("nsx/edges.xml", Page(3, Rows(1, 2))), ("nsx/edges-2.xml", Page(3, Rows(2, 3)))).Whole().Count);

    [Fact]
    public void A_missing_page_is_noticed() =>
        List(("nsx/edges.xml", Page(300, Rows(1, 2)))).PartialBecause("counts 300 edges, but 2 are");

    [Fact]
    public void A_page_that_the_manifest_promises_is_missed() => List(
        ("recording.json", """{"documents":[{"path":"nsx/edges.xml"},{"path":"nsx/edges-2.xml"}]}"""),
        ("nsx/edges.xml", Page(2, Rows(1, 2)))).PartialBecause("is not in the recording");

    [Fact]
    public void More_edges_than_counted_are_noticed() => List(("nsx/edges.xml", Page(1, Rows(1, 2)))).PartialBecause("counts 1 edges");

    [Fact]
    public void Pages_that_count_differently_are_noticed() =>
        List(("nsx/edges.xml", Page(3, Rows(1, 2))), ("nsx/edges-2.xml", Page(2, Rows(3)))).PartialBecause("while edges changed");

    [Fact]
    public void A_broken_page_leaves_the_others_as_a_part()
    {
        var list = List(("nsx/edges.xml", Page(3, Rows(1, 2))), ("nsx/edges-2.xml", "<pagedEdgeList>"));
        Assert.Equal("nsx/edges-2.xml", list.PartialBecause("not well-formed").Document);
        Assert.Equal(2, list.Value.Count);
    }

    [Fact]
    public void The_first_page_missing_leaves_the_others_as_a_part() =>
        Assert.Single(List(("nsx/edges-2.xml", Page(1, Rows(3)))).Value);

    [Theory]
    [InlineData("<pagedEdgeList/>", "has no <edgePage>")]
    [InlineData("<edge/>", "expected <pagedEdgeList>")]
    [InlineData("<error><errorCode>203</errorCode></error>", "203")]
    public void No_list_is_a_failure(string text, string says)
    {
        var list = List(("nsx/edges.xml", text));
        list.Failure(says);
        Assert.Empty(list.Value);
    }

    [Fact]
    public void No_document_is_a_failure() => List().Failure("is not in the recording");

    [Theory]
    [InlineData("")]
    [InlineData("<pagingInfo/>")]
    [InlineData("<pagingInfo><totalCount>-1</totalCount></pagingInfo>")]
    [InlineData("<pagingInfo><totalCount>99999999999</totalCount></pagingInfo>")]
    [InlineData("<pagingInfo><totalCount>0</totalCount><totalCount>1</totalCount></pagingInfo>")]
    public void Without_a_count_the_list_is_not_known_to_be_whole(string paging) =>
        List(("nsx/edges.xml", $"<pagedEdgeList><edgePage>{paging}</edgePage></pagedEdgeList>")).PartialBecause("has no <totalCount>");

    [Fact]
    public void A_row_without_id_is_a_problem() =>
        Assert.StartsWith("edgeSummary[1]", List(("nsx/edges.xml", Page(1, "<edgeSummary><name>x</name></edgeSummary>"))).PartialBecause("has neither").Where);

    private static Reading<IReadOnlyList<EdgeSummary>> List(params IEnumerable<(string, string)> documents) => Recordings.Site(documents).EdgeList;

    private static string Page(int total, string rows) =>
        $"<pagedEdgeList><edgePage><pagingInfo><pageSize>256</pageSize><startIndex>0</startIndex><totalCount>{total}</totalCount></pagingInfo>{rows}</edgePage></pagedEdgeList>";

    private static string Rows(params IEnumerable<int> numbers) => string.Concat(numbers.Select(n => $"<edgeSummary><objectId>edge-{n}</objectId></edgeSummary>"));
}
