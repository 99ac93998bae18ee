using System.Text.Json;
using System.Text.RegularExpressions;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>
/// A message of VICI as swanctl dumps it with <c>--raw</c>: <c>{name {key=value list=[a b] section {…}}}</c>. Nothing is quoted:
/// an id, which is free text, ends where a key stands that may follow one.
/// </summary>
internal sealed class ViciSection
{
    private const int MaxDepth = 8;

    private static readonly Regex Key = new(@"\G(?<key>[a-z][a-z0-9-]*)=", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private static readonly Regex Name = new(@"\G(?<name>[^{}=]+?) \{", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    /// <summary>What follows an id: the next key of an SA, or its children.</summary>
    private static readonly Regex AfterId = new(
        @" ((remote-(host|port|id|eap-id|xauth-id|vips)|local-vips|initiator|initiator-spi|responder-spi|if-id-(in|out)|nat-(local|remote|fake|any)|encr-alg|established"
        + @"|rekey-time|reauth-time|life-time|tasks-(queued|active|passive))=|child-sas \{)",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> lists = new(StringComparer.Ordinal);
    private readonly List<(string Name, ViciSection Section)> sections = [];

    public IReadOnlyDictionary<string, string> Values => values;

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists => lists;

    public IReadOnlyList<(string Name, ViciSection Section)> Sections => sections;

    public string? this[string key] => values.GetValueOrDefault(key);

    /// <summary>Null unless the text is one section and nothing behind it.</summary>
    public static ViciSection? TryParse(string text)
    {
        var (at, root) = (1, new ViciSection());
        return text.StartsWith('{') && root.TryRead(text, ref at, 0) && at == text.Length ? root : null;
    }

    /// <summary>A section as a live reading records it: its name under <c>section</c>, what it holds below it under <c>sections</c>. Null when it is none.</summary>
    public static (string Name, ViciSection Section)? Of(JsonElement recorded)
    {
        if (recorded.ValueKind != JsonValueKind.Object) return null;
        var (name, read) = ((string?)null, new ViciSection());
        foreach (var field in recorded.EnumerateObject())
        {
            if (field.Name == "section" && name is null && field.Value.ValueKind == JsonValueKind.String) name = field.Value.GetString();
            else if (field.Name == "section" || !read.TryAdd(field.Name, field.Value)) return null;
        }
        return name is null ? null : (name, read);
    }

    private bool TryAdd(string key, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String) return values.TryAdd(key, value.GetString()!);
        if (value.ValueKind != JsonValueKind.Array) return false;
        if (key != "sections") return value.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String) && lists.TryAdd(key, [.. value.EnumerateArray().Select(i => i.GetString()!)]);
        var inner = value.EnumerateArray().Select(Of).ToArray();
        sections.AddRange(inner.OfType<(string, ViciSection)>());
        return sections.Count == inner.Length;
    }

    /// <summary>Reads to the brace that closes it, and past that.</summary>
    private bool TryRead(string text, ref int at, int depth)
    {
        while (depth < MaxDepth)
        {
            while (at < text.Length && text[at] == ' ') at++;
            if (at >= text.Length) return false;
            if (text[at] == '}')
            {
                at++;
                return true;
            }
            if (Key.Match(text, at) is { Success: true } key)
            {
                at += key.Length;
                var name = key.Groups["key"].Value;
                // What is there twice is an id with the look of further keys.
                if (values.ContainsKey(name) || lists.ContainsKey(name) || !TryValue(name, text, ref at)) return false;
                continue;
            }
            if (Name.Match(text, at) is not { Success: true } section) return false;
            at += section.Length;
            var inner = new ViciSection();
            if (!inner.TryRead(text, ref at, depth + 1)) return false;
            sections.Add((section.Groups["name"].Value, inner));
        }
        return false;
    }

    private bool TryValue(string name, string text, ref int at)
    {
        if (at < text.Length && text[at] == '[' && !IsId(name)) return TryList(name, text, ref at);
        var end = IsId(name) ? AfterId.Match(text, at) is { Success: true } after ? after.Index : -1 : text.IndexOfAny([' ', '}'], at);
        if (end < 0) return false;
        values[name] = text[at..end];
        at = end;
        return true;
    }

    /// <summary>Items may hold brackets of their own: <c>[10.0.0.0/8[tcp/mysql]]</c>.</summary>
    private bool TryList(string name, string text, ref int at)
    {
        var (start, open) = (at + 1, 0);
        for (; at < text.Length; at++)
        {
            if (text[at] == '[') open++;
            else if (text[at] == ']' && --open == 0)
            {
                lists[name] = text[start..at].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                at++;
                return true;
            }
        }
        return false;
    }

    private static bool IsId(string key) => key.EndsWith("-id", StringComparison.Ordinal);
}
