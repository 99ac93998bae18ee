using System.Text.Json;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>A Kubernetes list response: <c>kind: NodeList</c> with <c>items</c>, or kubectl's <c>kind: List</c>.</summary>
internal static class KubernetesList
{
    /// <summary>
    /// Parses every item of one kind. An item that cannot be understood is left out with a problem, so that the reading
    /// is partial; null from <paramref name="item"/> without a problem leaves an item out on purpose.
    /// </summary>
    public static Reading<IReadOnlyList<T>> Parse<T>(RecordedDocument document, string kind, Func<JsonElement, Origin, List<Problem>, T?> item) where T : class
    {
        if (StructuredDocument.Parse(document, out var problem) is not { } root) return Reading.Failed<IReadOnlyList<T>>([], problem!);
        var problems = new List<Problem>();
        var found = root.Text("kind");
        // In alphabetical order, as kubectl writes YAML, the kind follows the items: without it the list is cut off.
        if (found == kind) problems.Add(document.Problem($"is a single {kind}, not a list: others may exist"));
        else if (found != kind + "List" && found != "List")
            return Reading.Failed<IReadOnlyList<T>>([], document.Problem($"is of kind '{found ?? "(none)"}', expected {kind}List: another document, or cut off"));
        if (found != kind && root.Get("items") is not { ValueKind: JsonValueKind.Array })
        {
            // An empty list of a typed client is "items": null.
            if (!root.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Null)
                return Reading.Failed<IReadOnlyList<T>>([], document.Problem("has no items: the document is not complete"));
        }
        if (root.Text("metadata", "continue") is { Length: > 0 })
            problems.Add(document.Problem("is the first page of a longer list: read the rest, or the whole list without a limit"));
        var parsed = new List<T>();
        var index = 0;
        foreach (var element in found == kind ? [root] : root.Items("items"))
        {
            var origin = new Origin(document.Path, found == kind ? "" : $"items[{index++}]");
            if (element.Text("kind") is { } own && own != kind)
            {
                if (found != "List") problems.Add(origin.Problem($"is a {own}, expected {kind}"));
                continue;
            }
            if (item(element, origin, problems) is { } value) parsed.Add(value);
        }
        return Reading.Of<IReadOnlyList<T>>(parsed, document.Path, problems);
    }
}
