using HybridDrift.Checks;
using HybridDrift.Collect;
using HybridDrift.Flows.Questions;
using HybridDrift.Sites;

namespace HybridDrift.Reports;

/// <summary>
/// From results to a report: adds the hashes of the evidence, orders, and accounts for what was read. Every text that was
/// read from a document passes here on its way out, and leaves without what looks like a secret.
/// </summary>
public static class ReportBuilder
{
    /// <param name="planSha256">Lower-case hex, over the bytes of the plan file.</param>
    public static Report Build(CheckContext context, string planSha256, Recording recording, IReadOnlyList<Result> results, string run, DateTimeOffset now)
    {
        var evidence = Evidence(planSha256, recording);
        var flows = new FlowSection(context, results, evidence);
        return new()
        {
            Site = context.Plan.Site,
            Run = run,
            Scanned = now.ToUniversalTime(),
            Taken = recording.Taken,
            PlanSha256 = planSha256,
            RecordingSha256 = recording.Sha256,
            Sources = [.. Sources(recording, context.Site, results)],
            Notes = [.. recording.Notes.Select(SecretText.Hide)],
            Results = [.. results
                .Select((r, i) => (Result: Convert(r, evidence), Order: Position(r.Check, results)))
                .OrderBy(r => r.Order).ThenBy(r => r.Result.Asset, StringComparer.Ordinal).ThenBy(r => r.Result.Subject, StringComparer.Ordinal)
                .Select(r => r.Result)],
            Flows = [.. flows.Flows()],
            Nevers = [.. flows.Nevers()],
        };
    }

    /// <summary>The answer to a question about one packet.</summary>
    public static ReportExplanation Explain(CheckContext context, string planSha256, Recording recording, Explanation explanation)
    {
        var flows = new FlowSection(context, [], Evidence(planSha256, recording));
        return new([.. FlowSection.NotRead(explanation.Unread), .. explanation.Before.Select(flows.Hop)], [.. explanation.Parts.Select(p => flows.Part(p, back: false)), .. explanation.Replies.Select(p => flows.Part(p, back: true))]);
    }

    private static Func<Origin, string, ReportEvidence> Evidence(string planSha256, Recording recording) => (origin, excerpt) => new(
        origin.Document, SecretText.Hide(origin.Path), origin.Document == "plan" ? planSha256 : recording.Find(origin.Document)?.Sha256 ?? "", SecretText.Hide(excerpt));

    private static int Position(Check check, IReadOnlyList<Result> results)
    {
        for (var i = 0; i < results.Count; i++)
            if (results[i].Check == check) return i;
        return results.Count;
    }

    private static ReportResult Convert(Result result, Func<Origin, string, ReportEvidence> evidence) => new(
        result.Check.Id, result.Check.Clause, result.Check.Title, result.Status, SecretText.Hide(result.Reason), result.Severity,
        SecretText.Hide(result.Outcome.Asset), SecretText.Hide(result.Outcome.Subject), result.Status == Status.Fail ? result.Outcome.Drift : null,
        SecretText.Hide(result.Outcome.Expected), result.Status == Status.Unknown ? "" : SecretText.Hide(result.Outcome.Actual), result.Check.Why, result.Fix,
        [.. result.Outcome.Evidence.Select(e => evidence(e.Origin, e.Excerpt))],
        result.Identity);

    /// <summary>
    /// What was read of each source, and what an answer needed of it. A document that is not there and that no answer
    /// rests on is not missing: an ICP cluster, say, has no IBM Cloud subnets.
    /// </summary>
    private static IEnumerable<ReportSource> Sources(Recording recording, Site site, IReadOnlyList<Result> results)
    {
        var needed = results.SelectMany(r => r.Outcome.Sources).ToHashSet(ReferenceEqualityComparer.Instance);
        foreach (var source in site.Readings().GroupBy(r => r.Source))
        {
            var readings = source.Select(r => r.Reading).Where(r => needed.Contains(r) || recording.Find(r.Document) is not null).ToArray();
            var worst = readings.Length == 0 || readings.All(r => r.Completeness == Completeness.Failed) ? Completeness.Failed
                : readings.Any(r => r.Completeness is Completeness.Failed or Completeness.Partial) ? Completeness.Partial
                : Completeness.Complete;
            yield return new(source.Key, worst, recording.Documents.Count(d => RecordingLayout.SourceOf(d.Path) == source.Key),
                [.. readings.Where(r => r.Completeness is Completeness.Failed or Completeness.Partial).SelectMany(r => r.Problems).Select(SecretText.Hide).Distinct()]);
        }
    }
}
