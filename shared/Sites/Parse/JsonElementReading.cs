using System.Text.Json;
using HybridDrift.Addresses;

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

    public static bool? Flag(this JsonElement element, params ReadOnlySpan<string> path) => element.Get(path)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The items of an array field; none when it is absent.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Get(path) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    public static IEnumerable<string> Texts(this JsonElement element, params ReadOnlySpan<string> path) =>
        element.Items(path).Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!);

    /// <summary>True for an IPv6 address or prefix: kept apart, not a mistake.</summary>
    public static bool IsIpv6(string text) => text.Contains(':') && AddressText.TryParse(text, out _) is { HasIpv6: true };
}
