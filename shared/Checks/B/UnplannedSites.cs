using HybridDrift.Addresses;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.B;

/// <summary>B: exactly the planned modes.</summary>
public sealed class UnplannedSites : Check
{
    public override string Id => "B-5";
    public override string Clause => "B";
    public override string Title => "Every enabled IPsec site of an edge belongs to a planned tunnel, or joins networks that the plan lets meet";
    public override Severity Severity => Severity.High;
    public override string Why => "A tunnel that nobody planned lets a stranger into the networks behind the edge, or takes the traffic of a planned one.";
    public override string Fix => "Disable or delete the site; or plan its tunnel, or what passes through it (also-allowed).";
    public override string? NotApplicable(SitePlan plan) => plan.Edges.Count == 0 ? "the plan has no edges" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var tunnels = Gateways.NotByTunnel(context.Plan) is null ? Gateways.ToEdges(context.Plan).ToArray() : [];
        foreach (var planEdge in context.Plan.Edges)
        {
            var reading = context.Gateway(planEdge).Ipsec;
            var asset = $"{planEdge.Name} ({planEdge.Nsx})";
            var enabled = reading.Value.Enabled ? reading.Value.Sites.Where(s => s.Enabled).ToArray() : [];
            var strangers = enabled.Where(s => !tunnels.Any(t => IsOf(context.Plan, reading.Value, s, t)) && !IsAllowed(context.Plan, s)).ToArray();
            foreach (var site in strangers)
                yield return new Subject(asset, $"IPsec site {site.LocalAddress} – {site.PeerAddress}, {site.LocalSubnets} === {site.PeerSubnets}", reading)
                    .Fail(DriftKind.Extra, "no IPsec site but those of planned tunnels", site.ToString(), TunnelEnds.Proof(site));
            if (strangers.Length == 0)
                yield return new Subject(asset, "IPsec sites", reading).Pass("no IPsec site but those of planned tunnels", enabled.Length == 0 ? "no site is enabled" : $"{enabled.Length} enabled, all of them planned");
        }
    }

    /// <summary>Of a tunnel that has no site of its own, a site for its networks is taken to be the one: B2.4-1 says how it departs.</summary>
    private static bool IsOf(SitePlan plan, Ipsec ipsec, IpsecSite site, PlanVpn vpn) =>
        TunnelEnds.SitesOf(ipsec, vpn) is { Length: > 0 } own ? own.Contains(site)
        : site.LocalSubnets.Overlaps(plan.Addresses(vpn.Remote)) && site.PeerSubnets.Overlaps(plan.Addresses(vpn.Local));

    /// <summary>The plan may let networks meet that are neither of a cluster nor behind an edge: those on premises above all.</summary>
    private static bool IsAllowed(SitePlan plan, IpsecSite site) => plan.AlsoAllowed.Any(a =>
    {
        var (from, to) = (AddressSet.Of(a.From.Prefixes), AddressSet.Of(a.To.Prefixes));
        return (site.PeerSubnets.IsSubsetOf(from) && site.LocalSubnets.IsSubsetOf(to)) || (site.PeerSubnets.IsSubsetOf(to) && site.LocalSubnets.IsSubsetOf(from));
    }) || plan.Flows.Any(f => f is { Kind: FlowKind.EnterpriseToVm, FromNetwork: { } network, To: { } to }
        && site.PeerSubnets.IsSubsetOf(plan.Addresses([network])) && site.LocalSubnets.IsSubsetOf(AddressSet.Of(to)));
}
