using HybridDrift.Checks;
using HybridDrift.Flows.Difference;
using HybridDrift.Flows.Proofs;

namespace HybridDrift.Reports;

public enum ReviewVerdict
{
    /// <summary>Something changed, all of it in the scope of the ticket; nothing broke, and nothing in the scope departs from the plan.</summary>
    AsPlanned,

    /// <summary>Something changed that is not of the ticket, or something broke. Proven: it stands, whatever else is not known.</summary>
    CollateralDrift,

    /// <summary>Nothing changed in the scope of the ticket, or something in it still departs from the plan.</summary>
    Incomplete,

    /// <summary>What was read, or what the ticket says, does not tell.</summary>
    CannotTell,
}

public enum FlowTurn { Improved, Broken, Same, CannotTell }

/// <summary>What became of a planned change: the scan before it and the scan after it, held against the scope of its ticket.</summary>
/// <param name="Canceled">It was not to be carried out: nothing of it may be there.</param>
public sealed record ChangeReview(string System, string Number, bool Canceled)
{
    public ReviewVerdict Verdict { get; init; } = ReviewVerdict.CannotTell;

    /// <summary>What the verdict rests on, for people.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Null when there is no scan before.</summary>
    public ReviewBaseline? Before { get; init; }

    public IReadOnlyList<string> Scope { get; init; } = [];

    /// <summary>Of the scope, what means nothing and covers nothing.</summary>
    public IReadOnlyList<string> UnknownScope { get; init; } = [];

    public IReadOnlyList<ReviewedChange> InScope { get; init; } = [];

    /// <summary>All others; of a ticket that names no known scope, all.</summary>
    public IReadOnlyList<ReviewedChange> OutOfScope { get; init; } = [];

    public IReadOnlyList<NotCompared> NotCompared { get; init; } = [];

    /// <summary>Documents that neither recording has and no answer rests on: nothing is said of what they would hold.</summary>
    public IReadOnlyList<string> NotRecorded { get; init; } = [];

    /// <summary>The flows of the plan, then what must never be reached.</summary>
    public IReadOnlyList<ReviewedFlow> Flows { get; init; } = [];

    public IReadOnlyList<ReviewedFinding> Gone { get; init; } = [];

    public IReadOnlyList<ReviewedFinding> New { get; init; } = [];

    /// <summary>Findings of both scans that are, or may be, in the scope.</summary>
    public IReadOnlyList<ReviewedFinding> Remaining { get; init; } = [];
}

/// <summary>The scan before.</summary>
/// <param name="Time">When its recording was taken, or else when the scan ran.</param>
/// <param name="Late">Made after the change began: some of the change may be in it already.</param>
public sealed record ReviewBaseline(string Run, DateTimeOffset Time, bool Late);

/// <param name="Count">How many packet headers are treated differently; null for changes of other kinds.</param>
/// <param name="Packets">The first of them.</param>
/// <param name="MorePackets">How many sets of packets are left out.</param>
/// <param name="Certain">False for what may have changed, but need not.</param>
public sealed record ReviewedChange(
    string Asset, string Area, string Subject, string Before, string After, UInt128? Count, IReadOnlyList<string> Packets, int MorePackets, bool Certain);

/// <param name="Name">Of a flow, or <c>never from … to …</c>.</param>
/// <param name="Before">Null when the scan before has no answer.</param>
public sealed record ReviewedFlow(string Name, HopVerdict? Before, HopVerdict? After, FlowTurn Turn);

/// <param name="InScope">Null when it may be.</param>
/// <param name="Certain">False when the other scan did not decide it: it may have been the same there.</param>
public sealed record ReviewedFinding(string Check, string Title, Severity Severity, string Asset, string Subject, string Identity, bool? InScope, bool Certain);
