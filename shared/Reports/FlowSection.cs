using HybridDrift.Checks;
using HybridDrift.Checks.X;
using HybridDrift.Collect;
using HybridDrift.Flows;
using HybridDrift.Flows.Proofs;
using HybridDrift.Flows.Trace;

namespace HybridDrift.Reports;

/// <summary>
/// What the proofs of flows found, for readers. The verdicts are those of the checks; a hop that rests on something that
/// was not read completely says so, and nothing else.
/// </summary>
internal sealed class FlowSection(CheckContext context, IReadOnlyList<Result> results, Func<Origin, string, ReportEvidence> evidence)
{
    /// <summary>Of the parts of one flow; each way in and each fate has one.</summary>
    private const int MostParts = 40;

    public IEnumerable<ReportFlow> Flows() => Of<FlowsHold, ReportFlow>(() => context.Flows.Select(answer =>
    {
        var result = results.Single(r => r.Check is FlowsHold && r.Outcome.Asset == FlowsHold.Name(answer.Flow));
        var parts = answer.Parts.Select(p => (Part: p, Back: false)).Concat(answer.Replies.Select(p => (Part: p, Back: true))).OrderBy(p => p.Part.Fate == Fate.Delivered).ToArray();
        return new ReportFlow(answer.Flow.Name, KindName(answer.Flow.Kind), FlowsHold.Expected(answer.Flow), Verdict(result.Status), SecretText.Hide(result.Reason),
            [.. answer.Hops.Select(Hop)], [.. parts.Take(MostParts).Select(p => Part(p.Part, p.Back))], Math.Max(0, parts.Length - MostParts));
    }));

    public IEnumerable<ReportNever> Nevers() => Of<NeverReached, ReportNever>(() => context.Nevers.Select(answer =>
    {
        var result = results.Single(r => r.Check is NeverReached && r.Outcome.Subject == NeverReached.Name(answer.Never));
        TracePart[] parts = [.. answer.Through, .. answer.Perhaps];
        return new ReportNever(answer.Never.From.Text, answer.Never.To.Text, SecretText.Hide(answer.Never.Because ?? ""), Verdict(result.Status), SecretText.Hide(result.Reason),
            [.. parts.Take(MostParts).Select(p => Part(p, back: false))], Math.Max(0, parts.Length - MostParts));
    }));

    /// <summary>A scan that did not ask has no answers.</summary>
    private IEnumerable<T> Of<TCheck, T>(Func<IEnumerable<T>> answers) where TCheck : Check =>
        results.Any(r => r.Check is TCheck && r.Status != Status.NotApplicable) ? answers() : [];

    private static HopVerdict Verdict(Status status) => status switch
    {
        Status.Pass => HopVerdict.Holds,
        Status.Fail => HopVerdict.Drifts,
        _ => HopVerdict.Unknown,
    };

    public ReportHop Hop(FlowHop hop)
    {
        var unread = hop.Sources.Where(s => s.Completeness != Completeness.Complete).ToArray();
        var known = unread.Length == 0 || hop.Verdict == HopVerdict.Assumed;
        return new(hop.Hop, hop.What, known ? hop.Verdict : HopVerdict.Unknown, SecretText.Hide(known ? hop.Note : Unread(unread)), hop.InSight, [.. hop.DecidedBy.Select(Evidence)]);
    }

    private static string Unread(IReadOnlyList<IReading> readings) =>
        string.Join("; ", readings.SelectMany(r => r.Problems.Count == 0 ? [$"{r.Document} was not read completely"] : r.Problems.Select(p => p.ToString())).Distinct().Take(3));

    public ReportPart Part(TracePart part, bool back)
    {
        var way = ExampleWay.Of(part, back);
        return new(back, part.Fate, SecretText.Hide(part.Where), SecretText.Hide(part.Reason ?? ""), PacketText.Of(part.Flight.Sent), way[0].ToString(),
            [.. part.Steps.Select((s, i) => new ReportStep(context.Devices.Name(s.Device), i + 1 < way.Count ? way[i + 1].ToString() : "", [.. Deciders.Of(s).Select(Evidence)]))]);
    }

    /// <summary>A hop of its own for what was not read, when anything was not.</summary>
    public static IEnumerable<ReportHop> NotRead(IReadOnlyList<IReading> readings) =>
        readings.Count == 0 ? [] : [new("read", "everything that it rests on", HopVerdict.Unknown, SecretText.Hide(Unread(readings)), InSight: true, [])];

    private ReportEvidence Evidence(Decider decider) => evidence(decider.Origin, decider.Excerpt);

    private static string KindName(Plans.FlowKind kind) => kind switch
    {
        Plans.FlowKind.InternetToIks => "internet-to-iks",
        Plans.FlowKind.InternetToIcp => "internet-to-icp",
        Plans.FlowKind.IksToVm => "iks-to-vm",
        Plans.FlowKind.IcpToVm => "icp-to-vm",
        _ => "enterprise-to-vm",
    };
}
