using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.B;

/// <summary>The strongSwan daemon that holds a planned tunnel, found by the address of the far end.</summary>
internal static class Gateways
{
    /// <summary>The statuses that know the far end: by a connection, or by an SA when connections are not shown.</summary>
    public static IReadOnlyList<Reading<IpsecStatus>> Of(Cluster cluster, PlanVpn vpn) =>
        [.. cluster.IpsecStatuses.Where(s => Sas(s.Value, vpn.Peer).Any() || Connections(s.Value, vpn.Peer).Any())];

    public static IEnumerable<IkeSa> Sas(IpsecStatus status, Address peer) => status.IkeSas.Where(s => s.RemoteAddress == peer);

    public static IEnumerable<IpsecConnection> Connections(IpsecStatus status, Address peer) =>
        status.Connections.Where(c => c.RemoteHost.Split(',').Contains(peer.ToString()));

    /// <summary>The edge that ends the tunnel on the vCenter Server side, when the far end is one.</summary>
    public static PlanEdge? FarEdge(SitePlan plan, PlanVpn vpn) => plan.Edges.FirstOrDefault(e => e.Private == vpn.Peer || e.Public == vpn.Peer);

    public static IEnumerable<PlanVpn> ToEdges(SitePlan plan) => plan.Vpns.Where(v => v.Cluster == "iks" && FarEdge(plan, v) is not null);

    /// <summary>Why clause B2 does not apply to the plan; null when it does.</summary>
    public static string? NotByTunnel(SitePlan plan) =>
        !plan.Integration.IksToVcs.Contains(IksToVcs.Strongswan) ? "the plan does not join IKS and vCenter Server by strongSwan (B2)"
        : ToEdges(plan).Any() ? null
        : "no tunnel of the plan ends at an edge";

    public static string Name(PlanVpn vpn) => $"tunnel {vpn.Name} to {vpn.Peer}";
}
