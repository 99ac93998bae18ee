using HybridDrift.Collect;
using HybridDrift.Sites;
using HybridDrift.Sites.Parse;

namespace HybridDrift.Flows.Difference;

/// <summary>What two recordings of one site show differently: in meaning, never in ids, order of sets, counters or times.</summary>
public static class SiteComparison
{
    /// <param name="names">Of edges, by their ids; others go by the name that the recording has.</param>
    public static SiteDifference Of(Recording before, Recording after, IReadOnlyDictionary<string, string>? names = null)
    {
        var ((edges, clusters), (otherEdges, otherClusters)) = (SiteParser.Recorded(before), SiteParser.Recorded(after));
        string[] allEdges = [.. edges.Union(otherEdges).OrderBy(e => e.Length).ThenBy(e => e, StringComparer.Ordinal)];
        string[] allClusters = [.. clusters.Union(otherClusters).Order(StringComparer.Ordinal)];
        var (old, @new) = (SiteParser.Parse(before, allEdges, allClusters), SiteParser.Parse(after, allEdges, allClusters));
        var comparison = new Comparison(document => !Has(before, document) && !Has(after, document));
        Fabric(comparison, old, @new);
        foreach (var id in allEdges)
            // That an edge is gone for certain is told by the list.
            if (!(IsGone(old, id) || IsGone(@new, id))) EdgeComparison.Compare(comparison, Name(id, old, @new, names), old.Edges[id], @new.Edges[id]);
        foreach (var cluster in allClusters) ClusterComparison.Compare(comparison, cluster, old.Clusters[cluster], @new.Clusters[cluster]);
        return comparison.Result;
    }

    private static void Fabric(Comparison of, Site before, Site after)
    {
        of.Items("nsx", "edges", before.EdgeList, after.EdgeList, Edges(before), Edges(after));
        of.Items("nsx", "logical switches", before.VirtualWires, after.VirtualWires, Switches(before), Switches(after));
        of.Items("nsx", "distributed firewall", before.PreRules, after.PreRules, PreRules(before), PreRules(after));

        static IEnumerable<Item> Edges(Site site) => site.EdgeList.Value.Select(e => new Item(e.Id, ("kind", e.Kind?.ToString() ?? "unknown"), ("state", e.State)));
        static IEnumerable<Item> Switches(Site site) => site.VirtualWires.Value.Select(w => new Item($"switch {w.Id}"));
        static IEnumerable<Item> PreRules(Site site) => site.PreRules.Value.Select(r => new Item($"rule {r.Id}", ("enabled", Item.YesNo(r.Enabled)), ("action", r.Action), ("edges", r.Edges.Count == 0 ? "all" : Item.Set(r.Edges))));
    }

    private static bool IsGone(Site site, string id) =>
        site.Edges[id].Identity.Completeness == Completeness.Failed && site.EdgeList.Completeness == Completeness.Complete && site.EdgeList.Value.All(e => e.Id != id);

    private static bool Has(Recording recording, string document) => recording.Find(document) is not null || recording.Missing.Contains(document);

    private static string Name(string id, Site before, Site after, IReadOnlyDictionary<string, string>? names) =>
        (names?.GetValueOrDefault(id) ?? new[] { after, before }.Select(s => s.Edges[id].Identity).FirstOrDefault(i => i.Completeness != Completeness.Failed && i.Value.Name.Length > 0)?.Value.Name) is { } name ? $"{name} ({id})" : id;
}
