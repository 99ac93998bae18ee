using HybridDrift.Collect;
using HybridDrift.Plans;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Collect.Nsx;

/// <summary>What is read from the API is what a recording of it holds.</summary>
public sealed class LiveReadTests
{
    [Theory]
    [InlineData(false, NsxLogin.Jwt)]
    [InlineData(true, NsxLogin.Basic)]
    public async Task A_live_read_and_a_recording_of_the_same_site_give_the_same_results(bool drifted, NsxLogin login)
    {
        var site = drifted ? ExampleSite.Drifted() : ExampleSite.Healthy();
        await using var live = await LiveNsx.StartAsync(site);

        var source = await live.ReadAsync(live.Settings with { Login = login, MaxInFlight = 2 });

        Assert.Empty(source.Problems);
        Assert.Equal("nsx", source.Name);
        Assert.Equal(NsxPaths(site), source.Documents.Select(d => d.Path).Order(StringComparer.Ordinal));
        Assert.Equal(Results(site), Results(With(site, source)));
        Assert.All(source.Documents, d => Assert.StartsWith("GET /api/", d.Request, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_call_is_a_GET_that_asks_for_XML_but_the_one_for_a_token()
    {
        await using var live = await LiveNsx.StartAsync();

        await live.ReadAsync();

        var posts = live.Manager.Log.Requests.Where(r => r.Method != "GET").ToArray();
        Assert.Equal(("POST", "/api/2.0/services/auth/token?expiresInMinutes=11"), (Assert.Single(posts).Method, posts[0].Path));
        Assert.All(live.Manager.Log.Requests, r => Assert.Equal("application/xml", r.Accept));
        Assert.DoesNotContain(live.Manager.Log.Requests, r => r.Headers.Contains("Cookie"));
    }

    [Fact]
    public async Task Every_object_is_asked_for_once()
    {
        await using var live = await LiveNsx.StartAsync();

        await live.ReadAsync(live.Settings with { MaxInFlight = 2 });

        Assert.Equal(live.Asked.Count, live.Asked.Distinct().Count());
    }

    [Fact]
    public async Task Edges_on_further_pages_are_read()
    {
        var rows = string.Concat(Enumerable.Range(100, 600).Select(i => $"<edgeSummary><objectId>edge-{i}</objectId><name>tenant {i}</name><edgeType>gatewayServices</edgeType><state>deployed</state><edgeStatus>GREEN</edgeStatus></edgeSummary>"));
        var site = ExampleSite.Healthy();
        site.Replace("nsx/edges.xml", site["nsx/edges.xml"].Replace("</edgePage>", rows + "</edgePage>"));
        await using var live = await LiveNsx.StartAsync(site);

        var source = await live.ReadAsync();

        Assert.Empty(source.Problems);
        Assert.Equal(["nsx/edges-2.xml", "nsx/edges-3.xml", "nsx/edges.xml"], source.Documents.Select(d => d.Path).Where(p => p.Contains("edges", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(604, HybridDrift.Sites.Parse.SiteParser.Parse(With(ExampleSite.Healthy(), source).Recording, [], []).EdgeList.Value.Count);
    }

    [Fact]
    public async Task Switches_on_further_pages_are_in_the_one_document()
    {
        var wires = string.Concat(Enumerable.Range(1000, 1500).Select(i => $"<virtualWire><objectId>virtualwire-{i}</objectId><name>segment {i}</name></virtualWire>"));
        await using var live = await LiveNsx.StartAsync(ExampleSite.Healthy().Replace("nsx/virtualwires.xml", $"<virtualWires><dataPage>{wires}</dataPage></virtualWires>"));

        var source = await live.ReadAsync();

        var read = HybridDrift.Sites.Parse.SiteParser.Parse(With(ExampleSite.Healthy(), source).Recording, [], []).VirtualWires;
        Assert.Equal((Completeness.Complete, 1500), (read.Completeness, read.Value.Count));
        Assert.Equal(2, live.Times("/api/2.0/vdn/virtualwires"));
    }

    [Fact]
    public async Task Progress_hears_of_every_document()
    {
        await using var live = await LiveNsx.StartAsync();
        var heard = new Heard();

        var source = await live.ReadAsync(progress: heard);

        Assert.Equal(source.Documents.Select(d => d.Path).Order(StringComparer.Ordinal), heard.Paths.Order(StringComparer.Ordinal));
    }

    private sealed class Heard : IProgress<string>
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Paths { get; } = new();

        public void Report(string value) => Paths.Enqueue(value);
    }

    internal static IEnumerable<string> NsxPaths(ExampleSite site) => site.Documents.Where(d => d.StartsWith("nsx/", StringComparison.Ordinal));

    /// <summary>The site with what was read in the place of its NSX documents.</summary>
    internal static ExampleSite With(ExampleSite site, CollectedSource source)
    {
        foreach (var path in NsxPaths(site).ToArray()) site.Remove(path);
        foreach (var document in source.Documents) site.Replace(document.Path, document.Content.ToArray());
        return site;
    }

    private static IEnumerable<string> Results(ExampleSite site) => site.Scan().Results.Select(r => Lines.Replace($"{r.Check} {r.Asset} {r.Subject} {r.Status} {r.Expected} {r.Actual} {r.Reason} {r.Identity} {string.Join('|', r.Evidence.Select(e => $"{e.Document} {e.Path} {e.Excerpt}"))}", ""));

    private static readonly System.Text.RegularExpressions.Regex Lines = new(", line [0-9]+");
}
