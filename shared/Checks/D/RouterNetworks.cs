using HybridDrift.Addresses;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.D;

/// <summary>D6, D9: what hangs on the logical routers.</summary>
public sealed class RouterNetworks : Check
{
    public override string Id => "D6-2";
    public override string Clause => "D6";
    public override string Title => "The logical routers carry the planned networks, and no others";
    public override Severity Severity => Severity.High;
    public override string Why => "A network that was added to a router but not to the plan is in no tunnel, no rule and no review; one that is gone takes its machines off the network.";
    public override string Fix => "Add the network to the plan (and to tunnels, routes and rules), or take the interface off the router.";

    public override string? NotApplicable(SitePlan plan) => plan.Edges.Any(e => e.Router is not null) ? null : "no edge of the plan has a router";

    public override IEnumerable<Outcome> Run(CheckContext context) =>
        context.Plan.Edges.Where(e => e.Router is not null).GroupBy(e => e.Router!).SelectMany(edges => Router(context, edges.Key, [.. edges]));

    private static IEnumerable<Outcome> Router(CheckContext context, string id, IReadOnlyList<PlanEdge> edges)
    {
        var reading = context.Site.Edges[id].Interfaces;
        var asset = $"router of {edges[0].Name} ({id})";
        var served = edges.SelectMany(e => e.Serves).SelectMany(context.Plan.Prefixes).Distinct().ToArray();
        var transits = edges.Select(e => e.Transit).OfType<Prefix>().ToArray();
        var live = reading.Value.SelectMany(i => i.Subnets.Select(s => (Interface: i, s.Prefix))).ToArray();
        var planned = AddressSet.Of(served.Concat(transits));
        var expected = edges.SelectMany(e => e.Serves).Where(HangsOnARouter).SelectMany(context.Plan.Prefixes).Distinct();
        foreach (var prefix in expected) yield return Planned(new(asset, $"network {prefix}", reading), prefix, live, context.Plan);
        foreach (var (on, prefix) in live.Where(l => l.Interface.Connected))
        {
            if (AddressSet.Of(prefix).IsSubsetOf(planned) || (transits.Length == 0 && on.Kind == InterfaceKind.Uplink)) continue;
            yield return new Subject(asset, $"network {prefix}", reading).Fail(DriftKind.Extra,
                $"networks {string.Join(", ", served)}{(transits.Length > 0 ? $" and the transit {string.Join(", ", transits)}" : "")}",
                $"also {prefix} on interface {on}{Clash(context.Plan, prefix)}", Proof(on, prefix));
        }
    }

    /// <summary>Pods and services lie behind an edge too, but inside their cluster.</summary>
    internal static bool HangsOnARouter(string network) => network is not ("icp-pods" or "icp-services" or "iks-pods" or "iks-services");

    private static Outcome Planned(Subject subject, Prefix prefix, (EdgeInterface Interface, Prefix Prefix)[] live, SitePlan plan)
    {
        var covering = live.Where(l => l.Prefix.Contains(prefix) || prefix.Contains(l.Prefix)).ToArray();
        var proofs = covering.Select(c => Proof(c.Interface, c.Prefix)).ToArray();
        var expected = $"a connected interface in {prefix}";
        if (covering.Length == 0) return subject.Absent(DriftKind.Missing, expected, "no interface has it");
        var missing = AddressSet.Of(prefix).Subtract(AddressSet.Of(covering.Where(c => c.Interface.Connected).Select(c => c.Prefix)));
        if (missing.IsEmpty) return subject.Pass(expected, string.Join(", ", covering.Select(c => c.Interface.ToString())), proofs);
        // While a network is stretched, its gateway may stay on premises, and the interface here be disconnected (F5.6).
        var there = AddressSet.Of(prefix).IsSubsetOf(AddressSet.Of(covering.Select(c => c.Prefix)));
        if (there && plan.Flows.Any(f => f.Stretched && f.To is { } to && to.Overlaps(prefix)))
            return subject.Pass(expected + ", or a disconnected one while it is stretched", $"{string.Join(", ", covering.Select(c => c.Interface.ToString()))}, disconnected", proofs);
        return covering.Any(c => c.Interface.Connected)
            ? subject.Absent(DriftKind.Different, expected, $"no connected interface has {missing}", proofs)
            : subject.Absent(DriftKind.Different, expected, "its interface is disconnected", proofs);
    }

    private static string Clash(SitePlan plan, Prefix prefix) =>
        IbmReserved.Ranges.Concat(plan.AccountSubnets).Where(prefix.Overlaps).Cast<Prefix?>().FirstOrDefault() is { } clash ? $", which overlaps {clash} of IBM Cloud" : "";

    private static Proof Proof(EdgeInterface on, Prefix prefix) =>
        new(on.Origin, $"interface {on}: {prefix}, {on.Kind.ToString().ToLowerInvariant()}, {(on.Connected ? "connected" : "disconnected")}");
}
