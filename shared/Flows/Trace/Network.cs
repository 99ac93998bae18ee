using HybridDrift.Addresses;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Trace;

/// <summary>The edges and routers of the plan, and which of them has which address.</summary>
public sealed class Network
{
    private readonly SitePlan plan;
    private readonly Dictionary<Address, List<(EdgeDevice Device, EdgeInterface Interface)>> holders = [];

    public Network(SitePlan plan, Site site)
    {
        this.plan = plan;
        Devices = plan.Edges.SelectMany(e => new[] { (Id: e.Nsx, IsRouter: false), (Id: e.Router!, IsRouter: true) }).Where(d => d.Id is not null)
            .DistinctBy(d => d.Id).ToDictionary(d => d.Id, d => new EdgeDevice(d.IsRouter ? site.Edges[d.Id] : RulesAhead.Of(site, site.Edges[d.Id]), d.IsRouter));
        foreach (var device in Devices.Values)
            foreach (var own in device.Edge.Interfaces.Value.Where(i => i.Connected))
                foreach (var address in own.Addresses.Distinct())
                {
                    if (!holders.TryGetValue(address, out var list)) holders.Add(address, list = []);
                    list.Add((device, own));
                }
    }

    /// <summary>By NSX id.</summary>
    public IReadOnlyDictionary<string, EdgeDevice> Devices { get; }

    /// <summary>The first device that has the address on a connected interface.</summary>
    public (EdgeDevice Device, EdgeInterface Interface)? Holder(Address address) => holders.TryGetValue(address, out var held) ? held[0] : null;

    /// <summary>Where packets go that leave a device: to others that hold the next hop, or the destination, on the same link; the rest leaves what is seen.</summary>
    public (IReadOnlyList<(EdgeDevice Device, EdgeInterface Interface, Flight Flight)> Onward, Flight? Leaving) Onward(EdgeDevice device, EdgePart part, Flight flight)
    {
        if (part.NextHop is { } hop)
            return !device.Holds(hop) && Across(device, part.Egress!, hop) is { } next ? ([(next.Device, next.Interface, flight)], null) : ([], flight);
        var receivers = holders.Keys.Where(flight.Now.Destination.Contains).Select(a => (Address: a, Holder: Across(device, part.Egress!, a))).Where(r => r.Holder is not null)
            .GroupBy(r => r.Holder!.Value, r => AddressSet.Of(r.Address)).Select(g => (g.Key.Device, g.Key.Interface, Own: AddressSet.UnionOf(g))).ToArray();
        var machines = AddressSet.All.Subtract(AddressSet.UnionOf(receivers.Select(r => r.Own)));
        return ([.. receivers.Select(r => (r.Device, r.Interface, flight.NowIn(PacketBox.All with { Destination = r.Own })!))], flight.NowIn(PacketBox.All with { Destination = machines }));
    }

    /// <summary>The first of the other devices with the address on the link of the interface. Two logical switches are two links; of port groups it is not known.</summary>
    private (EdgeDevice Device, EdgeInterface Interface)? Across(EdgeDevice device, EdgeInterface egress, Address address)
    {
        foreach (var holder in holders.GetValueOrDefault(address, []))
            if (holder.Device != device && !(IsWire(egress) && IsWire(holder.Interface) && egress.Network != holder.Interface.Network)) return holder;
        return null;
    }

    private static bool IsWire(EdgeInterface own) => own.Network?.StartsWith("virtualwire-", StringComparison.Ordinal) == true;

    /// <summary>The interface that has a network of the plan on it, on an edge or router.</summary>
    public (EdgeDevice Device, EdgeInterface Interface)? On(AddressSet network)
    {
        foreach (var device in Devices.Values.OrderByDescending(d => d.IsRouter))
            foreach (var own in device.Edge.Interfaces.Value.Where(i => i.Connected))
                if (own.Subnets.Any(s => AddressSet.Of(s.Prefix).Overlaps(network))) return (device, own);
        return null;
    }

    /// <summary>A device by the plan's name.</summary>
    public string Name(EdgeDevice device) =>
        plan.Edges.FirstOrDefault(e => e.Nsx == device.Edge.Id)?.Name
        ?? (plan.Edges.FirstOrDefault(e => e.Router == device.Edge.Id) is { } edge ? $"router of {edge.Name}" : device.Edge.Id);

    /// <summary>A router that no source shows.</summary>
    public string RouterName(Address address) =>
        address == plan.BackendRouter ? $"BCR {address}" : address == plan.FrontendRouter ? $"FCR {address}" : $"router {address}";
}
