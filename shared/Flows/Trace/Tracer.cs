using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Trace;

/// <summary>Pushes packets from device to device until all of them have an end.</summary>
public sealed class Tracer(Network network)
{
    /// <summary>A way of more devices goes in circles.</summary>
    private const int LongestWay = 16;

    /// <param name="ingress">The interface of the device that they come in by.</param>
    public IReadOnlyList<TracePart> Trace(PacketSet packets, EdgeDevice device, EdgeInterface ingress) =>
        [.. packets.Boxes.SelectMany(b => At(Flight.Of(b), device, ingress, []))];

    private IEnumerable<TracePart> At(Flight flight, EdgeDevice device, EdgeInterface ingress, TraceStep[] steps)
    {
        if (steps.Length == LongestWay) return [new(flight, Fate.Looping, network.Name(device), steps, $"still under way after {LongestWay} devices")];
        return device.Forward(PacketSet.Of(flight.Now), ingress).SelectMany(part => After(flight.Then(part.Flight), device, part, [.. steps, new(device, part)]));
    }

    private IEnumerable<TracePart> After(Flight flight, EdgeDevice device, EdgePart part, TraceStep[] steps)
    {
        var name = network.Name(device);
        return part.Fate switch
        {
            EdgeFate.Forwarded when part.NextHop is { } hop => To(flight, hop, part, steps),
            EdgeFate.Forwarded => OnLink(flight, device, part.Egress!, steps),
            EdgeFate.Received => [new(flight, Fate.Delivered, name, steps)],
            EdgeFate.Tunnelled => [new(flight, Fate.Delivered, $"IPsec site '{part.Site!.Name}' of {name}", steps)],
            EdgeFate.Dropped => [new(flight, Fate.Dropped, name, steps, part.Reason)],
            EdgeFate.Lost => [new(flight, Fate.Lost, name, steps, part.Reason)],
            _ => [new(flight, Fate.Ambiguous, name, steps, part.Reason)],
        };
    }

    private IEnumerable<TracePart> To(Flight flight, Address hop, EdgePart part, TraceStep[] steps) =>
        network.Holder(hop) is { } next && next.Device != steps[^1].Device
            ? At(flight, next.Device, next.Interface, steps)
            : [new(flight, Fate.OutOfSight, network.RouterName(hop), steps, $"handed to {network.RouterName(hop)} on {part.Egress}, which no source shows") { HandedTo = hop }];

    private IEnumerable<TracePart> OnLink(Flight flight, EdgeDevice device, EdgeInterface egress, TraceStep[] steps)
    {
        var (devices, machines) = network.Receivers(device, flight.Now.Destination);
        foreach (var (next, @interface, own) in devices)
            if (flight.NowIn(PacketBox.All with { Destination = own }) is { } received)
                foreach (var part in At(received, next, @interface, steps)) yield return part;
        if (flight.NowIn(PacketBox.All with { Destination = machines }) is { } rest)
            yield return new(rest, Fate.Delivered, $"{egress.Network ?? egress.ToString()} behind {network.Name(device)}", steps);
    }
}
