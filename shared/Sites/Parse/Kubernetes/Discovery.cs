using System.Text.Json;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>
/// <c>apis.json</c>: what the cluster's API serves. It tells a resource that is not served from a document that is missing.
/// </summary>
internal sealed class Discovery
{
    private static readonly Discovery Nothing = new(null);

    /// <summary>The groups with their resources, where these are told; null when it is not known what there is.</summary>
    private readonly Dictionary<string, HashSet<string>?>? groups;

    private Discovery(Dictionary<string, HashSet<string>?>? groups) => this.groups = groups;

    public static Discovery Read(DocumentReader documents, string cluster)
    {
        var reading = documents.ReadStructured($"{cluster}/apis", Nothing, Parse);
        return reading.Completeness == Completeness.Complete ? reading.Value : Nothing;
    }

    /// <summary>True only when the cluster's own word proves that none of the groups serves the resource.</summary>
    public bool ProvesAbsent(string resource, params ReadOnlySpan<string> groupNames)
    {
        if (groups is null) return false;
        foreach (var name in groupNames)
            if (groups.TryGetValue(name, out var resources) && (resources is null || resources.Contains(resource))) return false;
        return true;
    }

    private static Reading<Discovery> Parse(RecordedDocument document)
    {
        if (StructuredDocument.Parse(document, out var isYaml, out var problem) is not { } root) return Reading.Failed(Nothing, problem!);
        var (list, name) = root.Text("kind") switch
        {
            "APIGroupDiscoveryList" => ("items", (Func<JsonElement, string?>)(g => g.Text("metadata", "name"))),
            "APIGroupList" => ("groups", g => g.Text("name")),
            _ => ("", _ => null),
        };
        if (list.Length == 0) return Reading.Failed(Nothing, document.Problem("is neither an APIGroupDiscoveryList nor an APIGroupList"));
        if (isYaml && !KubernetesList.EndIsKnown(root, list)) return Reading.Failed(Nothing, document.Problem("nothing behind the groups says that they are all there: save it as JSON"));
        var groups = new Dictionary<string, HashSet<string>?>(StringComparer.Ordinal);
        foreach (var group in root.Items(list))
            if (name(group) is not { } named || !groups.TryAdd(named, Resources(group)))
                return Reading.Failed(Nothing, document.Problem("has a group without a name of its own"));
        // Every cluster serves some: nothing at all is no answer.
        return groups.Count > 0
            ? Reading.Complete(new Discovery(groups), document.Path)
            : Reading.Failed(Nothing, document.Problem("lists no API group: the document is not complete"));
    }

    /// <summary>Null when they are not told, or what is told is out of date, as for a server that did not answer.</summary>
    private static HashSet<string>? Resources(JsonElement group)
    {
        var versions = group.Items("versions").ToArray();
        if (versions.Length == 0 || versions.Any(v => v.Text("freshness") != "Current")) return null;
        return [.. versions.SelectMany(v => v.Items("resources")).Select(r => r.Text("resource")).OfType<string>()];
    }
}
