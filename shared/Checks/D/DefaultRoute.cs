using HybridDrift.Checks.A;
using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.D;

/// <summary>D5: the way to the internet.</summary>
public sealed class DefaultRoute : Check
{
    public override string Id => "D5-2";
    public override string Clause => "D5";
    public override string Title => "The default route of each edge leaves by the public uplink, to the frontend router";
    public override Severity Severity => Severity.High;
    public override string Why => "A default route by the private uplink takes the site off the internet, or sends its traffic where nobody filters it.";
    public override string Fix => "Set the default gateway of the edge to the frontend router of the public portable subnet.";

    public override string? NotApplicable(SitePlan plan) =>
        plan.FrontendRouter is null ? "the plan names no frontend router (fcr)" : plan.Edges.Any(e => e.Public is not null) ? null : "no edge of the plan has a public address";

    public override IEnumerable<Outcome> Run(CheckContext context) => context.Plan.Edges.Where(e => e.Public is not null).Select(edge => Edge(context, edge));

    private static Outcome Edge(CheckContext context, PlanEdge planEdge)
    {
        var edge = context.Gateway(planEdge);
        var routing = edge.Routing.Value;
        var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", "default route", edge.Interfaces, edge.Routing);
        var expected = $"everything else by the public uplink ({planEdge.Public}), to {context.Plan.FrontendRouter}";
        // By longest prefix for every address of the internet: two halves are a default route, and one half elsewhere is none.
        var outside = InternetEgress.Outside(context.Plan, edge);
        var parts = EdgeRoutes.Split(edge.Interfaces.Value, routing, outside).OrderByDescending(p => p.Destinations.Count).ToArray();
        var proofs = parts.SelectMany(p => p.Hops).Select(h => h.Route).OfType<StaticRoute>().Distinct().Take(6).Select(r => new Proof(r.Origin, r.ToString())).ToArray();
        foreach (var part in parts)
        {
            var isDefault = part.Destinations.Count * 2 > outside.Count;
            var it = isDefault ? "it" : InternetEgress.Name(part, outside);
            if (part.Hops.Count == 0) return NoRoute(subject, routing, edge, expected, isDefault ? "there is no default route" : $"there is no route to {it}");
            foreach (var hop in part.Hops)
            {
                if (hop.Interface?.Owns(planEdge.Public!.Value) != true) return subject.Absent(DriftKind.Different, expected, $"{it} leaves by {hop.Interface?.ToString() ?? "no connected interface"}", proofs);
                if (part.Destinations.Count * 16 > outside.Count && hop.Route is { } route && route.NextHop != context.Plan.FrontendRouter) return subject.Absent(DriftKind.Different, expected, $"the gateway{(isDefault ? "" : $" for {it}")} is {route.NextHop}", proofs);
            }
        }
        return subject.Pass(expected, string.Join("; ", proofs.Select(p => p.Excerpt)), proofs);
    }

    private static Outcome NoRoute(Subject subject, Routing routing, Edge edge, string expected, string actual)
    {
        if (routing.DynamicProtocols.Count > 0) return subject.Unknown("no static default route, and one may be learned: learned routes are not in the recording");
        var down = routing.Routes.Where(r => r.Network.Length <= 1).Select(r => (Route: r, Egress: EdgeRoutes.Egress(edge.Interfaces.Value, r))).FirstOrDefault(r => r.Egress is { Connected: false });
        return down.Route is null ? subject.Absent(DriftKind.Missing, expected, actual)
            : subject.Absent(DriftKind.Different, expected, $"{down.Egress} is disconnected", new Proof(down.Route.Origin, down.Route.ToString()));
    }
}
