using HybridDrift.Collect;
using HybridDrift.Flows.Trace;
using HybridDrift.Plans;

namespace HybridDrift.Flows.Proofs;

public enum HopVerdict
{
    Holds,
    Drifts,
    Unknown,

    /// <summary>No source of ours shows it, and an owner vouches for it.</summary>
    Assumed,

    /// <summary>The planned mode does not pass it, or the plan says nothing of it.</summary>
    NotTraversed,
}

/// <summary>What decided a hop: where it was read, and what it says.</summary>
public sealed record Decider(Origin Origin, string Excerpt);

/// <summary>One numbered hop of a flow.</summary>
/// <param name="Hop">Number of the reference, such as <c>F3.8</c>; <c>F3 return</c> for the answer.</param>
/// <param name="InSight">False for what no source can show: it does not weigh in the verdict of the flow.</param>
public sealed record FlowHop(string Hop, string What, HopVerdict Verdict, string Note, IReadOnlyList<Decider> DecidedBy, bool InSight = true)
{
    /// <summary>What the hop rests on.</summary>
    public IReadOnlyList<IReading> Sources { get; init; } = [];

    public FlowHop On(params IEnumerable<IReading> sources) => this with { Sources = [.. Sources, .. sources] };
}

/// <summary>What becomes of a flow of the plan, for all of its packets.</summary>
/// <param name="Parts">The way there, then the way back.</param>
public sealed record FlowAnswer(PlanFlow Flow, IReadOnlyList<FlowHop> Hops, IReadOnlyList<TracePart> Parts, IReadOnlyList<TracePart> Replies)
{
    /// <summary>What the answer rests on.</summary>
    public IReadOnlyList<IReading> Sources { get; } = [.. Hops.SelectMany(h => h.Sources).Distinct(ReferenceEqualityComparer.Instance).Cast<IReading>()];

    public HopVerdict Verdict =>
        Hops.Any(h => h.Verdict == HopVerdict.Drifts) ? HopVerdict.Drifts
        : Hops.Any(h => h is { Verdict: HopVerdict.Unknown, InSight: true }) ? HopVerdict.Unknown
        : HopVerdict.Holds;
}
