using HybridDrift.Collect.Kubernetes;
using HybridDrift.Emulators.Kubernetes;

namespace HybridDrift.Tests.Collect.Kubernetes;

/// <summary>What goes wrong with one document is a problem of that document, and the others are read all the same.</summary>
public sealed class FaultTests
{
    private const string Pods = "/pods?limit", Path = "iks/pods.json";

    [Theory]
    [InlineData(FaultKind.Status, 500, "could not be read: the cluster answered 500, 3 times", 3)]
    [InlineData(FaultKind.Status, 502, "could not be read: the cluster answered 502, 3 times", 3)]
    [InlineData(FaultKind.Status, 503, "could not be read: the cluster answered 503, 3 times", 3)]
    [InlineData(FaultKind.Status, 429, "could not be read: the cluster answered 429, 3 times", 3)]
    [InlineData(FaultKind.Status, 400, "could not be read: the cluster answered 400", 1)]
    [InlineData(FaultKind.Status, 404, "could not be read: the cluster answered 404", 1)]
    [InlineData(FaultKind.Status, 302, "could not be read: the cluster answered 302", 1)]
    [InlineData(FaultKind.Status, 410, "could not be read in one piece: the cluster forgot its start (410), twice", 2)]
    [InlineData(FaultKind.Status, 403, "this account may not list pods (403): it needs the rule {apiGroups: [\"\"], resources: [pods], verbs: [list]}, in a ClusterRole", 1)]
    [InlineData(FaultKind.Html, 200, "could not be read: an HTML page came in place of the answer: that of a proxy or of a login page", 1)]
    [InlineData(FaultKind.Html, 404, "could not be read: an HTML page came with status 404: the answer of a proxy or of a login page, not of the cluster", 1)]
    [InlineData(FaultKind.Html, 503, "could not be read: an HTML page came with status 503: the answer of a proxy or of a login page, not of the cluster, 3 times", 3)]
    [InlineData(FaultKind.WrongKind, 200, "could not be read: the answer is not a PodList", 1)]
    [InlineData(FaultKind.Truncated, 200, "could not be read: the answer broke off, 3 times", 3)]
    [InlineData(FaultKind.Cut, 200, "could not be read: the answer broke off: it is not whole JSON, 3 times", 3)]
    [InlineData(FaultKind.Reset, 200, "could not be read: the answer broke off, 3 times", 3)]
    public async Task One_document_is_missing_with_the_reason(FaultKind kind, int status, string what, int times)
    {
        await using var emulator = (await LiveCluster.StartAsync()).With(new(Pods, kind, status));

        var read = await LiveCluster.ReadAsync(emulator, LiveCluster.WithoutExec);

        Assert.Equal(new(Path, "", what), read.OnlyProblem());
        Assert.Equal(LiveCluster.Documents("iks").Keys.Count(d => d.EndsWith(".json", StringComparison.Ordinal)) - 1, read.Documents.Count);
        Assert.False(read.Has(Path));
        Assert.Equal(times, emulator.Requests.Count(r => r.Path.Contains(Pods, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(FaultKind.Hang)]
    [InlineData(FaultKind.SlowDrip)]
    public async Task Answer_that_does_not_come_to_an_end_is_waited_for_so_long_and_no_longer(FaultKind kind)
    {
        var time = new HeldTime(LiveCluster.Limits.CallTimeout, LiveCluster.Limits.Deadline);
        await using var emulator = (await LiveCluster.StartAsync()).With(new(Pods, kind));
        emulator.Stuck += () => time.Pass(LiveCluster.Limits.CallTimeout);

        var read = await LiveCluster.ReadAsync(emulator, LiveCluster.WithoutExec, time: time);

        Assert.Equal(new(Path, "", "could not be read: no whole answer came within 20 s, 3 times"), read.OnlyProblem());
        Assert.True(read.Has("iks/services.json"));
    }

    [Theory]
    [InlineData(FaultKind.Status, 503)]
    [InlineData(FaultKind.Truncated, 200)]
    [InlineData(FaultKind.Reset, 200)]
    public async Task What_passes_is_asked_again(FaultKind kind, int status)
    {
        var read = await LiveCluster.ReadWithAsync(new(Pods, kind, status, Times: 2), source: LiveCluster.WithoutExec);

        Assert.Empty(read.Problems);
        Assert.True(read.Has(Path));
    }

    [Fact]
    public async Task Server_that_asks_to_wait_is_waited_for()
    {
        var time = new HeldTime(LiveCluster.Limits.CallTimeout, LiveCluster.Limits.Deadline);
        await using var emulator = (await LiveCluster.StartAsync()).With(new(Pods, FaultKind.Status, 429, RetryAfter: "7", Times: 1));

        Assert.Empty((await LiveCluster.ReadAsync(emulator, LiveCluster.WithoutExec, time: time)).Problems);

        Assert.Equal([TimeSpan.FromSeconds(7)], time.Pauses);
    }

    [Fact]
    public async Task Server_that_asks_to_wait_too_long_is_not_waited_for()
    {
        var read = await LiveCluster.ReadWithAsync(new(Pods, FaultKind.Status, 429, RetryAfter: "3600"), source: LiveCluster.WithoutExec);

        Assert.Equal("could not be read: the cluster answered 429, and asks to wait for 3600 s, longer than the 60 s that are waited: scan again later", read.OnlyProblem().What);
    }

    [Fact]
    public async Task Pauses_grow()
    {
        var time = new HeldTime(LiveCluster.Limits.CallTimeout, LiveCluster.Limits.Deadline);
        await using var emulator = (await LiveCluster.StartAsync()).With(new(Pods, FaultKind.Status, 503));

        await LiveCluster.ReadAsync(emulator, LiveCluster.WithoutExec, LiveCluster.Limits with { Pause = TimeSpan.FromSeconds(1) }, time: time);

        Assert.Equal(2, time.Pauses.Count);
        Assert.InRange(time.Pauses.First().TotalSeconds, 1, 1.5);
        Assert.InRange(time.Pauses.Last().TotalSeconds, 2, 3);
    }

    [Fact]
    public async Task What_was_not_read_when_the_time_for_the_cluster_is_over_is_told_document_by_document()
    {
        var time = new HeldTime(LiveCluster.Limits.CallTimeout, LiveCluster.Limits.Deadline);
        await using var emulator = (await LiveCluster.StartAsync()).With(new("/ippools?", FaultKind.Hang));
        emulator.Stuck += () => time.Pass(LiveCluster.Limits.Deadline);

        var read = await LiveCluster.ReadAsync(emulator, time: time);

        Assert.Equal(["iks/apis.json", "iks/daemonsets.json", "iks/deployments.json", "iks/endpointslices.json", "iks/ingresses.json", "iks/nodes.json", "iks/pods.json", "iks/services.json"],
            read.Documents.Select(d => d.Path));
        Assert.All(read.Problems, p => Assert.Equal("was not read: the 60 s for this cluster were over", p.What));
        Assert.Superset(LiveCluster.Documents("iks").Keys.Where(k => k.EndsWith(".json", StringComparison.Ordinal)).Select(k => "iks/" + k).Except(read.Documents.Select(d => d.Path)).ToHashSet(),
            read.Problems.Select(p => p.Document).ToHashSet());
        Assert.Contains(read.Problems, p => p.Document == "iks/strongswan.statusall.txt");
    }

    [Fact]
    public async Task Reading_ends_when_nobody_wants_it_any_more()
    {
        using var wanted = new CancellationTokenSource();
        await using var emulator = (await LiveCluster.StartAsync()).With(new(Pods, FaultKind.Hang));
        emulator.Stuck += wanted.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LiveCluster.ReadAsync(emulator, cancellation: wanted.Token));
    }

    [Fact]
    public async Task Answer_that_is_too_large_is_not_kept()
    {
        var read = await ReadLimited(new() { DocumentBytes = 20_000 });

        Assert.Contains(read.Problems, p => p is { Document: Path, What: "could not be read: the answer is larger than 0 MiB" });
        Assert.True(read.Has("iks/ippools.json"));
    }

    private static async Task<HybridDrift.Collect.CollectedSource> ReadLimited(ClusterLimits limits)
    {
        await using var emulator = await LiveCluster.StartAsync();
        return await LiveCluster.ReadAsync(emulator, LiveCluster.WithoutExec, limits with { Pause = LiveCluster.Limits.Pause });
    }
}
