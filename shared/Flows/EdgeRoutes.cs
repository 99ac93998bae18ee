using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>Where an edge sends a packet: longest prefix, then lowest distance; connected subnets have distance 0.</summary>
public static class EdgeRoutes
{
    /// <summary>The answer to one look-up.</summary>
    /// <param name="Interface">The interface that the packet leaves by; null when the next hop lies in no subnet of the edge.</param>
    /// <param name="Route">Null for a connected subnet.</param>
    public sealed record Hop(EdgeInterface? Interface, StaticRoute? Route);

    /// <summary>
    /// The hops that share the best route; none when there is no route. Which of several an edge without ECMP takes is
    /// not documented: then, too, these are all it may take.
    /// </summary>
    public static IReadOnlyList<Hop> Lookup(IReadOnlyList<EdgeInterface> interfaces, Routing routing, Address destination)
    {
        var connected = interfaces.Where(i => i.Connected)
            .SelectMany(i => i.Subnets.Where(s => s.Prefix.Contains(destination)).Select(s => (s.Prefix.Length, Distance: 0, Hop: new Hop(i, null))));
        var routed = routing.Routes.Where(r => r.Network.Contains(destination) && IsUp(interfaces, r))
            .Select(r => (r.Network.Length, r.Distance, Hop: new Hop(Egress(interfaces, r), r)));
        return [.. connected.Concat(routed)
            .GroupBy(c => (c.Length, c.Distance))
            .OrderByDescending(g => g.Key.Length).ThenBy(g => g.Key.Distance)
            .FirstOrDefault()?.Select(c => c.Hop) ?? []];
    }

    /// <summary>A static route over an interface that is not connected is not in force.</summary>
    private static bool IsUp(IReadOnlyList<EdgeInterface> interfaces, StaticRoute route) => Egress(interfaces, route) is not { Connected: false };

    /// <summary>
    /// The interface of a route: the one it names, or the one whose subnet holds its next hop, a connected one if there is any.
    /// </summary>
    public static EdgeInterface? Egress(IReadOnlyList<EdgeInterface> interfaces, StaticRoute route) =>
        interfaces.FirstOrDefault(i => route.Vnic is not null && i.Index?.ToString() == route.Vnic)
        ?? interfaces.Where(i => i.Subnets.Any(s => s.Prefix.Contains(route.NextHop))).OrderByDescending(i => i.Connected).FirstOrDefault();
}
