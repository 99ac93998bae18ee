using HybridDrift.Flows.Proofs;
using HybridDrift.Flows.Trace;

namespace HybridDrift.Reports;

/// <summary>One flow of the plan, hop by hop, with what becomes of its packets.</summary>
/// <param name="Packets">What the flow is, for people.</param>
/// <param name="Verdict">That of the check of the flow: Holds, Drifts or Unknown.</param>
/// <param name="Parts">Those that do not arrive first.</param>
/// <param name="MoreParts">How many parts are left out.</param>
public sealed record ReportFlow(
    string Name, string Kind, string Packets, HopVerdict Verdict, string Reason, IReadOnlyList<ReportHop> Hops, IReadOnlyList<ReportPart> Parts, int MoreParts);

/// <summary>One numbered hop.</summary>
/// <param name="Hop">Number of the reference, such as <c>F3.8</c>.</param>
/// <param name="InSight">False for what no source can show: it does not weigh in the verdict of the flow.</param>
public sealed record ReportHop(string Hop, string What, HopVerdict Verdict, string Note, bool InSight, IReadOnlyList<ReportEvidence> DecidedBy);

/// <summary>Packets of one fate.</summary>
/// <param name="Back">They are the answer to what was delivered.</param>
/// <param name="Packets">All of them, as they were sent.</param>
/// <param name="Example">One of them, as it was sent.</param>
public sealed record ReportPart(bool Back, Fate Fate, string Where, string Reason, string Packets, string Example, IReadOnlyList<ReportStep> Trace);

/// <summary>One device on the way.</summary>
/// <param name="Packet">The example as it left the device; empty where it ended there.</param>
public sealed record ReportStep(string Device, string Packet, IReadOnlyList<ReportEvidence> DecidedBy);

/// <summary>The way of one packet, for people.</summary>
public sealed record ReportExplanation(IReadOnlyList<ReportHop> Before, IReadOnlyList<ReportPart> Parts);

/// <summary>What must never be reached, and what reaches it.</summary>
/// <param name="Verdict">Holds when nothing does.</param>
public sealed record ReportNever(string From, string To, string Because, HopVerdict Verdict, string Reason, IReadOnlyList<ReportPart> Parts, int MoreParts);
