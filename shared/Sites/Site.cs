using HybridDrift.Collect;

namespace HybridDrift.Sites;

/// <summary>
/// The network as it was read. What a check asks for and the recording does not have is there too, as a reading that
/// failed: missing data is never an empty list.
/// </summary>
public sealed record Site(
    Reading<IReadOnlyList<EdgeSummary>> EdgeList,
    IReadOnlyDictionary<string, Edge> Edges,
    IReadOnlyDictionary<string, Cluster> Clusters,
    IReadOnlyList<IReading> GroupingObjects,
    Reading<IReadOnlyList<VirtualWire>> VirtualWires,
    Reading<IReadOnlyList<PreRule>> PreRules)
{
    /// <summary>All readings with the name of their source (<c>nsx</c>, <c>iks</c>, …), for the report's account of what was read.</summary>
    public IEnumerable<(string Source, IReading Reading)> Readings()
    {
        foreach (var reading in new IReading[] { EdgeList, VirtualWires, PreRules }) yield return (RecordingLayout.NsxFolder, reading);
        foreach (var edge in Edges.Values.OrderBy(e => e.Id, StringComparer.Ordinal))
            foreach (var reading in edge.Readings) yield return (RecordingLayout.NsxFolder, reading);
        foreach (var reading in GroupingObjects) yield return (RecordingLayout.NsxFolder, reading);
        foreach (var cluster in Clusters.Values.OrderBy(c => c.Name, StringComparer.Ordinal))
            foreach (var reading in cluster.Readings) yield return (cluster.Name, reading);
    }
}
