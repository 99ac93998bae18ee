using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Difference;

/// <summary>The destinations that an edge or router sends another way, by its interfaces and configured routes.</summary>
internal static class EdgeWays
{
    public static IEnumerable<SiteChange> Of(string asset, Edge before, Edge after, bool certain)
    {
        var old = new RouteTable(before.Interfaces.Value, before.Routing.Value);
        var @new = new RouteTable(after.Interfaces.Value, after.Routing.Value);
        var changed =
            from one in old.Split(AddressSet.All)
            let was = Text(one.Hops)
            from other in @new.Split(one.Destinations)
            let isNow = Text(other.Hops)
            where was != isNow
            group other.Destinations by (was, isNow) into same
            select (same.Key.was, same.Key.isNow, Destinations: AddressSet.UnionOf(same));
        return changed.OrderBy(c => c.Destinations.First).Select(c => new SiteChange(asset, "routes", $"to {c.Destinations}", c.was, c.isNow) { Certain = certain });
    }

    private static string Text(IReadOnlyList<EdgeRoutes.Hop> hops) => hops.Count == 0 ? "no route" : Item.Set(hops.Select(Text));

    private static string Text(EdgeRoutes.Hop hop)
    {
        var by = hop.Interface is null ? "no interface" : CommonInterfaces.Identity(hop.Interface);
        return hop.Route is null ? $"connected at {by}" : $"via {hop.Route.NextHop} by {by}";
    }
}
