using HybridDrift.Sites;

namespace HybridDrift.Tests.Flows.Oracle;

/// <summary>What may become of one packet of a site: from device to device, each choice on the way an end of its own.</summary>
/// <param name="devices">In the order of the plan.</param>
/// <param name="ports">Source ports that stand for all: where an edge may choose any, it chooses each of these.</param>
internal sealed class SiteOracle(IReadOnlyList<SiteOracle.Device> devices, IReadOnlyList<int> ports)
{
    internal sealed record Device(Edge Edge, bool IsRouter);

    /// <param name="Did">With a source port of its own in any case.</param>
    internal sealed record Step(Device Device, EdgeInterface? Ingress, Packet In, EdgeOracle.Answer Did);

    /// <param name="At">Where the way ends.</param>
    /// <param name="HandedTo">A router out of sight.</param>
    internal sealed record End(string Fate, Device At, uint? HandedTo, Packet Out, IReadOnlyList<Step> Steps);

    public List<End> Send(Packet packet, Device device, EdgeInterface ingress)
    {
        var ends = new List<End>();
        Go(packet, device, ingress, [], ends);
        return ends;
    }

    private void Go(Packet packet, Device device, EdgeInterface ingress, Step[] steps, List<End> ends)
    {
        if (HasBeenHere(packet, device, ingress, steps) is { } fate)
        {
            ends.Add(new(fate, device, null, packet, steps));
            return;
        }
        foreach (var choice in EdgeOracle.Of(device.Edge, device.IsRouter, packet, ingress))
        {
            foreach (var did in WithPort(choice))
            {
                Step[] way = [.. steps, new(device, ingress, packet, did)];
                if (did.Fate != "Forwarded") ends.Add(new(did.Fate switch { "Received" or "Tunnelled" => "Delivered", "Unknown" => "Ambiguous", var other => other }, device, null, did.Out, way));
                else if (Next(device, did) is { } next) Go(did.Out, next.Device, next.Interface, way, ends);
                else if (did.Route is null) ends.Add(new("Delivered", device, null, did.Out, way));
                else if (IsOwn(device, did)) ends.Add(new("Lost", device, null, did.Out, way));
                else ends.Add(new("OutOfSight", device, did.Route.NextHop.Value, did.Out, way));
            }
        }
    }

    /// <summary>By the same interface: looping when it was the same packet, and given up when it comes for the third time.</summary>
    private static string? HasBeenHere(Packet packet, Device device, EdgeInterface ingress, Step[] steps)
    {
        var (visits, isSame) = (0, true);
        for (var i = steps.Length - 1; i >= 0; i--)
        {
            isSame &= steps[i].Did.Dnat is null && steps[i].Did.Snat is null;
            if (steps[i].Device != device || steps[i].Ingress != ingress) continue;
            if (isSame && steps[i].In == packet) return "Looping";
            visits++;
        }
        return visits == 2 ? "Ambiguous" : null;
    }

    /// <summary>The first device other than this one that has the next hop, or else the destination, on the same link.</summary>
    public (Device Device, EdgeInterface Interface)? Next(Device device, EdgeOracle.Answer did)
    {
        var address = did.Route?.NextHop.Value ?? did.Out.Destination;
        if (Holds(device, address) is not null) return null;
        foreach (var other in devices)
            if (other != device && Holds(other, address, did.Egress) is { } @interface) return (other, @interface);
        return null;
    }

    /// <summary>A route that leads to the device itself leads nowhere.</summary>
    public static bool IsOwn(Device device, EdgeOracle.Answer did) => did.Route is not null && Holds(device, did.Route.NextHop.Value) is not null;

    private static EdgeInterface? Holds(Device device, uint address, EdgeInterface? link = null)
    {
        foreach (var own in device.Edge.Interfaces.Value)
        {
            if (!own.Connected) continue;
            if (link is not null && IsWire(link.Network) && IsWire(own.Network) && link.Network != own.Network) continue;
            foreach (var held in own.Addresses)
                if (held.Value == address) return own;
        }
        return null;
    }

    /// <summary>Two logical switches are two links; of port groups it is not known.</summary>
    private static bool IsWire(string? network) => network?.StartsWith("virtualwire-", StringComparison.Ordinal) == true;

    private IEnumerable<EdgeOracle.Answer> WithPort(EdgeOracle.Answer did)
    {
        if (did.Out.SourcePort >= 0) return [did];
        var translated = did.Snat!.TranslatedPorts.Intervals;
        var choices = Ranges.Read(translated) is [(0, 65535)] ? [.. ports.Select(p => (long)p)] : Ranges.Each(translated);
        return choices.Select(port => did with { Out = did.Out with { SourcePort = (int)port } });
    }
}
