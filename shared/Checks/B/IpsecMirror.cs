using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.B;

/// <summary>B2.3 to B2.5: the two ends of the tunnel as configured, against each other and the plan.</summary>
public sealed class IpsecMirror : Check
{
    public override string Id => "B2.4-1";
    public override string Clause => "B2.4";
    public override string Title => "The edge's IPsec site is the mirror image of the strongSwan connection, and both are as planned";
    public override Severity Severity => Severity.High;
    public override string Why => "Half a change is the commonest drift: the tunnel may stay up on its old SAs and break at the next rekeying.";
    public override string Fix => "Correct the end that departs from the plan, and renegotiate the tunnel while someone is watching.";
    public override string? NotApplicable(SitePlan plan) => Gateways.NotByTunnel(plan);
    public override IEnumerable<Outcome> Run(CheckContext context) => Gateways.ToEdges(context.Plan).SelectMany(vpn => Tunnel(context, vpn));

    private static IEnumerable<Outcome> Tunnel(CheckContext context, PlanVpn vpn)
    {
        var planEdge = Gateways.FarEdge(context.Plan, vpn)!;
        var ipsec = context.Gateway(planEdge).Ipsec;
        var asset = $"{planEdge.Name} ({planEdge.Nsx})";
        var name = Gateways.Name(vpn);
        var sites = TunnelEnds.SitesOf(ipsec.Value, vpn);
        var exists = new Subject(asset, $"{name}, IPsec site", ipsec);
        var expected = $"an enabled IPsec site {vpn.Peer} – {vpn.Gateway}";
        if (sites.Length == 0)
        {
            yield return exists.Absent(DriftKind.Missing, expected, Instead(ipsec.Value), [.. ipsec.Value.Sites.Select(TunnelEnds.Proof)]);
            yield break;
        }
        yield return exists.Pass(expected, sites[0].Name, TunnelEnds.Proof(sites[0]));
        var known = Gateways.Of(context.Plan, context.Cluster(vpn.Cluster), vpn);
        var connections = known.SelectMany(s => Gateways.Connections(context.Plan, s.Value, vpn)).ToArray();
        var readings = known.Count > 0 ? known : context.Cluster(vpn.Cluster).IpsecStatuses;
        var (local, remote) = (context.Plan.Addresses(vpn.Local), context.Plan.Addresses(vpn.Remote));
        var ends = new TunnelEnds(new(asset, name, ipsec), sites, connections, readings);
        Outcome[] networks =
        [
            ends.Selectors("networks behind the cluster", local, s => s.PeerSubnets, c => c.Local),
            ends.Selectors("networks behind the edge", remote, s => s.LocalSubnets, c => c.Remote),
        ];
        foreach (var outcome in networks) yield return outcome;
        if (networks.All(o => o.Kind == OutcomeKind.Pass) && ends.MissingPairs(local, remote) is { } missing) yield return missing;
        yield return ends.Same("identity of the edge", s => s.LocalId, c => c.RemoteId);
        yield return ends.Same("identity of the cluster", s => s.PeerId, c => c.LocalId);
        yield return ends.Same("IKE version", s => s.IkeVersion == "ikeflex" ? null : s.IkeVersion, c => Version(c.IkeVersion));
    }

    private static string Instead(Ipsec ipsec) =>
        !ipsec.Enabled ? "IPsec is off on the edge"
        : ipsec.Sites.Count == 0 ? "the edge has no IPsec site"
        : $"the edge has {string.Join("; ", ipsec.Sites.Select(s => s.ToString()))}";

    /// <summary>A connection that takes both versions agrees with either.</summary>
    private static string? Version(string? text) => text?.ToLowerInvariant() is "ikev1" or "ikev2" ? text.ToLowerInvariant() : null;
}
