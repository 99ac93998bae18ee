using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>Whether an edge sends all traffic for the internet out by its public uplink: what leaves elsewhere is not translated there.</summary>
internal static class InternetEgress
{
    /// <summary>A way that takes less of the internet than this is an exception, not the rule.</summary>
    private const int Sixteenth = 16;

    /// <summary>
    /// Null when it does. Where only a small part goes elsewhere it is of medium severity: most of what clients ask for
    /// they still get.
    /// </summary>
    public static Outcome? NotBy(EdgeInterface uplink, Edge edge, SitePlan plan, Subject subject, string expected)
    {
        var routing = edge.Routing.Value;
        var outside = Outside(plan, edge);
        var parts = EdgeRoutes.Split(edge.Interfaces.Value, routing, outside).OrderByDescending(p => p.Destinations.Count).ToArray();
        var astray = parts.FirstOrDefault(p => p.Hops.Count == 0 || p.Hops.Any(h => h.Interface != uplink));
        if (astray is null) return null;
        var severity = astray.Destinations.Count * Sixteenth < outside.Count ? Severity.Medium : (Severity?)null;
        if (astray.Hops.FirstOrDefault(h => h.Interface != uplink) is not { } wrong)
            return routing.DynamicProtocols.Count > 0
                ? subject.Unknown("there is no static default route and "
                    + $"{string.Join(" and ", routing.DynamicProtocols).ToUpperInvariant()} is on: learned routes are not in the recording ({edge.Routing.Document})")
                : subject.Absent(DriftKind.Missing, expected, astray.Destinations.Equals(outside)
                    ? "there is no default route: nothing leaves for the internet" : $"there is no route to {Name(astray, outside)}") with
                { Severity = severity };
        var proof = wrong.Route is { } route ? new Proof(route.Origin, route.ToString()) : new Proof(wrong.Interface!.Origin, $"connected to {wrong.Interface}");
        return subject.Absent(DriftKind.Different, expected,
            wrong.Interface is null ? $"the next hop of {wrong.Route} is in no connected subnet"
            : $"traffic for {Name(astray, outside)} leaves by {wrong.Interface}, untranslated: {proof.Excerpt}", proof) with
        { Severity = severity };
    }

    /// <summary>
    /// The addresses that only the public uplink leads to: those of the internet that are no network of the plan (an
    /// enterprise may have public ones), none of the account, and none that the edge is connected to.
    /// </summary>
    public static AddressSet Outside(SitePlan plan, Edge edge) => IbmReserved.Internet
        .Subtract(AddressSet.Of(plan.Networks.SelectMany(n => n.Prefixes).Concat(plan.AccountSubnets)))
        .Subtract(AddressSet.Of(edge.Interfaces.Value.SelectMany(i => i.Subnets).Select(s => s.Prefix)));

    /// <summary>The part by the prefix of its route, which a reader knows, or as a set.</summary>
    public static string Name(EdgeRoutes.Part part, AddressSet outside) =>
        part.Destinations.Equals(outside) ? "the internet"
        : part.Hops.Select(h => h.Route).FirstOrDefault(r => r is { Network.Length: > 0 }) is { } route ? route.Network.ToString()
        : part.Destinations.Intervals.Intervals.Count <= 3 ? part.Destinations.ToString()
        : "what no other route takes";
}
