using HybridDrift.Addresses;
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
        return Way(subject, edge, prefix, $"{prefix} by {planEdge.Router}", hop => router.Interfaces.Value.Any(i => i.Connected && i.Owns(hop)));
    }

    private static Outcome Back(CheckContext context, PlanEdge planEdge)
    {
        var (edge, router) = (context.Gateway(planEdge), context.Router(planEdge)!);
        var subject = new Subject($"router of {planEdge.Name} ({planEdge.Router})", "way out", router.Interfaces, router.Routing, edge.Interfaces);
        return Way(subject, router, Prefix.Parse("0.0.0.0/0"), $"everything else by {planEdge.Nsx}", hop => edge.Interfaces.Value.Any(i => i.Connected && i.Owns(hop)));
    }

    /// <summary>The routes that hold any address of the prefix, the best first: all of it must go to the right neighbour.</summary>
    private static Outcome Way(Subject subject, Edge from, Prefix prefix, string expected, Func<Address, bool> isNeighbour)
    {
        var routing = from.Routing.Value;
        if (routing.DynamicProtocols.Count > 0) return Learned(subject, routing);
        var holding = routing.Routes.Where(r => prefix.Length == 0 ? r.Network.Length == 0 : r.Network.Overlaps(prefix)).OrderByDescending(r => r.Network.Length).ThenBy(r => r.Distance).ToArray();
        var proofs = holding.Take(4).Select(r => new Proof(r.Origin, r.ToString())).ToArray();
        var rest = AddressSet.Of(prefix);
        foreach (var group in holding.GroupBy(r => (r.Network, r.Distance)))
        {
            if (!rest.Overlaps(AddressSet.Of(group.Key.Network))) continue;
            if (group.FirstOrDefault(r => !isNeighbour(r.NextHop)) is { } wrong)
                return subject.Absent(DriftKind.Different, expected, $"{rest.Intersect(AddressSet.Of(group.Key.Network))} goes to {wrong.NextHop}", proofs);
            rest = rest.Subtract(AddressSet.Of(group.Key.Network));
        }
        return rest.IsEmpty ? subject.Pass(expected, string.Join("; ", proofs.Select(p => p.Excerpt)), proofs) : subject.Absent(DriftKind.Missing, expected, $"no route to {rest}", proofs);
    }

    private static Outcome Learned(Subject subject, Routing routing) =>
        subject.Unknown($"{string.Join(" and ", routing.DynamicProtocols).ToUpperInvariant()} is on, and learned routes are not in the recording");
}
