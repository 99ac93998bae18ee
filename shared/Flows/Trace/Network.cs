using HybridDrift.Addresses;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Trace;

/// <summary>The edges and routers of the plan, and which of them has which address.</summary>
public sealed class Network
{
    private readonly SitePlan plan;
    private readonly Dictionary<Address, (EdgeDevice Device, EdgeInterface Interface)> holders = [];

    public Network(SitePlan plan, Site site)
    {
        this.plan = plan;
        Devices = plan.Edges.SelectMany(e => new[] { (Id: e.Nsx, IsRouter: false), (Id: e.Router!, IsRouter: true) }).Where(d => d.Id is not null)
            .DistinctBy(d => d.Id).ToDictionary(d => d.Id, d => new EdgeDevice(site.Edges[d.Id], d.IsRouter));
        foreach (var device in Devices.Values)
            foreach (var own in device.Edge.Interfaces.Value.Where(i => i.Connected))
                foreach (var address in own.Addresses) holders.TryAdd(address, (device, own));
    }

    /// <summary>By NSX id.</summary>
    public IReadOnlyDictionary<string, EdgeDevice> Devices { get; }

    /// <summary>The device that has the address on a connected interface.</summary>
    public (EdgeDevice Device, EdgeInterface Interface)? Holder(Address address) => holders.TryGetValue(address, out var holder) ? holder : null;

    /// <summary>Devices other than this one whose own addresses are among these, with what is left for machines.</summary>
    public (IReadOnlyList<(EdgeDevice Device, EdgeInterface Interface, AddressSet Own)> Devices, AddressSet Machines) Receivers(EdgeDevice from, AddressSet destinations)
    {
        var own = holders.Where(h => h.Value.Device != from && destinations.Contains(h.Key)).GroupBy(h => h.Value, h => AddressSet.Of(h.Key))
            .Select(g => (g.Key.Device, g.Key.Interface, Own: AddressSet.UnionOf(g))).ToArray();
        return (own, destinations.Subtract(AddressSet.UnionOf(own.Select(o => o.Own))));
    }

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
