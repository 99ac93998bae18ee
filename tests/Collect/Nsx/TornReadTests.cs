using System.Text;
using System.Text.RegularExpressions;
using HybridDrift.Collect;
using HybridDrift.Emulators;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Collect.Nsx;

/// <summary>Documents that do not belong together are read again, and reported when they never do.</summary>
public sealed class TornReadTests
{
    private const string Edge = "/api/4.0/edges/edge-7", Health = Edge + "/healthsummary", Edges = "/api/4.0/edges";

    [Fact]
    public async Task An_edge_that_changed_while_it_was_read_is_read_again_with_its_state()
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Faults.On(Edge, Fault.Torn, 1);

        var source = await live.ReadAsync();

        Assert.Empty(source.Problems);
        Assert.Contains("<version>112</version>", Text(source, "nsx/edge-7.xml"), StringComparison.Ordinal);
        Assert.Equal((2, 2), (live.Times(Edge), live.Times(Health)));
    }

    [Fact]
    public async Task An_edge_that_changes_each_time_it_is_read_is_reported()
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Faults.On(Edge, Fault.Torn);

        var source = await live.ReadAsync();

        var problem = Assert.Single(source.Problems);
        Assert.Equal(("nsx/edge-7.xml", "version"), (problem.Document, problem.Where));
        Assert.Contains("the edge changed each time it was read", problem.What, StringComparison.Ordinal);
        Assert.Equal((4, 3), (live.Times(Edge), live.Times(Health)));
        Assert.Contains("nsx/edge-7.xml", source.Documents.Select(d => d.Path));
    }

    [Fact]
    public async Task A_health_that_counts_otherwise_is_no_change_of_the_edge()
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Faults.On(Health, Fault.Rewritten((body, _) => body.Replace("<configVersion>112", "<configVersion>113", StringComparison.Ordinal)));

        var source = await live.ReadAsync();

        Assert.Empty(source.Problems);
        Assert.Equal(2, live.Times(Edge));
    }

    [Fact]
    public async Task An_edge_that_cannot_be_looked_at_again_is_reported()
    {
        await using var live = await LiveNsx.StartAsync();
        live.Manager.Faults.On(Edge, Fault.Torn, 1);
        live.Manager.Faults.On(Edge, Fault.Status(500));

        var problem = Assert.Single((await live.ReadAsync()).Problems);

        Assert.Contains("could not be read again", problem.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(int.MaxValue, 1)]
    public async Task A_list_of_edges_that_changed_between_its_pages_is_read_again(int times, int problems)
    {
        var site = ExampleSite.Healthy();
        site.Replace("nsx/edges.xml", site["nsx/edges.xml"].Replace("</edgePage>", string.Concat(Enumerable.Range(100, 300).Select(i => $"<edgeSummary><objectId>edge-{i}</objectId></edgeSummary>")) + "</edgePage>"));
        await using var live = await LiveNsx.StartAsync(site);
        live.Manager.Faults.On(Edges, Fault.Rewritten((body, nth) => Regex.Replace(body, "<totalCount>[0-9]+", $"<totalCount>{400 + nth}")), times);

        var source = await live.ReadAsync();

        Assert.Equal(problems, source.Problems.Count);
        Assert.All(source.Problems, p => Assert.Contains("the list of edges changed while its pages were read", p.What, StringComparison.Ordinal));
        Assert.InRange(live.Times(Edges), 4, 10);
    }

    private static string Text(CollectedSource source, string path) => Encoding.UTF8.GetString(source.Documents.Single(d => d.Path == path).Content.Span);
}
