using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Trace;

/// <summary>Pushes packets from device to device until all of them have an end.</summary>
public sealed class Tracer(Network network)
{
    /// <summary>How often the same packets may come to a device by the same interface, rewritten each time, before they are given up.</summary>
    private const int MostVisits = 2;

    /// <param name="ingress">The interface of the device that they come in by.</param>
    public IReadOnlyList<TracePart> Trace(PacketSet packets, EdgeDevice device, EdgeInterface ingress) =>
        [.. packets.Boxes.SelectMany(b => At(Flight.Of(b), device, ingress, []))];

    private IEnumerable<TracePart> At(Flight flight, EdgeDevice device, EdgeInterface ingress, TraceStep[] steps)
    {
        var name = network.Name(device);
        if (HasBeenHere(device, ingress, steps)) return [new(flight, Fate.Looping, name, steps, $"comes back to {name} as it was before, and goes in circles")];
        if (steps.Count(s => s.Device == device && s.Ingress == ingress) == MostVisits) return [new(flight, Fate.Ambiguous, name, steps, $"comes back to {name} again and again, translated each time: it is not followed further")];
        return device.Forward(PacketSet.Of(flight.Now), ingress).SelectMany(part => After(flight.Then(part.Flight), device, part, [.. steps, new(device, part) { Ingress = ingress }]));
    }

    /// <summary>By the same interface, and nothing has rewritten the packets since.</summary>
    private static bool HasBeenHere(EdgeDevice device, EdgeInterface ingress, TraceStep[] steps)
    {
        for (var i = steps.Length - 1; i >= 0 && steps[i].Part.Flight.Rewritten == Fields.None; i--)
            if (steps[i].Device == device && steps[i].Ingress == ingress) return true;
        return false;
    }

    private IEnumerable<TracePart> After(Flight flight, EdgeDevice device, EdgePart part, TraceStep[] steps)
    {
        var name = network.Name(device);
        return part.Fate switch
        {
            EdgeFate.Forwarded => Onward(flight, device, part, steps),
            EdgeFate.Received => [new(flight, Fate.Delivered, name, steps)],
            EdgeFate.Tunnelled => [new(flight, Fate.Delivered, $"IPsec site '{part.Site!.Name}' of {name}", steps)],
            EdgeFate.Dropped => [new(flight, Fate.Dropped, name, steps, part.Reason)],
            EdgeFate.Lost => [new(flight, Fate.Lost, name, steps, part.Reason)],
            _ => [new(flight, Fate.Ambiguous, name, steps, part.Reason)],
        };
    }

    private IEnumerable<TracePart> Onward(Flight flight, EdgeDevice device, EdgePart part, TraceStep[] steps)
    {
        var (onward, leaving) = network.Onward(device, part, flight);
        var parts = onward.SelectMany(next => At(next.Flight, next.Device, next.Interface, steps));
        return leaving is null ? parts : parts.Append(Leave(leaving, device, part, steps));
    }

    private TracePart Leave(Flight flight, EdgeDevice device, EdgePart part, TraceStep[] steps)
    {
        if (part.NextHop is not { } hop) return new(flight, Fate.Delivered, $"{part.Egress!.Network ?? part.Egress.ToString()} behind {network.Name(device)}", steps);
        if (device.Holds(hop)) return new(flight, Fate.Lost, network.Name(device), steps, $"the next hop {hop} is an address of the device itself");
        var router = network.RouterName(hop);
        return new(flight, Fate.OutOfSight, router, steps, $"handed to {router} on {part.Egress}, which no source shows") { HandedTo = hop };
    }
}
