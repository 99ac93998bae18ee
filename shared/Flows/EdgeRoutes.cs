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

    /// <summary>Destinations that go the same way.</summary>
    /// <param name="Hops">None where there is no route.</param>
    public sealed record Part(IReadOnlyList<Hop> Hops, AddressSet Destinations);

    internal sealed record Candidate(Prefix Network, int Distance, Hop Hop);

    /// <summary>
    /// The hops that share the best route; none when there is no route. Which of several an edge without ECMP takes is
    /// not documented: then, too, these are all it may take.
    /// </summary>
    public static IReadOnlyList<Hop> Lookup(IReadOnlyList<EdgeInterface> interfaces, Routing routing, Address destination) =>
        [.. Best(Candidates(interfaces, routing).Where(c => c.Network.Contains(destination))).FirstOrDefault()?.Select(c => c.Hop) ?? []];

    /// <summary>The same for all of the destinations at once, exactly: no two parts overlap, and together they are all.</summary>
    public static IReadOnlyList<Part> Split(IReadOnlyList<EdgeInterface> interfaces, Routing routing, AddressSet destinations) =>
        new RouteTable(interfaces, routing).Split(destinations);

    /// <summary>
    /// The interfaces that packets to, or from, these addresses pass. Where no static route tells, or where learned routes
    /// may know better, it is <see cref="EdgeInterface.Unknown"/>.
    /// </summary>
    public static IEnumerable<(EdgeInterface Interface, AddressSet Addresses)> Sides(IReadOnlyList<EdgeInterface> interfaces, Routing routing, AddressSet addresses) =>
        from part in Split(interfaces, routing, addresses)
        from hop in part.Hops.DefaultIfEmpty(new(null, null))
        let known = hop.Route is null || routing.DynamicProtocols.Count == 0 ? hop.Interface : null
        group part.Destinations by known ?? EdgeInterface.Unknown into side
        select (side.Key, AddressSet.UnionOf(side));

    internal static IEnumerable<Candidate> Candidates(IReadOnlyList<EdgeInterface> interfaces, Routing routing) =>
        interfaces.Where(i => i.Connected).SelectMany(i => i.Subnets.Select(s => new Candidate(s.Prefix, 0, new(i, null))))
            .Concat(routing.Routes.Select(r => (Route: r, Egress: Egress(interfaces, r)))
                // A static route over an interface that is not connected is not in force.
                .Where(r => r.Egress is not { Connected: false })
                .Select(r => new Candidate(r.Route.Network, r.Route.Distance, new(r.Egress, r.Route))));

    private static IEnumerable<IGrouping<(Prefix Network, int Distance), Candidate>> Best(IEnumerable<Candidate> candidates) =>
        candidates.GroupBy(c => (c.Network, c.Distance)).OrderByDescending(g => g.Key.Network.Length).ThenBy(g => g.Key.Distance);

    /// <summary>
    /// The interface of a route: the one it names, or the one whose subnet holds its next hop, a connected one if there is any.
    /// </summary>
    public static EdgeInterface? Egress(IReadOnlyList<EdgeInterface> interfaces, StaticRoute route) =>
        interfaces.FirstOrDefault(i => route.Vnic is not null && i.IsNamed(route.Vnic))
        ?? interfaces.Where(i => i.Subnets.Any(s => s.Prefix.Contains(route.NextHop))).OrderByDescending(i => i.Connected).FirstOrDefault();
}
