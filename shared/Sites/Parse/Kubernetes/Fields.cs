using System.Text.Json;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>
/// The fields of one object, read strictly: what is absent or null is null, what is there and is not what it must be is
/// a problem with its path.
/// </summary>
internal sealed class Fields(JsonElement element, Origin origin, List<Problem> problems)
{
    /// <summary>Problems of a document after which nothing more of it is read: it is noise, and is not complete anyway.</summary>
    public const int Enough = 1000;

    private readonly int before = problems.Count;

    public Origin Origin => origin;

    /// <summary>Reads one item of a list. One with any problem is left out: half understood, it would be another object.</summary>
    public static T? Read<T>(JsonElement item, Origin origin, List<Problem> problems, Func<Fields, T?> read) where T : class
    {
        if (problems.Count is var before && before >= Enough) return null;
        var value = read(new Fields(item, origin, problems));
        return problems.Count == before ? value : null;
    }

    /// <summary>Once only, however many fields run into it, and not without end: the object has been refused by then.</summary>
    public void Problem(string what)
    {
        var problem = origin.Problem(what);
        if (problems.Count < 2 * Enough && problems.IndexOf(problem, before) < 0) problems.Add(problem);
    }

    public bool Has(params ReadOnlySpan<string> path) => Find(path) is not null;

    /// <summary>A string, a number or a boolean, as it is written: YAML loses the quotes of "123".</summary>
    public string? Text(params ReadOnlySpan<string> path)
    {
        if (Find(path) is not { } value) return null;
        if (Scalar(value) is { } text) return text;
        Problem($"{Name(path)} is not a text");
        return null;
    }

    /// <summary>Empty is absent, as the API itself sees it.</summary>
    public string? Filled(params ReadOnlySpan<string> path) => Text(path) is { Length: > 0 } text ? text : null;

    /// <summary>The text that must be there; its absence is a problem.</summary>
    public string Needed(params ReadOnlySpan<string> path)
    {
        var count = problems.Count;
        if (Filled(path) is { } text) return text;
        if (problems.Count == count) Problem($"has no {Name(path)}");
        return "";
    }

    public T? Value<T>(ReadOnlySpan<string> path, string what, Func<string, T?> convert) where T : struct
    {
        if (Filled(path) is not { } text) return null;
        if (convert(text) is { } value) return value;
        Problem($"{Name(path)} is not {what}");
        return null;
    }

    /// <summary>An object that stood in this one as a text: it has the same place.</summary>
    public Fields With(JsonElement other) => new(other, origin, problems);

    /// <summary>An object or scalar inside, with its own place; null when it is absent.</summary>
    public Fields? Part(params ReadOnlySpan<string> path) => Find(path) is { } value ? new(value, Inside(Name(path)), problems) : null;

    public IReadOnlyList<Fields> Items(params ReadOnlySpan<string> path)
    {
        if (Array(path) is not { } array) return [];
        var items = new List<Fields>(array.GetArrayLength());
        var name = Name(path);
        foreach (var item in array.EnumerateArray()) items.Add(new(item, Inside($"{name}[{items.Count}]"), problems));
        return items;
    }

    /// <summary>The texts of an array; an item that is none is a problem.</summary>
    public IReadOnlyList<string> Texts(params ReadOnlySpan<string> path)
    {
        if (Array(path) is not { } array) return [];
        var texts = new List<string>(array.GetArrayLength());
        foreach (var item in array.EnumerateArray())
        {
            if (Scalar(item) is { } text) texts.Add(text);
            else Problem($"{Name(path)} holds what is not a text");
        }
        return texts;
    }

    /// <summary>A map of texts, such as labels; empty when it is absent.</summary>
    public IReadOnlyDictionary<string, string> Map(params ReadOnlySpan<string> path)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Find(path) is not { } value) return map;
        if (value.ValueKind != JsonValueKind.Object) Problem($"{Name(path)} is not an object");
        else
            foreach (var field in value.EnumerateObject())
            {
                if (Scalar(field.Value) is { } text) map[field.Name] = text;
                else if (field.Value.ValueKind == JsonValueKind.Null) map[field.Name] = "";
                else Problem($"{Name(path)} holds what is not a text");
            }
        return map;
    }

    /// <summary>Names of the fields that are none of those known: what they say is not in the model.</summary>
    public IReadOnlyList<string> Others(params IReadOnlyCollection<string> known) => element.ValueKind != JsonValueKind.Object
        ? []
        : [.. element.EnumerateObject().Where(f => f.Value.ValueKind != JsonValueKind.Null && !known.Contains(f.Name)).Select(f => f.Name)];

    private JsonElement? Array(ReadOnlySpan<string> path)
    {
        if (Find(path) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Array) return value;
        Problem($"{Name(path)} is not a list");
        return null;
    }

    private JsonElement? Find(ReadOnlySpan<string> path)
    {
        var at = element;
        if (at.ValueKind == JsonValueKind.Null) return null;
        for (var i = 0; i < path.Length; i++)
        {
            if (at.ValueKind != JsonValueKind.Object)
            {
                Problem(i == 0 ? "is not an object" : $"{Name(path[..i])} is not an object");
                return null;
            }
            if (!at.TryGetProperty(path[i], out at) || at.ValueKind == JsonValueKind.Null) return null;
        }
        return at;
    }

    private Origin Inside(string name) => origin with { Path = origin.Path.Length == 0 ? name : $"{origin.Path}.{name}" };

    private static string? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };

    private static string Name(ReadOnlySpan<string> path) => path.Length == 0 ? "it" : string.Join('.', path!);
}
