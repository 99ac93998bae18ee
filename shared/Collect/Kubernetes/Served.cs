using System.Text.Json;

namespace HybridDrift.Collect.Kubernetes;

/// <summary>What the cluster says that it serves.</summary>
internal sealed class Served
{
    /// <summary>By <c>group/version</c>; null for one whose resources are not told.</summary>
    private readonly Dictionary<string, HashSet<string>?>? versions;

    private Served(Dictionary<string, HashSet<string>?>? versions) => this.versions = versions;

    public static Served Unknown { get; } = new((Dictionary<string, HashSet<string>?>?)null);

    /// <summary>The APIs to ask for a resource, in order: the next is for when one turns out not to serve it. None when that is known of all.</summary>
    public IReadOnlyList<ServingApi> Of(Resource resource)
    {
        if (versions is null || resource.Apis is [{ Group: "" }]) return resource.Apis;
        return resource.Apis.FirstOrDefault(a => versions.GetValueOrDefault(a.Text)?.Contains(resource.Document) == true) is { } certain ? [certain]
            : [.. resource.Apis.Where(a => versions.TryGetValue(a.Text, out var resources) && resources is null)];
    }

    /// <summary>Of an <c>APIGroupDiscoveryList</c> that is whole.</summary>
    public static Served Read(ReadOnlyMemory<byte> document)
    {
        var versions = new Dictionary<string, HashSet<string>?>(StringComparer.Ordinal);
        using var json = JsonDocument.Parse(document);
        foreach (var group in Items(json.RootElement, "items"))
        {
            var name = group.GetProperty("metadata").GetProperty("name").GetString();
            foreach (var version in Items(group, "versions"))
                versions[$"{name}/{version.GetProperty("version").GetString()}"] = version.TryGetProperty("freshness", out var fresh) && fresh.ValueEquals("Current"u8)
                    ? [.. Items(version, "resources").Select(r => r.GetProperty("resource").GetString()!)]
                    : null;
        }
        return new(versions);
    }

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
}
