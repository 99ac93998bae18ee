using System.Text.Json.Nodes;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks;

/// <summary>Changes to the recorded Kubernetes lists of the example site.</summary>
internal static class ClusterEdits
{
    /// <summary>Changes the one object of that name.</summary>
    public static ExampleSite EditItem(this ExampleSite site, string path, string name, Action<JsonNode> change) =>
        site.Rewrite(path, items => change(items.Single(i => Name(i) == name)!));

    public static ExampleSite EditItems(this ExampleSite site, string path, Action<JsonNode> change) =>
        site.Rewrite(path, items => { foreach (var item in items) change(item!); });

    public static ExampleSite AddItem(this ExampleSite site, string path, string item) => site.Rewrite(path, items => items.Add(JsonNode.Parse(item)));

    /// <summary>Some must be there to be taken out.</summary>
    public static ExampleSite RemoveItems(this ExampleSite site, string path, Func<JsonNode, bool> which) => site.Rewrite(path, items =>
    {
        var gone = items.Where(i => which(i!)).ToArray();
        Assert.NotEmpty(gone);
        foreach (var item in gone) items.Remove(item);
    });

    public static ExampleSite RemoveItem(this ExampleSite site, string path, string name) => site.RemoveItems(path, i => Name(i) == name);

    public static string Namespace(JsonNode item) => item["metadata"]!["namespace"]!.GetValue<string>();

    public static string Name(JsonNode? item) => item!["metadata"]!["name"]!.GetValue<string>();

    private static ExampleSite Rewrite(this ExampleSite site, string path, Action<JsonArray> change)
    {
        var root = JsonNode.Parse(site[path])!;
        change(root["items"]!.AsArray());
        return site.Replace(path, root.ToJsonString());
    }
}
