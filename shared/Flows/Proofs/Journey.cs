using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Flows.Trace;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Proofs;

/// <summary>The way of a flow's packets through edges and routers, there and back.</summary>
internal sealed class Journey
{
    private Journey(IReadOnlyList<TracePart> parts, IReadOnlyList<TracePart> replies) => (Parts, Replies) = (parts, replies);

    public IReadOnlyList<TracePart> Parts { get; }

    public IReadOnlyList<TracePart> Replies { get; }

    /// <param name="tunnelled">The packets come out of an IPsec tunnel.</param>
    public static Journey Of(Network network, PacketSet packets, EdgeDevice device, EdgeInterface entry, bool tunnelled = false)
    {
        var parts = new Tracer(network).Trace(packets, device, entry);
        var replies = parts.Where(p => p.Fate == Fate.Delivered).SelectMany(p => new ReplyTracer(network).Trace(p, entry, tunnelled));
        return new(parts, [.. replies]);
    }

    /// <summary>Whether all packets pass the devices of a kind.</summary>
    /// <param name="right">Where packets that are delivered have to end.</param>
    public FlowHop Hop(Network network, string hop, string what, bool routers, Func<TracePart, bool> right)
    {
        var parts = Parts.Where(p => p.Steps.Any(s => s.Device.IsRouter == routers)).ToArray();
        if (parts.Length == 0) return Hops.Skipped(hop, what, "no packet comes this far");
        var ended = parts.Where(p => End(p).Device.IsRouter == routers).ToArray();
        var bad = ended.Where(p => p.Fate is not (Fate.Delivered or Fate.Ambiguous) || (p.Fate == Fate.Delivered && !right(p))).ToArray();
        var open = ended.Where(p => p.Fate == Fate.Ambiguous).ToArray();
        Decider[] by = [.. parts.SelectMany(p => p.Steps.Where(s => s.Device.IsRouter == routers).SelectMany(Deciders.Of)).Distinct().Take(8)];
        return bad.Length > 0 ? Hops.Drifts(hop, what, Text(bad[0]), Deciders.Of(bad[0]))
            : open.Length > 0 ? Hops.Unknown(hop, what, Text(open[0]), Deciders.Of(open[0]))
            : Hops.Holds(hop, what, $"through {string.Join(", ", parts.SelectMany(p => p.Steps).Where(s => s.Device.IsRouter == routers).Select(s => network.Name(s.Device)).Distinct())}", by);
    }

    /// <summary>The step that ends the way; of packets that go in circles the one that sent them back to where they had been.</summary>
    private static TraceStep End(TracePart part)
    {
        for (var i = 1; part.Fate == Fate.Looping && i < part.Steps.Count; i++)
            if (part.Steps.Take(i).Any(s => s.Device == part.Steps[i].Device)) return part.Steps[i - 1];
        return part.Steps[^1];
    }

    /// <summary>What becomes of a part, with its packets.</summary>
    public static string Text(TracePart part) => part.Fate switch
    {
        Fate.Delivered => $"{part.Flight.Sent} is delivered to {part.Flight.Now.Destination}:{part.Flight.Now.DestinationPorts} on {part.Where}",
        Fate.Dropped => $"{part.Flight.Sent} is dropped by {part.Where}: {part.Reason}",
        Fate.OutOfSight => $"{part.Flight.Sent} is {part.Reason}",
        Fate.Ambiguous => $"{part.Flight.Sent}, {part.Where}: {part.Reason}",
        _ => $"{part.Flight.Sent} is lost at {part.Where}: {part.Reason}",
    };

    /// <summary>What the answers of edges and routers rest on.</summary>
    public static IEnumerable<IReading> Readings(SitePlan plan, Site site, IEnumerable<PlanEdge> edges) =>
        edges.SelectMany(e => new[] { e.Nsx, e.Router }).OfType<string>().Distinct().Select(id => site.Edges[id])
            .SelectMany(e => plan.Edges.Any(p => p.Router == e.Id) ? new IReading[] { e.Interfaces, e.Routing } : [e.Interfaces, e.Nat, e.Firewall, e.Routing, e.Ipsec]);
}
