using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Trace;

/// <summary>How the way of packets ends.</summary>
public enum Fate
{
    /// <summary>At a machine, or at an address of an edge.</summary>
    Delivered,

    Dropped,

    /// <summary>No route, or one that leads away from where they are to go.</summary>
    Lost,

    Looping,

    /// <summary>At a router that no source shows.</summary>
    OutOfSight,

    /// <summary>What was read does not tell.</summary>
    Ambiguous,
}

/// <summary>One device on the way, with what it did.</summary>
public sealed record TraceStep(EdgeDevice Device, EdgePart Part)
{
    /// <summary>The interface that they came in by; null on the way of an answer, where it does not matter.</summary>
    public EdgeInterface? Ingress { get; init; }
}

/// <summary>Packets of one fate, with their way.</summary>
/// <param name="Flight">As they were sent, and as they arrived.</param>
/// <param name="Where">The last place, for people: a switch, an edge, a router out of sight, a tunnel.</param>
/// <param name="Reason">Why they were not delivered.</param>
public sealed record TracePart(Flight Flight, Fate Fate, string Where, IReadOnlyList<TraceStep> Steps, string? Reason = null)
{
    /// <summary>The router out of sight that they were handed to.</summary>
    public Address? HandedTo { get; init; }
}
