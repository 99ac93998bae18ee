using System.Text;
using HybridDrift.Collect.Kubernetes;
using HybridDrift.Emulators.Kubernetes;

namespace HybridDrift.Tests.Collect.Kubernetes;

/// <summary>Lists in pages.</summary>
public sealed class PagingTests
{
    private static readonly ClusterLimits Small = LiveCluster.Limits with { PageSize = 3 };

    [Fact]
    public async Task List_in_pages_is_the_list_in_one()
    {
        await using var emulator = await LiveCluster.StartAsync();
        var whole = await LiveCluster.ReadAsync(emulator, LiveCluster.WithoutExec);

        var paged = await LiveCluster.ReadAsync(emulator, LiveCluster.WithoutExec, Small);

        Assert.Equal(whole.Documents.Select(d => (d.Path, Encoding.UTF8.GetString(d.Content.Span))), paged.Documents.Select(d => (d.Path, Encoding.UTF8.GetString(d.Content.Span))));
        Assert.Contains(emulator.Requests, r => r.Path.StartsWith("/api/v1/pods?limit=3&continue=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_whose_start_is_forgotten_is_read_again_from_there()
    {
        await using var emulator = (await LiveCluster.StartAsync()).With(new("/pods?limit=3&continue=", FaultKind.Status, 410, Times: 1));
        await using var calm = await LiveCluster.StartAsync();

        var read = await LiveCluster.ReadAsync(emulator, LiveCluster.WithoutExec, Small);

        Assert.Empty(read.Problems);
        Assert.Equal(2, emulator.Requests.Count(r => r.Path == "/api/v1/pods?limit=3"));
        Assert.Equal(Encoding.UTF8.GetString((await LiveCluster.ReadAsync(calm, LiveCluster.WithoutExec)).Document("iks/pods.json").Content.Span), Encoding.UTF8.GetString(read.Document("iks/pods.json").Content.Span));
    }

    [Fact]
    public async Task List_whose_start_is_forgotten_twice_is_not_there()
    {
        var read = await LiveCluster.ReadWithAsync(new("/pods?limit=3&continue=", FaultKind.Status, 410), Small, LiveCluster.WithoutExec);

        Assert.Equal(new("iks/pods.json", "", "could not be read in one piece: the cluster forgot its start (410), twice"), read.OnlyProblem());
        Assert.False(read.Has("iks/pods.json"));
    }

    [Fact]
    public async Task Page_that_cannot_be_read_makes_the_whole_list_missing()
    {
        var read = await LiveCluster.ReadWithAsync(new("/pods?limit=3&continue=", FaultKind.Status, 500), Small, LiveCluster.WithoutExec);

        Assert.Equal("iks/pods.json", read.OnlyProblem().Document);
        Assert.False(read.Has("iks/pods.json"));
    }

    [Theory]
    [InlineData("""{"kind": "PodList", "metadata": {}, "items": null}""", null, null)]
    [InlineData("""{"items": [{}], "metadata": {"continue": "x", "remainingItemCount": 5}, "kind": "PodList"}""", "x", null)]
    [InlineData("""{"kind": "PodList", "metadata": {"remainingItemCount": 5}, "items": []}""", null, "the cluster has more of it, and does not say how to ask for that")]
    [InlineData("""{"kind": "PodList", "metadata": {}}""", null, "the answer has no items")]
    [InlineData("""{"kind": "PodList", "items": {}}""", null, "the answer has no items")]
    [InlineData("""{"kind": "NodeList", "items": []}""", null, "the answer is not a PodList")]
    [InlineData("""{"kind": "Status", "message": "x"}""", null, "the answer is not a PodList")]
    [InlineData("[]", null, "the answer is not an object")]
    [InlineData("""{"kind": "PodList", "items": [{"metadata": {"name": "\ud800"}}]}""", null, "the answer holds text that is not Unicode")]
    public void Page_tells_where_the_next_one_starts_or_what_is_wrong(string page, string? next, string? trouble)
    {
        using var list = new ListWriter(Resources.Lists[1], new("", "v1"));

        Assert.Equal((next, trouble), list.Add(Encoding.UTF8.GetBytes(page)));
    }
}
