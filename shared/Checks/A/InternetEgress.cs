using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>Whether an edge sends traffic for the internet out by its public uplink: what leaves elsewhere is not translated there.</summary>
internal static class InternetEgress
{
    /// <summary>Null when it does.</summary>
    public static Outcome? NotBy(EdgeInterface uplink, Edge edge, Subject subject, string expected)
    {
        var routing = edge.Routing.Value;
        var subnets = edge.Interfaces.Value.SelectMany(i => i.Subnets).Select(s => s.Prefix);
        var elsewhere = Addresses.AddressSet.Of(routing.Routes.Where(r => r.Network.Length > 0).Select(r => r.Network).Concat(subnets));
        // What no more specific route takes; all of it where the default is written as two halves.
        var rest = IbmReserved.Internet.Subtract(elsewhere) is { IsEmpty: false } most ? most : IbmReserved.Internet;
        var hops = EdgeRoutes.Lookup(edge.Interfaces.Value, routing, rest.First);
        if (hops.Count == 0)
            return routing.DynamicProtocols.Count > 0
                ? subject.Unknown("there is no static default route and "
                    + $"{string.Join(" and ", routing.DynamicProtocols).ToUpperInvariant()} is on: learned routes are not in the recording ({edge.Routing.Document})")
                : subject.Absent(DriftKind.Missing, expected, "there is no default route: nothing leaves for the internet");
        if (hops.FirstOrDefault(h => h.Interface != uplink) is not { Route: { } route } wrong) return null;
        return subject.Absent(DriftKind.Different, expected,
            wrong.Interface is null ? $"the next hop of {route} is in no connected subnet"
            : $"traffic for the internet leaves by {wrong.Interface}, untranslated: {route}", new Proof(route.Origin, route.ToString()));
    }
}
