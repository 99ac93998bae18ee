using System.Text.Json;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>
/// A Kubernetes list response: <c>kind: NodeList</c> with <c>items</c>, or kubectl's <c>kind: List</c>, whose items may be
/// objects of several kinds, or such lists themselves.
/// </summary>
internal static class KubernetesList
{
    /// <summary>
    /// Parses every item of one kind. An item that cannot be understood is left out with a problem, so that the reading
    /// is partial; null from <paramref name="item"/> without a problem leaves an item out on purpose.
    /// </summary>
    /// <param name="groups">API groups that serve the kind; others have kinds of the same name. The core group is empty.</param>
    public static Reading<IReadOnlyList<T>> Parse<T>(
        RecordedDocument document, string kind, IReadOnlyList<string> groups, Func<JsonElement, Origin, List<Problem>, T?> item) where T : class =>
        Parse(document, kind, groups, (element, _, origin, problems) => item(element, origin, problems));

    /// <inheritdoc cref="Parse{T}(RecordedDocument, string, IReadOnlyList{string}, Func{JsonElement, Origin, List{Problem}, T})"/>
    /// <param name="item">Gets the API version of the list too, for items that do not say their own again.</param>
    public static Reading<IReadOnlyList<T>> Parse<T>(
        RecordedDocument document, string kind, IReadOnlyList<string> groups, Func<JsonElement, string?, Origin, List<Problem>, T?> item) where T : class
    {
        if (StructuredDocument.Parse(document, out var isYaml, out var problem) is not { } root) return Reading.Failed<IReadOnlyList<T>>([], problem!);
        var problems = new List<Problem>();
        var found = root.Text("kind");
        var isSingle = found == kind;
        if (!isSingle && Unfit(root, found, kind, groups) is { } unfit) return Reading.Failed<IReadOnlyList<T>>([], document.Problem(unfit));
        if (isSingle) problems.Add(document.Problem($"is a single {kind}, not a list: others may exist"));
        else
        {
            if (Longer(root) is { } longer) problems.Add(document.Problem(longer));
            // The metadata follow the items, and hold the mark of a longer list.
            if (isYaml && !(EndIsKnown(root) && root.Get("metadata") is { ValueKind: JsonValueKind.Object })) problems.Add(document.Problem("nothing behind the items says that they are all there: save the list as JSON"));
        }
        var parsed = new List<T>();
        var (index, others) = (0, 0);
        foreach (var element in isSingle ? [root] : root.Items("items"))
        {
            if (problems.Count >= Fields.Enough)
            {
                problems.Insert(0, document.Problem($"is not read beyond items[{index}]: too much of it cannot be understood"));
                break;
            }
            var origin = new Origin(document.Path, isSingle ? "" : $"items[{index++}]");
            var own = element.Text("kind") ?? kind;
            if (found == "List" && own == kind + "List") Inner(element, origin);
            else if (own == kind && Serves(groups, element.Text("apiVersion"))) Item(element, root.Text("apiVersion"), origin);
            // kubectl puts several kinds into one list when it is asked for several.
            else if (found == "List") others++;
            else problems.Add(Foreign(own, kind, origin));
        }
        return others > 0 && others == index
            ? Reading.Failed<IReadOnlyList<T>>([], document.Problem($"is a list of other things, expected {kind}"))
            : Reading.Of<IReadOnlyList<T>>(parsed, document.Path, problems);

        void Item(JsonElement element, string? listVersion, Origin origin)
        {
            if (item(element, listVersion, origin, problems) is { } value) parsed.Add(value);
        }

        void Inner(JsonElement list, Origin place)
        {
            if ((Unfit(list, kind + "List", kind, groups) ?? Longer(list)) is { } why) problems.Add(place.Problem(why));
            var inner = 0;
            foreach (var element in list.Items("items"))
            {
                var origin = place with { Path = $"{place.Path}.items[{inner++}]" };
                var own = element.Text("kind") ?? kind;
                if (own == kind && Serves(groups, element.Text("apiVersion") ?? list.Text("apiVersion"))) Item(element, list.Text("apiVersion"), origin);
                else problems.Add(Foreign(own, kind, origin));
            }
        }
    }

    /// <summary>
    /// Whether a list written as YAML goes on behind its items. kubectl writes keys in alphabetical order, so that the
    /// kind and the metadata follow; a list that ends with an item may have lost more of them.
    /// </summary>
    public static bool EndIsKnown(JsonElement root, string items = "items") =>
        root.EnumerateObject().Last().Name is var last && last != items && root.Get(last) is not null;

    /// <summary>The API group of a version such as <c>apps/v1</c>; that of <c>v1</c>, the core, is empty.</summary>
    public static string Group(string apiVersion) => apiVersion.IndexOf('/') is var slash and >= 0 ? apiVersion[..slash] : "";

    private static Problem Foreign(string own, string kind, Origin origin) =>
        origin.Problem(own == kind ? $"is a {kind} of another API" : $"is a {Words.Of(own)}, expected {kind}");

    /// <summary>The server says that it has more than it has sent.</summary>
    private static string? Longer(JsonElement list) =>
        list.Text("metadata", "continue") is { Length: > 0 } || list.Text("metadata", "remainingItemCount") is not (null or "" or "0")
            ? "is the first page of a longer list: read the rest, or the whole list without a limit"
            : null;

    private static string? Unfit(JsonElement root, string? found, string kind, IReadOnlyList<string> groups)
    {
        // In alphabetical order, as kubectl writes YAML, the kind follows the items: without it the list is cut off.
        if (found != kind + "List" && found != "List") return $"is of kind '{Words.Of(found ?? "(none)")}', expected {kind}List: another document, or cut off";
        if (found != "List" && !Serves(groups, root.Text("apiVersion"))) return $"is of another API, expected a {kind} of {string.Join(" or ", groups.Select(g => g.Length > 0 ? g : "the core"))}";
        // An empty list of a typed client is "items": null.
        return root.TryGetProperty("items", out var items) && items.ValueKind is JsonValueKind.Array or JsonValueKind.Null
            ? null
            : "has no items: the document is not complete";
    }

    /// <summary>Items of a typed list do not say their API again.</summary>
    private static bool Serves(IReadOnlyList<string> groups, string? apiVersion) => apiVersion is null || groups.Contains(Group(apiVersion));
}
