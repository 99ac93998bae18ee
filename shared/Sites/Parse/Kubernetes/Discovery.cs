using System.Text.Json;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>
/// <c>apis.json</c>: what the cluster's API serves. It tells a resource that is not served from a document that is missing.
/// </summary>
internal sealed class Discovery
{
    private readonly HashSet<string>? groups;
    private readonly HashSet<string>? resources;

    private Discovery(HashSet<string>? groups, HashSet<string>? resources) => (this.groups, this.resources) = (groups, resources);

    public static Discovery Read(DocumentReader documents, string cluster) =>
        documents.ReadStructured($"{cluster}/apis", new Discovery(null, null), Parse).Value;

    /// <summary>True only when the cluster's own word proves it.</summary>
    public bool ProvesAbsent(string resource, params ReadOnlySpan<string> groupNames)
    {
        if (resources is not null) return !resources.Contains(resource);
        if (groups is null) return false;
        foreach (var name in groupNames)
            if (groups.Contains(name)) return false;
        return true;
    }

    private static Reading<Discovery> Parse(RecordedDocument document)
    {
        var nothing = new Discovery(null, null);
        if (StructuredDocument.Parse(document, out var problem) is not { } root) return Reading.Failed(nothing, problem!);
        return root.Text("kind") switch
        {
            "APIGroupDiscoveryList" => Reading.Complete(new Discovery(null, Resources(root)), document.Path),
            "APIGroupList" => Reading.Complete(new Discovery([.. root.Items("groups").Select(g => g.Text("name")).OfType<string>()], null), document.Path),
            _ => Reading.Failed(nothing, document.Problem("is neither an APIGroupDiscoveryList nor an APIGroupList")),
        };
    }

    private static HashSet<string> Resources(JsonElement root) =>
        [.. root.Items("items").SelectMany(g => g.Items("versions")).SelectMany(v => v.Items("resources")).Select(r => r.Text("resource")).OfType<string>()];
}
