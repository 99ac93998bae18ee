using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Drafts;

/// <summary>
/// The IPsec tunnels of the clusters, each once: by what the strongSwan release tells its workers to route, or by the edge's end
/// of it where the release was not read.
/// </summary>
/// <param name="Unread">The clusters whose releases were not read completely: there may be tunnels that nobody has seen.</param>
internal sealed record TunnelsDraft(IReadOnlyList<FoundTunnel> Tunnels, IReadOnlyList<string> Unread)
{
    private static readonly string[] Clusters = ["iks", "icp"];

    public static TunnelsDraft Of(Found found)
    {
        var present = Clusters.Select(found.Cluster).OfType<Cluster>().ToArray();
        var ends = present.SelectMany(c => c.Objects.VpnRoutes.Value.Select(r => FoundTunnel.OfRelease(c, r))).OfType<FoundTunnel>().ToList();
        // Two releases with the networks of each other are two ends of one tunnel; the plan says it from ICP's side.
        foreach (var here in ends.Where(e => e.Cluster == "icp").ToArray())
        {
            if (ends.Where(e => e.Cluster == "iks" && e.Local.Equals(here.Remote) && e.Remote.Equals(here.Local)).ToArray() is not [var there]) continue;
            ends.Remove(there);
            // Behind an edge the release knows its own address only: the far end knows the one that counts.
            ends[ends.IndexOf(here)] = here with { Gateway = there.Peer ?? here.Gateway, Peer = here.Peer ?? there.Gateway, Sources = [.. here.Sources, .. there.Sources] };
        }
        // Sites of an edge with other networks behind them are no tunnels of a cluster.
        var inside = AddressSet.UnionOf(found.Sure.Where(n => n.Name.StartsWith("iks-", StringComparison.Ordinal) || n.Name.StartsWith("icp-", StringComparison.Ordinal)).Select(n => n.Addresses));
        var known = ends.Select(e => (e.Gateway, e.Peer)).ToHashSet();
        foreach (var gateway in found.Gateways.Where(g => g.Edge.Ipsec.Value.Enabled))
            foreach (var site in gateway.Edge.Ipsec.Value.Sites.Where(s => s is { Enabled: true, RouteBased: false }))
                if (FoundTunnel.OfEdge(gateway.Edge, site) is { } tunnel && inside.Overlaps(tunnel.Local) && !known.Contains((tunnel.Gateway, tunnel.Peer))) ends.Add(tunnel);
        var names = new HashSet<string>();
        return new([.. ends.OrderBy(e => e.Cluster == "icp").ThenBy(e => e.Name, StringComparer.Ordinal).Select(e => e.Completed(found).Named(names))],
            [.. present.Where(c => c.Objects.VpnRoutes.Completeness is Completeness.Partial or Completeness.Failed).Select(c => c.Name)]);
    }

    /// <summary>A tunnel that is sure has networks of the one kind at one end and of the other kind at the other.</summary>
    public bool Joins(string one, string other) =>
        Tunnels.Any(t => t.IsSure && ((Is(t.LocalNames, one) && Is(t.RemoteNames, other)) || (Is(t.LocalNames, other) && Is(t.RemoteNames, one))));

    public DraftSection Section() => new("vpn", "clauses B2, C1: each tunnel once",
    [
        .. Tunnels.Select(t => t.Line()),
        .. Unread.Select(c => PlanDraft.Ask($"NAME: {{cluster: {c}, gateway: ADDRESS, peer: ADDRESS, local: [NETWORK], remote: [NETWORK]}}", $"the strongSwan releases of {c} were not read completely; take it out when there is no other")),
    ]);

    private static bool Is(IReadOnlyList<string> names, string kind) => names.Any(n => n.StartsWith(kind, StringComparison.Ordinal));
}
