using HybridDrift.Checks.B;
using HybridDrift.Plans;

namespace HybridDrift.Reports;

/// <summary>An edge or router by its NSX id, a cluster, or NSX as a whole.</summary>
internal sealed record ScopeAsset(AssetKind Kind, string Id)
{
    public static readonly ScopeAsset Nsx = new(AssetKind.Fabric, "nsx");

    public static ScopeAsset Edge(string id) => new(AssetKind.Edge, id);

    public static ScopeAsset Cluster(string name) => new(AssetKind.Cluster, name);

    /// <summary>What reports and comparisons call the assets of a plan.</summary>
    public static IReadOnlyDictionary<string, ScopeAsset> Shown(SitePlan plan)
    {
        var shown = EdgeNames.Of(plan).ToDictionary(e => $"{e.Value} ({e.Key})", e => Edge(e.Key));
        foreach (var cluster in Clusters(plan)) shown.TryAdd(cluster, Cluster(cluster));
        shown.TryAdd("nsx", Nsx);
        return shown;
    }

    /// <summary>What a ticket may call them, each with all that it means.</summary>
    public static IEnumerable<(string Token, IReadOnlyList<ScopeAsset> Assets)> Named(SitePlan plan)
    {
        yield return ("nsx", [Nsx]);
        foreach (var cluster in Clusters(plan)) yield return (cluster, [Cluster(cluster)]);
        foreach (var edge in plan.Edges)
        {
            ScopeAsset[] both = edge.Router is { } router ? [Edge(edge.Nsx), Edge(router)] : [Edge(edge.Nsx)];
            yield return (edge.Name, both);
            if (edge.Name != edge.Nsx) yield return (edge.Nsx, both);
            if (edge.Router is not null) yield return (edge.Router, both[1..]);
        }
    }

    /// <summary>The ends of a tunnel: strongSwan in its clusters, IPsec on the edge where it has one.</summary>
    public static IEnumerable<(ScopeAsset Asset, string Area)> Ends(SitePlan plan, PlanVpn vpn)
    {
        yield return (Cluster(vpn.Cluster), "strongswan");
        if (Gateways.JoinsClusters(vpn)) yield return (Cluster(Gateways.Mirror(vpn).Cluster), "strongswan");
        else if (Gateways.FarEdge(plan, vpn) is { } edge) yield return (Edge(edge.Nsx), "esg-ipsec");
    }

    private static IEnumerable<string> Clusters(SitePlan plan) => plan.Clusters.Union(plan.Vpns.Select(v => v.Cluster));
}
