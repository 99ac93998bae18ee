using HybridDrift.Addresses;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>The interfaces of an edge by the side of the network that they face.</summary>
internal static class Uplinks
{
    /// <summary>The interface that owns an address.</summary>
    public static EdgeInterface? Owner(Edge edge, Address address) => edge.Interfaces.Value.FirstOrDefault(i => i.Owns(address));

    /// <summary>Connected interfaces that face the internet: one of their addresses is a public one.</summary>
    public static IEnumerable<EdgeInterface> Public(Edge edge) => edge.Interfaces.Value.Where(i => i.Connected && i.Addresses.Any(IbmReserved.Internet.Contains));
}
