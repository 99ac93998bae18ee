using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.B;

/// <summary>The strongSwan daemon that holds a planned tunnel, found by the far end.</summary>
internal static class Gateways
{
    private static readonly string[] InsideClusters = ["iks-pods", "iks-services", "icp-pods", "icp-services"];

    /// <summary>The statuses that know the far end: by a connection, or by an SA when connections are not shown.</summary>
    public static IReadOnlyList<Reading<IpsecStatus>> Of(SitePlan plan, Cluster cluster, PlanVpn vpn) =>
        [.. cluster.IpsecStatuses.Where(s => Sas(plan, s.Value, vpn).Any() || Connections(plan, s.Value, vpn).Any())];

    /// <summary>The statuses that name the address of the far end.</summary>
    public static IReadOnlyList<Reading<IpsecStatus>> Of(Cluster cluster, PlanVpn vpn) =>
        [.. cluster.IpsecStatuses.Where(s => Sas(s.Value, vpn.Peer).Any() || Connections(s.Value, vpn.Peer).Any())];

    public static IEnumerable<IkeSa> Sas(IpsecStatus status, Address peer) => status.IkeSas.Where(s => s.RemoteAddress == peer);

    public static IEnumerable<IpsecConnection> Connections(IpsecStatus status, Address peer) =>
        status.Connections.Where(c => Hosts(c).Contains(peer.ToString()));

    /// <summary>
    /// SAs with the far end. A cluster's gateway may come from the address of its worker instead of its own (B2.6); then
    /// the connection that takes any host tells whose SA it is.
    /// </summary>
    public static IEnumerable<IkeSa> Sas(SitePlan plan, IpsecStatus status, PlanVpn vpn)
    {
        var byName = JoinsClusters(vpn)
            ? status.Connections.Where(c => TakesAny(c) && (Hosts(c).Contains(vpn.Peer.ToString()) || IsFor(plan, c, vpn))).Select(c => c.Name).ToHashSet()
            : [];
        return status.IkeSas.Where(s => s.RemoteAddress == vpn.Peer || byName.Contains(s.Name));
    }

    /// <summary>Connections to the far end; one that only waits for any host is known by the networks behind that.</summary>
    public static IEnumerable<IpsecConnection> Connections(SitePlan plan, IpsecStatus status, PlanVpn vpn) =>
        status.Connections.Where(c => Hosts(c).Contains(vpn.Peer.ToString()) || (Hosts(c)[0] == "%any" && IsFor(plan, c, vpn)));

    /// <summary>
    /// The edge that ends the tunnel on the vCenter Server side: the one that holds the far end, or has the networks
    /// behind it. A tunnel between the clusters ends at none, though its packets may come in by the address of an edge.
    /// </summary>
    public static PlanEdge? FarEdge(SitePlan plan, PlanVpn vpn) =>
        JoinsClusters(vpn) ? null
        : plan.Edges.FirstOrDefault(e => e.Private == vpn.Peer || e.Public == vpn.Peer) ?? plan.Edges.FirstOrDefault(e => e.Serves.Any(vpn.Remote.Contains));

    public static bool JoinsClusters(PlanVpn vpn) => vpn.Remote.Any(InsideClusters.Contains);

    public static IEnumerable<PlanVpn> ToEdges(SitePlan plan) => plan.Vpns.Where(v => v.Cluster == "iks" && FarEdge(plan, v) is not null);

    /// <summary>The tunnel as its far cluster sees it.</summary>
    public static PlanVpn Mirror(PlanVpn vpn) => vpn with
    {
        Cluster = vpn.Cluster == "icp" ? "iks" : "icp",
        Gateway = vpn.Peer,
        Peer = vpn.Gateway,
        Local = vpn.Remote,
        Remote = vpn.Local,
    };

    /// <summary>The ends of all tunnels that the planned modes use, each as its cluster sees it.</summary>
    public static IEnumerable<PlanVpn> Ends(SitePlan plan) =>
    [
        .. NotByTunnel(plan) is null ? ToEdges(plan) : [],
        .. plan.Integration.IksToIcp == IksToIcp.Strongswan ? plan.Vpns.Where(JoinsClusters).SelectMany(v => new[] { v, Mirror(v) }) : [],
    ];

    /// <summary>Why clause B2 does not apply to the plan; null when it does, even if the plan has no tunnel for it.</summary>
    public static string? NotByTunnel(SitePlan plan) =>
        plan.Integration.IksToVcs.Contains(IksToVcs.Strongswan) ? null : "the plan does not join IKS and vCenter Server by strongSwan (B2)";

    public static string Name(PlanVpn vpn) => $"tunnel {vpn.Name} to {vpn.Peer}";

    private static string[] Hosts(IpsecConnection connection) => connection.RemoteHost.Split(',');

    private static bool TakesAny(IpsecConnection connection) => Hosts(connection).Any(h => h is "%any" or "0.0.0.0/0");

    private static bool IsFor(SitePlan plan, IpsecConnection connection, PlanVpn vpn)
    {
        var remote = plan.Addresses(vpn.Remote);
        return connection.Children.Any(c => c.Remote.All.Any(s => s.Addresses.Overlaps(remote)));
    }
}
