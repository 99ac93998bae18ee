using HybridDrift.Checks;
using HybridDrift.Flows.Proofs;

namespace HybridDrift.Web.Pages;

/// <summary>
/// The answers of two reports, side by side. A finding that is not there any more is resolved only if the later report shows so; one
/// that it could not decide, or did not ask for, is not.
/// </summary>
internal sealed record AnswerComparison(
    IReadOnlyList<TurnedAnswer> New, IReadOnlyList<TurnedAnswer> Resolved, IReadOnlyList<TurnedAnswer> Undecided, IReadOnlyList<TurnedAnswer> Unasked, IReadOnlyList<TurnedAnswer> Same,
    IReadOnlyList<TurnedProof> Proofs)
{
    public static AnswerComparison Of(KeptAnswers before, KeptAnswers after)
    {
        var (old, now) = (before.Results.ToDictionary(r => r.Identity), after.Results.ToDictionary(r => r.Identity));
        List<TurnedAnswer> @new = [], resolved = [], undecided = [], unasked = [], same = [];
        foreach (var answer in after.Results)
        {
            var earlier = old.GetValueOrDefault(answer.Identity);
            if (answer.Status == Status.Fail) (earlier?.Status == Status.Fail ? same : @new).Add(new(answer, Told(earlier, answer, before)));
            else if (answer.Status == Status.Unknown && earlier?.Status is Status.Pass or Status.Assumed) undecided.Add(new(answer, answer.Reason));
        }
        foreach (var finding in before.Results.Where(r => r.Status == Status.Fail && now.GetValueOrDefault(r.Identity)?.Status != Status.Fail))
        {
            var later = now.GetValueOrDefault(finding.Identity);
            var told = Told(later, finding, after);
            var status = later?.Status ?? Around(finding, after);
            (status switch { Status.Pass => resolved, Status.Unknown => undecided, _ => unasked }).Add(new(finding, told));
        }
        return new(Worst(@new), Worst(resolved), Worst(undecided), Worst(unasked), Worst(same), [.. Turned(before.Proofs, after.Proofs)]);
    }

    /// <summary>
    /// What a report shows of something that it does not speak of: Pass when it saw everything there, so that it would speak of it;
    /// null when it was not asked.
    /// </summary>
    private static Status? Around(KeptAnswer answer, KeptAnswers report)
    {
        var said = report.Results.Where(r => r.Check == answer.Check).ToArray();
        if (said.Any(r => r.Status == Status.Unknown) || !report.SawEverything) return Status.Unknown;
        return said.Any(r => r.Asset == answer.Asset && r.Status is (Status.Pass or Status.Fail)) ? Status.Pass : null;
    }

    /// <summary>What the other report says of it.</summary>
    private static string Told(KeptAnswer? other, KeptAnswer answer, KeptAnswers report) => other switch
    {
        { Status: Status.Pass } => "passed",
        { Status: Status.Fail } => other.Actual,
        { Status: Status.Unknown } => $"could not be decided: {other.Reason}",
        { Status: Status.Assumed } => "assumed, vouched for by its owner",
        { Status: Status.NotApplicable } => "not asked for by the plan",
        _ => Around(answer, report) switch
        {
            Status.Unknown => "not decided: not everything was read",
            Status.Pass => "not there, and everything was read",
            _ => "not asked for by the plan",
        },
    };

    private static IEnumerable<TurnedProof> Turned(IReadOnlyDictionary<string, HopVerdict> before, IReadOnlyDictionary<string, HopVerdict> after) =>
        before.Keys.Union(after.Keys).Select(n => new TurnedProof(n, before.TryGetValue(n, out var old) ? old : null, after.TryGetValue(n, out var now) ? now : null)).Where(t => t.Before != t.After);

    private static IReadOnlyList<TurnedAnswer> Worst(List<TurnedAnswer> answers) => [.. answers.OrderBy(a => a.Answer.Severity)];
}

/// <param name="Other">What the other report says of it.</param>
internal sealed record TurnedAnswer(KeptAnswer Answer, string Other);

/// <summary>A flow, or a prohibition, whose answer has turned.</summary>
/// <param name="Before">Null when the report does not speak of it.</param>
internal sealed record TurnedProof(string Name, HopVerdict? Before, HopVerdict? After);
