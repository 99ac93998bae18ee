using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Plans;

namespace HybridDrift.Checks.A;

/// <summary>A5.</summary>
public sealed class ServiceRoutes : Check
{
    public override string Id => "A5-1";
    public override string Clause => "A5";
    public override string Title => "Name and time servers are reached over the private uplink, by the backend router";
    public override Severity Severity => Severity.High;
    public override string Why => "IBM Cloud's servers answer on the private network only: queries that leave by the public uplink are lost, and show the site's names to strangers.";
    public override string Fix => "Add the static route for IBM Cloud's service networks by the backend router, and remove the more specific one that wins.";

    public override string? NotApplicable(SitePlan plan) =>
        plan.Services is null || plan.Services.Dns.Count + plan.Services.Ntp.Count == 0 ? "the plan has no name or time servers" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var services = context.Plan.Services!;
        var edges = services.Clients.Select(context.Plan.EdgeServing).OfType<PlanEdge>().DistinctBy(e => e.Nsx).ToArray();
        foreach (var edge in edges)
            foreach (var (server, what) in services.Dns.Select(a => (a, "DNS")).Concat(services.Ntp.Select(a => (a, "NTP"))))
                yield return Server(context, edge, server, what);
    }

    private static Outcome Server(CheckContext context, PlanEdge planEdge, Address server, string what)
    {
        var edge = context.Gateway(planEdge);
        var routing = edge.Routing.Value;
        var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", $"{what} {server}", edge.Interfaces, edge.Routing);
        var expected = $"{server} by the private uplink{(planEdge.Private is { } own ? $" ({own})" : "")}{(context.Plan.BackendRouter is { } bcr ? $" and {bcr}" : "")}";
        if (planEdge.Private is null && context.Plan.BackendRouter is null)
            return subject.Unknown("the plan names neither a private address of the edge nor the backend router: it does not say what is right");
        var hops = EdgeRoutes.Lookup(edge.Interfaces.Value, routing, server);
        if (routing.DynamicProtocols.Count > 0)
            return subject.Unknown($"{string.Join(" and ", routing.DynamicProtocols).ToUpperInvariant()} is on: a learned route may be more specific than the static ones, and learned routes are not in the recording ({edge.Routing.Document})");
        if (hops.Count == 0) return subject.Absent(DriftKind.Missing, expected, "there is no route");
        var proofs = hops.Select(h => h.Route is { } route ? new Proof(route.Origin, route.ToString()) : new Proof(h.Interface!.Origin, $"connected to {h.Interface}")).ToArray();
        foreach (var hop in hops)
        {
            if (hop.Interface is null) return subject.Absent(DriftKind.Different, expected, $"the next hop of {hop.Route} is in no connected subnet", proofs);
            if (planEdge.Private is { } address && !hop.Interface.Owns(address))
                return subject.Absent(DriftKind.Different, expected, $"it leaves by {hop.Interface}{(hop.Route is null ? "" : $": {hop.Route}")}", proofs);
            if (planEdge.Private is null && hop.Route is null) return subject.Unknown($"the plan does not say whether {hop.Interface}, which {server} is connected to, is the private uplink", proofs);
            if (hop.Route is not null && context.Plan.BackendRouter is { } router && hop.Route.NextHop != router)
                return subject.Absent(DriftKind.Different, expected, $"the next hop is {hop.Route.NextHop}", proofs);
        }
        return subject.Pass(expected, string.Join("; ", proofs.Select(p => p.Excerpt)), proofs);
    }
}
