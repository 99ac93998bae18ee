using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>A2: forth by the router, back by the gateway.</summary>
public sealed class RouterRoutes : Check
{
    public override string Id => "A2-3";
    public override string Clause => "A2";
    public override string Title => "Each edge sends its networks to its router, and the router sends everything else back";
    public override Severity Severity => Severity.High;
    public override string Why => "Without the way there nothing arrives; without the way back no answer does.";
    public override string Fix => "Add the static route to the router's transit address, and the router's default route to the edge's.";
    public override string? NotApplicable(SitePlan plan) => plan.Edges.Any(e => e.Router is not null) ? null : "no edge of the plan has a router";

    /// <summary>All addresses that packets are sent to: not those of this host, of this network, multicast and beyond.</summary>
    private static readonly AddressSet Everywhere = AddressSet.All.Subtract(AddressSet.Of(new[] { "0.0.0.0/8", "127.0.0.0/8", "224.0.0.0/3" }.Select(Prefix.Parse)));

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var edge in context.Plan.Edges.Where(e => e.Router is not null))
        {
            foreach (var prefix in edge.Serves.SelectMany(context.Plan.Prefixes).Distinct()) yield return There(context, edge, prefix);
            yield return Back(context, edge);
        }
    }

    private static Outcome There(CheckContext context, PlanEdge planEdge, Prefix prefix)
    {
        var (edge, router) = (context.Gateway(planEdge), context.Router(planEdge)!);
        var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", $"way to {prefix}", edge.Interfaces, edge.Routing, router.Interfaces);
        return Way(subject, edge, AddressSet.Of(prefix), $"{prefix} by {planEdge.Router}", hop => hop.Route is { } route && router.Interfaces.Value.Any(i => i.Connected && i.Owns(route.NextHop)));
    }

    private static Outcome Back(CheckContext context, PlanEdge planEdge)
    {
        var (edge, router) = (context.Gateway(planEdge), context.Router(planEdge)!);
        var subject = new Subject($"router of {planEdge.Name} ({planEdge.Router})", "way out", router.Interfaces, router.Routing, edge.Interfaces);
        // What is connected to the router, or lies behind it, does not go back.
        var own = AddressSet.Of(router.Interfaces.Value.Where(i => i.Connected).SelectMany(i => i.Subnets).Select(s => s.Prefix)).Union(context.Plan.Addresses(planEdge.Serves));
        return Way(subject, router, Everywhere.Subtract(own), $"everything else by {planEdge.Nsx}", hop => hop.Route is { } route && edge.Interfaces.Value.Any(i => i.Connected && i.Owns(route.NextHop)));
    }

    /// <summary>The longest prefix decides for every address, connected subnets among them: all must go to the right neighbour.</summary>
    private static Outcome Way(Subject subject, Edge from, AddressSet destinations, string expected, Func<EdgeRoutes.Hop, bool> isRight)
    {
        var routing = from.Routing.Value;
        if (routing.DynamicProtocols.Count > 0) return Learned(subject, routing);
        var parts = EdgeRoutes.Split(from.Interfaces.Value, routing, destinations);
        var proofs = parts.SelectMany(p => p.Hops).Distinct().Take(4).Select(Proof).ToArray();
        foreach (var part in parts.Where(p => p.Hops.Count > 0))
        {
            if (part.Hops.FirstOrDefault(h => !isRight(h)) is { } wrong)
                return subject.Absent(DriftKind.Different, expected, wrong.Route is { } route ? $"{Text(part)} goes to {route.NextHop}" : $"{Text(part)} is connected to {wrong.Interface}", [Proof(wrong), .. proofs.Except([Proof(wrong)])]);
            if (part.Hops.FirstOrDefault(h => h.Interface is null) is { } lost)
                return subject.Absent(DriftKind.Different, expected, $"{Text(part)}: the next hop {lost.Route!.NextHop} is in no connected subnet", proofs);
        }
        return parts.FirstOrDefault(p => p.Hops.Count == 0) is not { } missing
            ? subject.Pass(expected, string.Join("; ", proofs.Select(p => p.Excerpt)), proofs)
            : subject.Absent(DriftKind.Missing, expected, parts.Count == 1 && missing.Destinations.Count > uint.MaxValue / 2 ? "there is no default route" : $"no route to {Text(missing)}", proofs);
    }

    private static Proof Proof(EdgeRoutes.Hop hop) =>
        hop.Route is { } route ? new(route.Origin, route.ToString()) : new(hop.Interface!.Origin, $"connected to {hop.Interface}");

    private static string Text(EdgeRoutes.Part part) =>
        part.Destinations.Intervals.Intervals.Count <= 3 ? part.Destinations.ToString()
        : part.Hops.Select(h => h.Route).FirstOrDefault(r => r is { Network.Length: > 0 }) is { } route ? $"a part of {route.Network}"
        : "what no more specific route takes";

    private static Outcome Learned(Subject subject, Routing routing) =>
        subject.Unknown($"{string.Join(" and ", routing.DynamicProtocols).ToUpperInvariant()} is on, and learned routes are not in the recording");
}
