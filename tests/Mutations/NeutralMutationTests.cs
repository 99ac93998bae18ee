using HybridDrift.Checks;
using HybridDrift.Reports;
using HybridDrift.Tests.Support;
using Xunit.Abstractions;

namespace HybridDrift.Tests.Mutations;

/// <summary>What changes nothing in the network changes nothing in the answers: no detector that always alarms.</summary>
public sealed class NeutralMutationTests(ITestOutputHelper output)
{
    private const int SeedsPerKind = 4;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Neutral_changes_leave_every_answer_as_it_was(bool drifted)
    {
        var baseline = Answers(Start(drifted).Scan());
        var mutations = Mutations().ToArray();

        var wrong = mutations.AsParallel().Select(mutation => (mutation, Difference: Compare(mutation, drifted, baseline))).Where(r => r.Difference.Length > 0).ToArray();

        output.WriteLine($"{mutations.Length} neutral mutations of the {(drifted ? "drifted" : "healthy")} example, {wrong.Length} changed an answer");
        Assert.True(wrong.Length == 0, string.Join("\n", wrong.Take(5).Select(w => $"{w.mutation}: {w.Difference}")));
        Assert.True(mutations.Length >= 300, $"{mutations.Length} are too few");
    }

    private static ExampleSite Start(bool drifted) => drifted ? ExampleSite.Drifted() : ExampleSite.Healthy();

    private static string Compare(Mutation mutation, bool drifted, HashSet<string> baseline)
    {
        var site = Start(drifted);
        mutation.Apply(site);
        var answers = Answers(site.Scan());
        return string.Join("; ", answers.Except(baseline).Select(a => "+ " + a).Concat(baseline.Except(answers).Select(a => "- " + a)).Take(4));
    }

    /// <summary>Identity, status and drift kind are what other systems follow a finding by.</summary>
    private static HashSet<string> Answers(Report report) => [.. report.Results.Select(r => $"{r.Identity} {r.Check} {r.Asset} {r.Subject} {r.Status} {r.Drift} {(r.Status == Status.Unknown ? r.Reason : "")}")];

    private static IEnumerable<Mutation> Mutations()
    {
        for (var seed = 1; seed <= SeedsPerKind; seed++)
        {
            var s = seed;
            foreach (var path in ExampleSite.Paths)
            {
                if (NeutralXml.IsSubject(path) && path.StartsWith("nsx/edge", StringComparison.Ordinal))
                    foreach (var (name, change) in NeutralXml.All) yield return new($"{path}: {name} #{s}", site => NeutralXml.Apply(site, path, change, new Random(s)));
                if (NeutralJson.IsSubject(path) && s == 1)
                    foreach (var (name, change) in NeutralJson.All) yield return new($"{path}: {name} #{s}", site => change(site, path, new Random(s)));
                if (NeutralStatus.IsSubject(path))
                    foreach (var (name, change) in NeutralStatus.All) yield return new($"{path}: {name} #{s}", site => NeutralStatus.Apply(site, path, change, new Random(s)));
            }
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
