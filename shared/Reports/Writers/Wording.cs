using HybridDrift.Checks;
using HybridDrift.Collect;
using HybridDrift.Flows.Proofs;
using HybridDrift.Flows.Trace;

namespace HybridDrift.Reports.Writers;

/// <summary>The words that people read, the same in every format.</summary>
public static class Wording
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Compliant => "Compliant",
        Verdict.Drift => "Drift",
        _ => "Cannot tell",
    };

    public static string Of(Status status) => status == Status.NotApplicable ? "Not applicable" : status.ToString();

    public static string Of(Completeness completeness) => completeness switch
    {
        Completeness.Complete => "read completely",
        Completeness.Partial => "read in part",
        Completeness.Failed => "not read",
        _ => "not served",
    };

    public static string Of(HopVerdict verdict) => verdict == HopVerdict.NotTraversed ? "Not traversed" : verdict.ToString();

    public static string Of(ReportHop hop) => hop is { InSight: false, Verdict: HopVerdict.Unknown } ? "Out of sight" : Of(hop.Verdict);

    public static string Of(Fate fate) => fate switch
    {
        Fate.Delivered => "delivered to",
        Fate.Dropped => "dropped by",
        Fate.Lost => "lost at",
        Fate.Looping => "going in circles at",
        Fate.OutOfSight => "out of sight behind",
        _ => "not decided at",
    };

    public static string Of(ReviewVerdict verdict) => verdict switch
    {
        ReviewVerdict.AsPlanned => "As planned",
        ReviewVerdict.CollateralDrift => "Collateral drift",
        ReviewVerdict.Incomplete => "Incomplete",
        _ => "Cannot tell",
    };

    public static string Of(FlowTurn turn) => turn switch
    {
        FlowTurn.Improved => "improved",
        FlowTurn.Broken => "broken",
        FlowTurn.Same => "the same",
        _ => "cannot tell",
    };

    /// <summary>How long an open change is open, and what of the report is expected of it.</summary>
    public static string Sentence(OpenChange change, Report report) =>
        $"{change.Number} is open{(change.End is { } end ? $" until {Timestamp.Readable(end)}" : "")}: {Number(report.Results.Count(r => r.ExpectedBy.Contains(change.Number)), "departure")} in its scope expected"
        + $"{(change.UnknownScope.Count == 0 ? "" : $"; not known of its scope: {string.Join(", ", change.UnknownScope)}")}.";

    /// <summary>The verdict in a sentence.</summary>
    public static string Sentence(Report report)
    {
        var (fails, unknown) = (report.Count(Status.Fail), report.Count(Status.Unknown));
        return Flows(report).Insert(0, report.Verdict switch
        {
            Verdict.Compliant => "Everything that was checked is as planned.",
            Verdict.Drift => $"{Number(fails, "departure")} from the plan{(unknown > 0 ? $", and {Number(unknown, "answer")} missing" : "")}.",
            _ => unknown > 0 ? $"Nothing departs from the plan, but {Number(unknown, "answer is missing", "answers are missing")}." : "Nothing could be checked.",
        });
    }

    private static string Flows(Report report) => report.Flows.Count == 0 ? ""
        : $" {report.Flows.Count(f => f.Verdict == HopVerdict.Holds)} of {Number(report.Flows.Count, "flow")} hold{(report.Flows.Count == 1 ? "s" : "")}.";

    public static string Number(int count, string one, string? many = null) => count == 1 ? $"1 {one}" : $"{count} {many ?? one + "s"}";
}
