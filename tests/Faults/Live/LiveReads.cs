using HybridDrift.Checks;
using HybridDrift.Collect;
using HybridDrift.Reports;
using HybridDrift.Tests.Collect.Kubernetes;
using HybridDrift.Tests.Collect.Nsx;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Faults.Live;

/// <summary>A scan of live systems of which one has a fault, against the scan of the healthy ones.</summary>
internal static class LiveReads
{
    /// <summary>The three systems of the healthy example, each read once from its emulator.</summary>
    private static readonly Lazy<Task<CollectedSource[]>> Healthy = new(ReadAllAsync);

    private static readonly Lazy<Task<Report>> Before = new(async () => Scan(await Healthy.Value));

    /// <summary>The recording in which one system is as it was read now.</summary>
    public static async Task<Report> ScanAsync(CollectedSource read) => Scan([.. (await Healthy.Value).Select(s => s.Name == read.Name ? read : s)]);

    /// <summary>All is as it is without a fault.</summary>
    public static async Task AssertHealedAsync(CollectedSource read)
    {
        Assert.Empty(read.Problems);
        Assert.Equal(Answers(await Before.Value), Answers(await ScanAsync(read)));
    }

    /// <summary>
    /// Exactly the checks that rest on what was not read are Unknown, each names a document or the source with what went wrong
    /// there, and nothing else has changed: no false alarm, no new Pass.
    /// </summary>
    /// <param name="says">Words of the reason that tell what went wrong.</param>
    public static async Task AssertOnlyDependentsAsync(CollectedSource read, string context, string says)
    {
        var (report, before) = (await ScanAsync(read), (await Before.Value).Results.ToDictionary(r => r.Identity));
        var expected = await ExpectedAsync(read);
        var unknown = report.Results.Where(r => r.Status == Status.Unknown).ToArray();
        Assert.True(expected.SetEquals(unknown.Select(r => r.Check)), $"{context}: Unknown are {Line(unknown.Select(r => r.Check))}, expected {Line(expected)}");
        Assert.Equal(expected.Count == 0 ? Verdict.Compliant : Verdict.CannotTell, report.Verdict);
        Assert.All(unknown, u => Assert.True(read.Problems.Any(p => (u.Reason.Contains(p.Document, StringComparison.Ordinal) || p.Document == read.Name) && (IsNamedByRules(p.Document) ? p.What : u.Reason).Contains(says, StringComparison.Ordinal)),
            $"{context}: {u.Check} {u.Subject} does not say what went wrong ({says}): {u.Reason}"));
        Assert.All(report.Results.Where(r => r.Status != Status.Unknown),
            r => Assert.True(before.TryGetValue(r.Identity, out var was) && was.Status == r.Status, $"{context}: {r.Check} {r.Subject} was {(was is null ? "not there" : $"{was.Status}")} and is {r.Status}: {r.Actual}"));
        Assert.All(before.Values.Where(b => report.Results.All(r => r.Identity != b.Identity)), b => Assert.True(expected.Contains(b.Check), $"{context}: {b.Check} {b.Subject} is gone"));
    }

    /// <summary>A reason names these objects where rules name them; why they were not read, the recording says.</summary>
    private static bool IsNamedByRules(string document) => RecordingLayout.Recognise(document) is DocumentKind.IpSet or DocumentKind.Application or DocumentKind.ApplicationGroup;

    /// <summary>By the table where one document is missing; else what the recording says without those that are.</summary>
    private static async Task<HashSet<string>> ExpectedAsync(CollectedSource read)
    {
        var all = (await Healthy.Value).Single(s => s.Name == read.Name).Documents.Select(d => d.Path);
        var missing = all.Except(read.Documents.Select(d => d.Path)).Union(read.Problems.Select(p => p.Document).Where(d => read.Documents.Any(r => r.Path == d))).ToArray();
        if (missing is [var one]) return [.. Dependents.Of.GetValueOrDefault(TableName(one), [])];
        var site = ExampleSite.Healthy();
        foreach (var path in missing.Select(TableName).Where(site.Has)) site.Remove(path);
        return [.. site.Scan().Results.Where(r => r.Status == Status.Unknown).Select(r => r.Check)];
    }

    /// <summary>The recorded ICP has one pod of strongSwan, whose status is not named after it.</summary>
    private static string TableName(string path) => path.StartsWith("icp/", StringComparison.Ordinal) && path.EndsWith(".strongswan.statusall.txt", StringComparison.Ordinal) ? "icp/strongswan.statusall.txt" : path;

    private static async Task<CollectedSource[]> ReadAllAsync()
    {
        await using var nsx = await LiveNsx.StartAsync();
        await using var iks = await LiveCluster.StartAsync();
        await using var icp = await LiveCluster.StartAsync("icp");
        CollectedSource[] sources = [await nsx.ReadAsync(), await LiveCluster.ReadAsync(iks, Exec), await LiveCluster.ReadAsync(icp, Exec, cluster: "icp")];
        Assert.All(sources, s => Assert.Empty(s.Problems));
        return sources;
    }

    /// <summary>As the example's plan reads its clusters.</summary>
    public static HybridDrift.Plans.PlanClusterSource Exec => LiveCluster.WithExec with { Routes = null };

    private static Report Scan(IReadOnlyList<CollectedSource> sources) => HybridDrift.Scan.Judge(
        ExampleSite.Healthy().Plan, Recording.Of(LiveRecording.Contents("dal10", ExampleSite.Now, sources), []), ExampleSite.RunId, ExampleSite.Now);

    private static IEnumerable<string> Answers(Report report) => report.Results.Select(r => $"{r.Identity} {r.Check} {r.Subject} {r.Status} {r.Actual}").Order(StringComparer.Ordinal);

    private static string Line(IEnumerable<string> checks) => string.Join(' ', checks.Distinct().Order(StringComparer.Ordinal));
}
