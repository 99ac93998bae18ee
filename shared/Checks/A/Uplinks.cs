using HybridDrift.Addresses;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>The interfaces of an edge by the side of the network that they face.</summary>
internal static class Uplinks
{
    /// <summary>The ports that clients send from: 0 is none of them.</summary>
    public static readonly PortSet ClientPorts = new(IntervalSet.Of(1, 65535));

    /// <summary>The ports that operating systems choose for clients: a rule for these is a rule for all clients.</summary>
    public static readonly PortSet EphemeralPorts = new(IntervalSet.Of(1024, 65535));

    /// <summary>The interface that owns an address, a connected one before others.</summary>
    public static EdgeInterface? Owner(Edge edge, Address address) => edge.Interfaces.Value.Where(i => i.Owns(address)).MaxBy(i => i.Connected);

    /// <summary>
    /// Connected interfaces that face the internet: one of their addresses is a public one. The far end of a tunnel is not
    /// the internet, whatever addresses the tunnel has.
    /// </summary>
    /// <param name="planned">What the plan takes for the edge's public address, whatever it is.</param>
    public static IEnumerable<EdgeInterface> Public(Edge edge, Address? planned = null) =>
        edge.Interfaces.Value.Where(i => i is { Connected: true, Kind: not InterfaceKind.Tunnel } && i.Addresses.Any(a => IbmReserved.Internet.Contains(a) || a == planned));
}
