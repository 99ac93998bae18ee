using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.B;

/// <summary>Both ends of one tunnel as configured. Several sites for the same pair of addresses count together, and so do several connections.</summary>
internal sealed record TunnelEnds(Subject Tunnel, IReadOnlyList<IpsecSite> Sites, IReadOnlyList<IpsecConnection> Connections, IReadOnlyList<Reading<IpsecStatus>> Statuses)
{
    public static Proof Proof(IpsecSite site) => new(site.Origin, site.ToString());

    /// <summary>The enabled sites for the far end of a tunnel; one for any peer counts only where there is none.</summary>
    public static IpsecSite[] SitesOf(Ipsec ipsec, PlanVpn vpn)
    {
        var here = ipsec.Sites.Where(s => ipsec.Enabled && s.Enabled && s.LocalAddress == vpn.Peer).ToArray();
        return here.Where(s => s.PeerAddress == vpn.Gateway.ToString()).ToArray() is { Length: > 0 } sites ? sites : [.. here.Where(s => IsAny(s.PeerAddress))];
    }

    public static bool IsAny(string text) => text.Equals("any", StringComparison.OrdinalIgnoreCase);

    private Proof[] Proofs =>
    [
        .. Sites.Select(Proof),
        .. Connections.Select(c => new Proof(c.Origin, $"connection {c.Name}: [{c.LocalId}]...{c.RemoteHost} [{c.RemoteId}], {Text(c, s => s.Local)} === {Text(c, s => s.Remote)}")),
    ];

    public Outcome Selectors(string what, AddressSet planned, Func<IpsecSite, AddressSet> ofSite, Func<IpsecConnectionChild, TrafficSelectors> ofChild)
    {
        var subject = Tunnel with { Name = $"{Tunnel.Name}, {what}" };
        var edge = AddressSet.UnionOf(Sites.Select(ofSite));
        var expected = $"{planned} at both ends";
        if (!edge.Equals(planned)) return subject.Absent(DriftKind.Different, expected, $"the edge has {edge}{Differences(planned, edge)}", Proofs);
        if (Connections.Count == 0) return NotShown(subject);
        var children = Connections.SelectMany(c => c.Children).ToArray();
        if (children.Any(c => ofChild(c).HasUnresolved)) return subject.Unknown("the connection has selectors that are set at run time", Proofs);
        var cluster = AddressSet.UnionOf(children.Select(c => ofChild(c).Addresses));
        return cluster.Equals(planned)
            ? subject.And(Statuses).Pass(expected, "the same at both ends", Proofs)
            : subject.And(Statuses).Absent(DriftKind.Different, expected, $"strongSwan has {cluster}{Differences(planned, cluster)}", Proofs);
    }

    /// <summary>Where an end is split into several sites or connections, each network may be there and a pair of them not. Null when none is missing.</summary>
    public Outcome? MissingPairs(AddressSet local, AddressSet remote)
    {
        var subject = Tunnel with { Name = $"{Tunnel.Name}, pairs of networks" };
        var (planned, expected) = (PacketSet.Of(Pair(local, remote)), $"{local} === {remote} at both ends");
        var edge = planned.Subtract(PacketSet.UnionOf(Sites.Select(s => Pair(s.PeerSubnets, s.LocalSubnets))));
        if (!edge.IsEmpty) return subject.Absent(DriftKind.Missing, expected, $"no site of the edge has {Text(edge)}", Proofs);
        var cluster = planned.Subtract(PacketSet.UnionOf(Connections.SelectMany(c => c.Children).Select(c => Pair(c.Local.Addresses, c.Remote.Addresses))));
        return cluster.IsEmpty ? null : subject.And(Statuses).Absent(DriftKind.Missing, expected, $"no connection of strongSwan has {Text(cluster)}", Proofs);
    }

    public Outcome Same(string what, Func<IpsecSite, string?> ofSite, Func<IpsecConnection, string?> ofConnection)
    {
        var subject = Tunnel with { Name = $"{Tunnel.Name}, {what}" };
        if (Connections.Count == 0) return NotShown(subject);
        var expected = "the same at both ends";
        var pairs = Sites.Select(ofSite).SelectMany(_ => Connections.Select(ofConnection), (Edge, Cluster) => (Edge, Cluster)).Distinct().ToArray();
        foreach (var (edge, cluster) in pairs)
            if (!IsOpen(edge, cluster) && !edge!.Equals(cluster, StringComparison.OrdinalIgnoreCase))
                return subject.And(Statuses).Absent(DriftKind.Different, expected, $"the edge has {edge}, strongSwan has {cluster}", Proofs);
        var (first, second) = pairs[0];
        return subject.And(Statuses).Pass(expected, IsOpen(first, second) ? $"one end leaves it open (edge: {Or(first)}, strongSwan: {Or(second)})" : first!, Proofs);
    }

    /// <summary>What an end leaves open agrees with anything.</summary>
    private static bool IsOpen(string? edge, string? cluster) => string.IsNullOrEmpty(edge) || string.IsNullOrEmpty(cluster) || cluster == "%any" || IsAny(edge);

    private Outcome NotShown(Subject subject)
    {
        var problems = Statuses.SelectMany(s => s.Problems).Select(p => p.ToString()).Distinct().ToArray();
        return subject.Unknown(problems.Length > 0 ? string.Join("; ", problems) : "the strongSwan connection is not in the recorded status: 'ipsec statusall' shows connections, 'ipsec status' and 'swanctl --list-sas' do not");
    }

    private static PacketBox Pair(AddressSet local, AddressSet remote) => PacketBox.All with { Source = local, Destination = remote };

    private static string Text(PacketSet pairs) => string.Join(" and ", pairs.Boxes.Select(b => $"{b.Source} === {b.Destination}"));

    private static string Text(IpsecConnection connection, Func<IpsecConnectionChild, TrafficSelectors> side) =>
        TunnelState.Text(new([.. connection.Children.SelectMany(c => side(c).All)]));

    private static string Or(string? text) => string.IsNullOrEmpty(text) ? "any" : text;

    private static string Differences(AddressSet planned, AddressSet live)
    {
        var (missing, extra) = (planned.Subtract(live), live.Subtract(planned));
        return (missing.IsEmpty ? "" : $": {missing} is missing") + (extra.IsEmpty ? "" : $"{(missing.IsEmpty ? ":" : ",")} {extra} is not planned");
    }
}
