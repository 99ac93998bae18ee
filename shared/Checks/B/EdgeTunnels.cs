using HybridDrift.Addresses;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.B;

/// <summary>B2.2, from the other end: an SA may stand at one end for long after the other has lost it.</summary>
public sealed class EdgeTunnels : Check
{
    public override string Id => "B2.2-3";
    public override string Clause => "B2.2";
    public override string Title => "The vCenter Server edge itself reports the tunnel up, for every pair of planned networks";
    public override Severity Severity => Severity.High;
    public override string Why => "The edge drops what it has no tunnel for, whatever strongSwan believes.";
    public override string Fix => "Compare the edge's IPsec site with the strongSwan connection, correct the side that departs from the plan, then bring the connection up again.";
    public override string? NotApplicable(SitePlan plan) => Gateways.NotByTunnel(plan);
    public override IEnumerable<Outcome> Run(CheckContext context) => Gateways.ToEdges(context.Plan).Select(vpn => Tunnel(context, vpn));

    private static Outcome Tunnel(CheckContext context, PlanVpn vpn)
    {
        var planEdge = Gateways.FarEdge(context.Plan, vpn)!;
        var edge = context.Gateway(planEdge);
        var statistics = edge.IpsecStatistics;
        var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", Gateways.Name(vpn), statistics);
        var (behindEdge, behindCluster) = (context.Plan.Addresses(vpn.Remote), context.Plan.Addresses(vpn.Local));
        var expected = $"channel with {vpn.Gateway} up, and tunnels up for {behindEdge} === {behindCluster}";
        var channels = Channels(statistics.Value, TunnelEnds.SitesOf(edge.Ipsec.Value, vpn), vpn);
        Proof[] proofs = [.. channels.SelectMany(Proofs)];
        // NSX is known to answer with an empty list, which says nothing.
        if (statistics.Value.Channels.Count == 0) return subject.Unknown($"{statistics.Document} holds no channel at all: read it again");
        if (channels.Length == 0) return subject.Absent(DriftKind.Missing, expected, $"the edge reports no channel with {vpn.Gateway}", [.. statistics.Value.Channels.Select(Proof)]);
        var up = channels.Where(c => c.Up).ToArray();
        if (up.Length == 0) return subject.Fail(DriftKind.Missing, expected, "the channel is down", proofs);
        var tunnels = up.SelectMany(c => c.Tunnels).ToArray();
        if (tunnels.Length == 0 && edge.Ipsec.Value.Sites.Any(s => s.RouteBased && s.LocalAddress == vpn.Peer))
            return subject.Unknown("the IPsec site is route-based: the edge reports no pairs of networks for it", proofs);
        var missing = PacketSet.Of(Pair(behindEdge, behindCluster)).Subtract(PacketSet.UnionOf(tunnels.Where(t => t.Up).Select(t => Pair(t.Local, t.Peer))));
        if (missing.IsEmpty) return subject.Pass(expected, $"channel up, {tunnels.Count(t => t.Up)} tunnels up", proofs);
        var text = string.Join(" and ", missing.Boxes.Select(b => $"{b.Source} === {b.Destination}"));
        return tunnels.Any(t => !t.Up && missing.Boxes.Any(b => b.Overlaps(Pair(t.Local, t.Peer))))
            ? subject.Fail(DriftKind.Different, expected, $"not up for {text}", proofs)
            : subject.Absent(DriftKind.Different, expected, $"no tunnel for {text}", proofs);
    }

    /// <summary>By the peer's address; by its identity only where no site of another peer has that.</summary>
    private static IpsecChannel[] Channels(IpsecStatistics statistics, IpsecSite[] sites, PlanVpn vpn)
    {
        var here = statistics.Channels.Where(c => c.Local is null || c.Local == vpn.Peer).ToArray();
        return here.Where(c => c.PeerAddress == vpn.Gateway.ToString()).ToArray() is { Length: > 0 } byAddress ? byAddress
            : [.. here.Where(c => !Address.TryParse(c.PeerAddress, out _) && sites.Any(s => s.PeerId.Length > 0 && s.PeerId == c.PeerId))];
    }

    private static PacketBox Pair(AddressSet local, AddressSet peer) => PacketBox.All with { Source = local, Destination = peer };

    private static IEnumerable<Proof> Proofs(IpsecChannel channel) =>
        channel.Tunnels.Select(t => new Proof(channel.Origin, $"tunnel {t.Local} === {t.Peer}: {(t.Up ? "up" : "down")}")).Prepend(Proof(channel));

    private static Proof Proof(IpsecChannel channel) => new(channel.Origin, $"channel with {channel.PeerAddress} [{channel.PeerId}]: {(channel.Up ? "up" : "down")}");
}
