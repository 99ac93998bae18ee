using HybridDrift.Checks;
using HybridDrift.Reports;
using HybridDrift.Tests.Support;
using Xunit.Abstractions;

namespace HybridDrift.Tests.Mutations;

/// <summary>What changes nothing in the network changes nothing in the answers: no detector that always alarms.</summary>
public sealed class NeutralMutationTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public void Neutral_changes_leave_every_answer_as_it_was(bool drifted, int seeds)
    {
        var before = Start(drifted).Scan();
        var baseline = Answers(before);

        var all = Mutations(seeds).Where((_, i) => !drifted || i % 2 == 0).AsParallel().Select(mutation => (Mutation: mutation, Report: Scan(mutation, drifted)))
            .Select(m => (m.Mutation, Difference: Compare(m.Report, baseline), IsChange: m.Report.RecordingSha256 != before.RecordingSha256)).ToArray();
        // One that leaves the bytes as they were proves nothing, and does not count.
        var changes = all.Where(m => m.IsChange).ToArray();
        var wrong = all.Where(m => m.Difference.Length > 0).ToArray();

        foreach (var kind in changes.GroupBy(m => m.Mutation.Kind).OrderBy(g => g.Key, StringComparer.Ordinal)) output.WriteLine($"{kind.Count(),5} {kind.Key}");
        output.WriteLine($"{changes.Length} neutral mutations of the {(drifted ? "drifted" : "healthy")} example, {wrong.Length} changed an answer");
        Assert.True(wrong.Length == 0, string.Join("\n", wrong.Take(5).Select(w => $"{w.Mutation}: {w.Difference}")));
        Assert.True(changes.Length >= 400, $"{changes.Length} are too few");
        if (!drifted) Assert.Empty(all.Select(m => m.Mutation.Kind).Except(changes.Select(m => m.Mutation.Kind)));
    }

    private static ExampleSite Start(bool drifted) => drifted ? ExampleSite.Drifted() : ExampleSite.Healthy();

    private static Report Scan(Mutation mutation, bool drifted)
    {
        var site = Start(drifted);
        mutation.Apply(site);
        return site.Scan();
    }

    private static string Compare(Report report, HashSet<string> baseline)
    {
        var answers = Answers(report);
        return string.Join("; ", answers.Except(baseline).Select(a => "+ " + a).Concat(baseline.Except(answers).Select(a => "- " + a)).Take(4));
    }

    /// <summary>Identity, status and drift kind are what other systems follow a finding by.</summary>
    private static HashSet<string> Answers(Report report) => [.. report.Results.Select(r => $"{r.Identity} {r.Check} {r.Asset} {r.Subject} {r.Status} {r.Drift} {(r.Status == Status.Unknown ? r.Reason : "")}")];

    internal static IEnumerable<Mutation> Mutations(int seeds)
    {
        for (var seed = 1; seed <= seeds; seed++)
        {
            var s = seed;
            foreach (var path in ExampleSite.Paths)
            {
                if (NeutralXml.IsSubject(path) && (s == 1 || path.StartsWith("nsx/edge", StringComparison.Ordinal)))
                    foreach (var (name, change) in NeutralXml.All) yield return new($"{path}: {name} #{s}", site => NeutralXml.Apply(site, path, change, new Random(s)));
                if (NeutralJson.IsSubject(path) && s == 1)
                    foreach (var (name, change) in NeutralJson.All) yield return new($"{path}: {name} #{s}", site => change(site, path, new Random(s)));
                if (NeutralStatus.IsSubject(path))
                    foreach (var (name, change) in NeutralStatus.All) yield return new($"{path}: {name} #{s}", site => NeutralStatus.Apply(site, path, change, new Random(s)));
            }
        }
        foreach (var (name, change) in NeutralSite.All)
            for (var seed = 1; seed <= seeds; seed++)
            {
                var s = seed;
                yield return new($"all: {name} #{s}", site => change(site, new Random(s)));
            }
        // Everything at once, over all documents.
        for (var seed = 1; seed <= 10; seed++)
        {
            var s = seed;
            yield return new($"all of NSX #{s}", site =>
            {
                var random = new Random(s);
                foreach (var path in ExampleSite.Paths.Where(NeutralXml.IsSubject))
                    foreach (var (_, change) in NeutralXml.All) NeutralXml.Apply(site, path, change, random);
            });
        }
    }
}
