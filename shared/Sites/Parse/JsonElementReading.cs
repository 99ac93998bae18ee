using System.Text.Json;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse;

/// <summary>Fields of a JSON object that may be absent, null, or of another type than expected.</summary>
internal static class JsonElementReading
{
    public static JsonElement? Get(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var next) || next.ValueKind == JsonValueKind.Null) return null;
            element = next;
        }
        return element;
    }

    /// <summary>A string field; numbers as they are written, because YAML loses the quotes of "123". Null when absent or of another type.</summary>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path) => element.Get(path) is { } value
        ? value.ValueKind == JsonValueKind.String ? value.GetString() : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null
        : null;

    /// <summary><c>true</c> or <c>false</c>, also as a text; the default for an absent field; null with a problem for anything else.</summary>
    public static bool? FlagOr(this JsonElement element, bool absent, Origin origin, List<Problem> problems, params ReadOnlySpan<string> path)
    {
        if (element.Get(path) is not { } value) return absent;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        if (bool.TryParse(element.Text(path), out var flag)) return flag;
        problems.Add(origin.Problem($"{string.Join('.', path!)} is neither true nor false"));
        return null;
    }

    /// <summary>A word out of a vocabulary that is not ours; the default for an absent field; null with a problem when it is no text.</summary>
    public static string? TextOr(this JsonElement element, string absent, Origin origin, List<Problem> problems, params ReadOnlySpan<string> path)
    {
        if (element.Get(path) is not { } value) return absent;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        problems.Add(origin.Problem($"{string.Join('.', path!)} is not a text"));
        return null;
    }

    /// <summary>The items of an array field; none when it is absent, or (with a problem) of another type.</summary>
    public static IEnumerable<JsonElement> ItemsOf(this JsonElement element, Origin origin, List<Problem> problems, params ReadOnlySpan<string> path)
    {
        if (element.Get(path) is not { } value) return [];
        if (value.ValueKind == JsonValueKind.Array) return value.EnumerateArray();
        problems.Add(origin.Problem($"{string.Join('.', path!)} is not a list"));
        return [];
    }

    /// <summary>The items of an array field; none when it is absent.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Get(path) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>The texts of an array field; what is no text in it is a problem.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement element, Origin origin, List<Problem> problems, params ReadOnlySpan<string> path)
    {
        var texts = new List<string>();
        foreach (var item in element.ItemsOf(origin, problems, path))
        {
            if (item.ValueKind == JsonValueKind.String) texts.Add(item.GetString()!);
            else problems.Add(origin.Problem($"{string.Join('.', path!)} holds something that is not a text"));
        }
        return texts;
    }

    /// <summary>A prefix with its length: an address alone does not say how large its network is.</summary>
    public static bool TryPrefix(string text, out Prefix prefix)
    {
        prefix = default;
        return text.Contains('/') && Prefix.TryParse(text, out prefix, out _);
    }

    /// <summary>True for an IPv6 address or prefix: kept apart, not a mistake.</summary>
    public static bool IsIpv6(string text) => text.Contains(':') && AddressText.TryParse(text, out _) is { HasIpv6: true, Addresses.IsEmpty: true };
}
