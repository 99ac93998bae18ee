using HybridDrift.Addresses;
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
        var sites = ipsec.Value.Sites.Where(s => s.Enabled && s.LocalAddress == vpn.Peer && (s.PeerAddress == vpn.Gateway.ToString() || IsAny(s.PeerAddress))).ToArray();
        var exists = new Subject(asset, $"{name}, IPsec site", ipsec);
        var expected = $"an enabled IPsec site {vpn.Peer} – {vpn.Gateway}";
        if (!ipsec.Value.Enabled || sites.Length == 0)
        {
            yield return exists.Absent(DriftKind.Missing, expected, Instead(ipsec.Value), [.. ipsec.Value.Sites.Select(Proof)]);
            yield break;
        }
        yield return exists.Pass(expected, sites[0].Name, Proof(sites[0]));
        var known = Gateways.Of(context.Cluster(vpn.Cluster), vpn);
        var connection = known.SelectMany(s => Gateways.Connections(s.Value, vpn.Peer)).FirstOrDefault();
        var readings = known.Count > 0 ? known : context.Cluster(vpn.Cluster).IpsecStatuses;
        var ends = new Ends(new(asset, name, ipsec), sites, connection, readings);
        yield return ends.Selectors("networks behind the cluster", context.Plan.Addresses(vpn.Local), s => s.PeerSubnets, c => c.Local);
        yield return ends.Selectors("networks behind the edge", context.Plan.Addresses(vpn.Remote), s => s.LocalSubnets, c => c.Remote);
        yield return ends.Same("identity of the edge", s => s.LocalId, c => c.RemoteId);
        yield return ends.Same("identity of the cluster", s => s.PeerId, c => c.LocalId);
        yield return ends.Same("IKE version", s => s.IkeVersion == "ikeflex" ? null : s.IkeVersion, c => Version(c.IkeVersion));
    }

    private static string Instead(Ipsec ipsec) =>
        !ipsec.Enabled ? "IPsec is off on the edge"
        : ipsec.Sites.Count == 0 ? "the edge has no IPsec site"
        : $"the edge has {string.Join("; ", ipsec.Sites.Select(s => s.ToString()))}";

    private static bool IsAny(string text) => text.Equals("any", StringComparison.OrdinalIgnoreCase);

    /// <summary>A connection that takes both versions agrees with either.</summary>
    private static string? Version(string? text) => text?.ToLowerInvariant() is "ikev1" or "ikev2" ? text.ToLowerInvariant() : null;

    private static Proof Proof(IpsecSite site) => new(site.Origin, site.ToString());

    /// <summary>Both ends of one tunnel. Several sites for the same pair of addresses count together.</summary>
    private sealed record Ends(Subject Tunnel, IpsecSite[] Sites, IpsecConnection? Connection, IReadOnlyList<Collect.Reading<IpsecStatus>> Statuses)
    {
        private Proof[] Proofs =>
        [
            .. Sites.Select(Proof),
            .. Connection is null ? [] : new[] { new Proof(Connection.Origin, $"connection {Connection.Name}: [{Connection.LocalId}]...{Connection.RemoteHost} [{Connection.RemoteId}], {Local(Connection)} === {Remote(Connection)}") },
        ];

        public Outcome Selectors(string what, AddressSet planned, Func<IpsecSite, AddressSet> ofSite, Func<IpsecConnectionChild, TrafficSelectors> ofChild)
        {
            var subject = Tunnel with { Name = $"{Tunnel.Name}, {what}" };
            var edge = AddressSet.UnionOf(Sites.Select(ofSite));
            var expected = $"{planned} at both ends";
            if (!edge.Equals(planned)) return subject.Absent(DriftKind.Different, expected, $"the edge has {edge}{Differences(planned, edge)}", Proofs);
            if (Connection is null) return NotShown(subject);
            if (Connection.Children.Any(c => ofChild(c).HasUnresolved)) return subject.Unknown("the connection has selectors that are set at run time", Proofs);
            var cluster = AddressSet.UnionOf(Connection.Children.Select(c => ofChild(c).Addresses));
            return cluster.Equals(planned)
                ? subject.And(Statuses).Pass(expected, "the same at both ends", Proofs)
                : subject.And(Statuses).Absent(DriftKind.Different, expected, $"strongSwan has {cluster}{Differences(planned, cluster)}", Proofs);
        }

        public Outcome Same(string what, Func<IpsecSite, string?> ofSite, Func<IpsecConnection, string?> ofConnection)
        {
            var subject = Tunnel with { Name = $"{Tunnel.Name}, {what}" };
            if (Connection is null) return NotShown(subject);
            var (edge, cluster) = (ofSite(Sites[0]), ofConnection(Connection));
            var expected = "the same at both ends";
            // What an end leaves open agrees with anything.
            if (string.IsNullOrEmpty(edge) || string.IsNullOrEmpty(cluster) || cluster == "%any" || IsAny(edge))
                return subject.And(Statuses).Pass(expected, $"one end leaves it open (edge: {Or(edge)}, strongSwan: {Or(cluster)})", Proofs);
            return edge.Equals(cluster, StringComparison.OrdinalIgnoreCase)
                ? subject.And(Statuses).Pass(expected, edge, Proofs)
                : subject.And(Statuses).Absent(DriftKind.Different, expected, $"the edge has {edge}, strongSwan has {cluster}", Proofs);
        }

        private Outcome NotShown(Subject subject)
        {
            var problems = Statuses.SelectMany(s => s.Problems).Select(p => p.ToString()).Distinct().ToArray();
            return subject.Unknown(problems.Length > 0 ? string.Join("; ", problems) : "the strongSwan connection is not in the recorded status: 'ipsec statusall' shows connections, 'ipsec status' does not");
        }

        private static AddressSet Local(IpsecConnection connection) => AddressSet.UnionOf(connection.Children.Select(c => c.Local.Addresses));

        private static AddressSet Remote(IpsecConnection connection) => AddressSet.UnionOf(connection.Children.Select(c => c.Remote.Addresses));

        private static string Or(string? text) => string.IsNullOrEmpty(text) ? "any" : text;

        private static string Differences(AddressSet planned, AddressSet live)
        {
            var (missing, extra) = (planned.Subtract(live), live.Subtract(planned));
            return (missing.IsEmpty ? "" : $": {missing} is missing") + (extra.IsEmpty ? "" : $"{(missing.IsEmpty ? ":" : ",")} {extra} is not planned");
        }
    }
}
