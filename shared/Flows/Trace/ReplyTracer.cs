using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Trace;

/// <summary>
/// The way of the answer to packets that were delivered. Edges know the connection: they undo what they rewrote and ask
/// neither NAT nor firewall again; each only routes, or selects a tunnel. An answer that comes to an edge that does not
/// know the connection, or not as what it sent on, is dropped.
/// </summary>
public sealed class ReplyTracer(Network network)
{
    /// <param name="entry">The interface by which the flow came in at first, where its answer has to leave.</param>
    /// <param name="tunnelled">The flow came out of an IPsec tunnel, and its answer has to go into one.</param>
    public IReadOnlyList<TracePart> Trace(TracePart delivered, EdgeInterface entry, bool tunnelled) =>
        delivered.Steps.Count == 0 ? [] : [.. At(Flight.Of(Flight.Reverse(delivered.Flight.Now)), delivered.Steps[^1].Device, delivered.Steps.Count, new(delivered.Steps, entry, tunnelled), [])];

    private sealed record Way(IReadOnlyList<TraceStep> Steps, EdgeInterface Entry, bool Tunnelled)
    {
        public bool Rewrites(int step) => Steps[step].Part.Flight.Rewritten != Fields.None;

        /// <summary>The last step before <paramref name="open"/> that rewrites, or null.</summary>
        public TraceStep? Missed(int open)
        {
            for (var step = open - 1; step >= 0; step--)
                if (Rewrites(step)) return Steps[step];
            return null;
        }

        /// <summary>The step of a device that sent on what the answer answers; -1 when there is none.</summary>
        public int Of(EdgeDevice device, int open)
        {
            for (var step = open - 1; step >= 0; step--)
            {
                if (Steps[step].Device == device) return step;
                if (Rewrites(step)) return -1;
            }
            return -1;
        }
    }

    /// <param name="open">The answer is one to what this step of the flow was given: of those from it on, what they rewrote is undone.</param>
    private IEnumerable<TracePart> At(Flight flight, EdgeDevice device, int open, Way way, TraceStep[] steps)
    {
        var name = network.Name(device);
        if (steps.Length > way.Steps.Count + 4) return [new(flight, Fate.Looping, name, steps, "the answer goes in circles")];
        var step = way.Of(device, open);
        var undo = Flight.Of(flight.Now);
        if (step >= 0) (undo, open) = (Undo(flight.Now, way.Steps[step].Part.Flight), step);
        // A firewall that is off keeps no account of connections.
        else if (!device.IsRouter && device.Edge.Firewall.Value.Enabled)
            return [new(flight, Fate.Dropped, name, steps, way.Missed(open) is { } missed && way.Steps.Any(s => s.Device == device)
                ? $"the answer misses {network.Name(missed.Device)}, which has rewritten the packets (asymmetric path)"
                : "the answer comes to an edge that does not know the connection (asymmetric path)")];
        return device.Return(undo.Now).Select(part => part with { Flight = undo.Then(part.Flight) })
            .SelectMany(part => After(flight.Then(part.Flight), device, part, open, way, [.. steps, new(device, part)]));
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

    private IEnumerable<TracePart> After(Flight flight, EdgeDevice device, EdgePart part, int open, Way way, TraceStep[] steps)
    {
        if (part.Fate == EdgeFate.Tunnelled)
            return [way.Tunnelled && IsBack() ? new(flight, Fate.Delivered, $"IPsec site '{part.Site!.Name}' of {network.Name(device)}", steps)
                : Lost(flight, device, steps, $"the answer goes into IPsec site '{part.Site!.Name}', which the flow did not come from")];
        if (part.Fate == EdgeFate.Received) return [Lost(flight, device, steps, "the answer ends at the edge itself")];
        if (part.Fate != EdgeFate.Forwarded)
            return [new(flight, part.Fate == EdgeFate.Unknown ? Fate.Ambiguous : part.Fate == EdgeFate.Dropped ? Fate.Dropped : Fate.Lost, network.Name(device), steps, part.Reason)];
        var (onward, leaving) = network.Onward(device, part, flight);
        return onward.SelectMany(next => At(next.Flight, next.Device, open, way, steps)).Concat(leaving is null ? [] : [Leave(leaving)]);

        bool IsBack() => device == way.Steps[0].Device && way.Missed(open) is null;

        TracePart Leave(Flight left) =>
            part.NextHop is { } hop && device.Holds(hop) ? Lost(left, device, steps, $"the next hop {hop} is an address of the device itself")
            : !IsBack() ? Lost(left, device, steps, $"the answer leaves by {part.Egress} and does not come back to {network.Name((way.Missed(open) ?? way.Steps[0]).Device)}")
            : way.Tunnelled ? Lost(left, device, steps, "no IPsec site takes the answer back into the tunnel")
            : part.Egress != way.Entry ? Lost(left, device, steps, $"the answer leaves by {part.Egress}, and the flow came in by {way.Entry}")
            : new(left, Fate.Delivered, $"{part.Egress} of {network.Name(device)}", steps);
    }

    private TracePart Lost(Flight flight, EdgeDevice device, TraceStep[] steps, string reason) => new(flight, Fate.Lost, network.Name(device), steps, reason);
}
