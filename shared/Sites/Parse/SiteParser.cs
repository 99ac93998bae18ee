using HybridDrift.Collect;
using HybridDrift.Sites.Parse.Kubernetes;
using HybridDrift.Sites.Parse.Nsx;

namespace HybridDrift.Sites.Parse;

/// <summary>From a recording to the network that it shows.</summary>
public static class SiteParser
{
    /// <summary>
    /// Reads everything that the recording holds, and everything that is asked for: edges and clusters that are not
    /// recorded, or promised and missing, are in the site as readings that failed.
    /// </summary>
    public static Site Parse(Recording recording, IEnumerable<string> edges, IEnumerable<string> clusters)
    {
        var documents = new DocumentReader(recording);
        var groups = new GroupingObjects(documents);
        var (recordedEdges, recordedClusters) = Recorded(recording);
        var readEdges = recordedEdges.Union(edges).ToDictionary(id => id, id => EdgeParser.Read(documents, id, groups));
        return new(
            EdgeListParser.Read(documents),
            readEdges,
            recordedClusters.Union(clusters).ToDictionary(name => name, name => ClusterParser.Read(documents, name)),
            groups.Readings,
            documents.Read<IReadOnlyList<VirtualWire>>("nsx/virtualwires.xml", [], VirtualWiresParser.Parse),
            documents.Read<IReadOnlyList<PreRule>>("nsx/dfw.xml", [], DistributedFirewallParser.Parse));
    }

    /// <summary>The edges and clusters that a recording has documents of, or promises.</summary>
    public static (IReadOnlyList<string> Edges, IReadOnlyList<string> Clusters) Recorded(Recording recording)
    {
        var paths = recording.Documents.Select(d => d.Path).Concat(recording.Missing).ToArray();
        return ([.. paths.Where(p => RecordingLayout.Recognise(p) == DocumentKind.Edge).Select(Path.GetFileNameWithoutExtension).OfType<string>()],
            [.. paths.Select(RecordingLayout.SourceOf).Where(s => s != RecordingLayout.NsxFolder).Distinct()]);
    }
}
