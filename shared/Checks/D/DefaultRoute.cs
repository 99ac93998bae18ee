using HybridDrift.Flows;
using HybridDrift.Plans;

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
        var routes = routing.Routes.Where(r => r.Network.Length == 0).OrderBy(r => r.Distance).ToArray();
        var proofs = routes.Select(r => new Proof(r.Origin, r.ToString())).ToArray();
        if (routes.Length == 0)
            return routing.DynamicProtocols.Count > 0
                ? subject.Unknown("no static default route, and one may be learned: learned routes are not in the recording")
                : subject.Absent(DriftKind.Missing, expected, "there is no default route");
        var best = routes.Where(r => r.Distance == routes[0].Distance).ToArray();
        foreach (var route in best)
        {
            if (route.NextHop != context.Plan.FrontendRouter) return subject.Absent(DriftKind.Different, expected, $"the gateway is {route.NextHop}", proofs);
            var egress = EdgeRoutes.Egress(edge.Interfaces.Value, route);
            if (egress is null || !egress.Owns(planEdge.Public!.Value)) return subject.Absent(DriftKind.Different, expected, $"it leaves by {egress?.ToString() ?? "no connected interface"}", proofs);
            if (!egress.Connected) return subject.Absent(DriftKind.Different, expected, $"{egress} is disconnected", proofs);
        }
        // Routes as wide as 128.0.0.0/1 are default routes by another name.
        foreach (var half in routing.Routes.Where(r => r.Network.Length is > 0 and <= 4))
            if (EdgeRoutes.Egress(edge.Interfaces.Value, half) is { } other && !other.Owns(planEdge.Public!.Value))
                return subject.Absent(DriftKind.Different, expected, $"{half.Network} leaves by {other}", [.. proofs, new Proof(half.Origin, half.ToString())]);
        return subject.Pass(expected, string.Join("; ", best.Select(r => r.ToString())), proofs);
    }
}
