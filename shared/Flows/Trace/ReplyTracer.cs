using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Trace;

/// <summary>
/// The way of the answer to packets that were delivered. Edges know the connection: they undo what they rewrote and ask
/// neither NAT nor firewall again; each only routes, or selects a tunnel. An answer that comes to an edge that does not
/// know the connection, or misses one that has rewritten it, is dropped.
/// </summary>
public sealed class ReplyTracer(Network network)
{
    /// <param name="entry">The interface by which the flow came in at first, where its answer has to leave.</param>
    /// <param name="tunnelled">The flow came out of an IPsec tunnel, and its answer has to go into one.</param>
    public IReadOnlyList<TracePart> Trace(TracePart delivered, EdgeInterface entry, bool tunnelled) =>
        delivered.Steps.Count == 0 ? [] : [.. At(Flight.Of(Flight.Reverse(delivered.Flight.Now)), delivered.Steps[^1].Device, delivered.Steps.Count - 1, new(delivered.Steps, entry, tunnelled), [])];

    private sealed record Way(IReadOnlyList<TraceStep> Steps, EdgeInterface Entry, bool Tunnelled);

    /// <param name="known">The step of the flow that the device made; null for a router that the flow did not pass.</param>
    private IEnumerable<TracePart> At(Flight flight, EdgeDevice device, int? known, Way way, TraceStep[] steps)
    {
        if (steps.Length > way.Steps.Count + 4) return [new(flight, Fate.Looping, network.Name(device), steps, "the answer goes in circles")];
        var undo = known is { } step ? Undo(flight.Now, way.Steps[step].Part.Flight) : Flight.Of(flight.Now);
        return device.Return(undo.Now).Select(part => part with { Flight = undo.Then(part.Flight) })
            .SelectMany(part => After(flight.Then(part.Flight), device, part, known, way, [.. steps, new(device, part)]));
    }

    /// <summary>Sender and receiver become again what they were when the flow came in.</summary>
    private static Flight Undo(PacketBox answer, Flight passed)
    {
        var before = Flight.Reverse(passed.Sent);
        var fields = Fields.None;
        if (passed.Rewritten.HasFlag(Fields.Source)) fields |= Fields.Destination;
        if (passed.Rewritten.HasFlag(Fields.SourcePorts)) fields |= Fields.DestinationPorts;
        if (passed.Rewritten.HasFlag(Fields.Destination)) fields |= Fields.Source;
        if (passed.Rewritten.HasFlag(Fields.DestinationPorts)) fields |= Fields.SourcePorts;
        return Flight.Of(answer).Rewrite(fields, before);
    }

    private IEnumerable<TracePart> After(Flight flight, EdgeDevice device, EdgePart part, int? known, Way way, TraceStep[] steps)
    {
        var name = network.Name(device);
        if (part.Fate == EdgeFate.Tunnelled)
            return [way.Tunnelled && known == 0 ? new(flight, Fate.Delivered, $"IPsec site '{part.Site!.Name}' of {name}", steps)
                : new(flight, Fate.Lost, name, steps, $"the answer goes into IPsec site '{part.Site!.Name}', which the flow did not come from")];
        if (part.Fate != EdgeFate.Forwarded)
            return [new(flight, part.Fate == EdgeFate.Unknown ? Fate.Ambiguous : part.Fate == EdgeFate.Dropped ? Fate.Dropped : Fate.Lost, name, steps, part.Reason)];
        if (Next(part, device, flight) is { } next && next != device) return Onward(flight, next, known, way, steps);
        if (known != 0) return [new(flight, Fate.Lost, name, steps, $"the answer leaves by {part.Egress} and does not come back to {network.Name(way.Steps[0].Device)}")];
        return [way.Tunnelled ? new(flight, Fate.Lost, name, steps, "no IPsec site takes the answer back into the tunnel")
            : part.Egress == way.Entry ? new(flight, Fate.Delivered, $"{part.Egress} of {name}", steps)
            : new(flight, Fate.Lost, name, steps, $"the answer leaves by {part.Egress}, and the flow came in by {way.Entry}")];
    }

    private EdgeDevice? Next(EdgePart part, EdgeDevice device, Flight flight) =>
        part.NextHop is { } hop ? network.Holder(hop)?.Device : network.Receivers(device, flight.Now.Destination).Devices is [var first, ..] ? first.Device : null;

    private IEnumerable<TracePart> Onward(Flight flight, EdgeDevice next, int? known, Way way, TraceStep[] steps)
    {
        var from = known ?? way.Steps.Count;
        int? step = null;
        for (var i = from - 1; i >= 0 && step is null; i--)
            if (way.Steps[i].Device == next) step = i;
        var name = network.Name(next);
        if (step is null && !next.IsRouter) return [new(flight, Fate.Dropped, name, steps, "the answer comes to an edge that does not know the connection (asymmetric path)")];
        var missed = way.Steps.Take(from).Skip((step ?? -1) + 1).FirstOrDefault(s => step is not null && s.Part.Flight.Rewritten != Fields.None);
        return missed is not null
            ? [new(flight, Fate.Dropped, name, steps, $"the answer misses {network.Name(missed.Device)}, which has rewritten the packets (asymmetric path)")]
            : At(flight, next, step, way, steps);
    }
}
