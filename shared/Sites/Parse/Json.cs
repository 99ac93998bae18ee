using System.Text;
using System.Text.Json;

namespace HybridDrift.Sites.Parse;

/// <summary>Reads JSON: depth is limited, a key is there once, and every text in it is text.</summary>
internal static class Json
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonElement Parse(string text) => Parse(Encoding.UTF8.GetBytes(text));

    /// <summary>The element stays on the bytes; the document is left to the garbage collector, which is cheaper than a copy.</summary>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static JsonElement Parse(ReadOnlyMemory<byte> utf8)
    {
        var root = Document(utf8).RootElement;
        // An escape may name half a character, which the parser lets through and every look at the text would throw on.
        if ((utf8.Span.IndexOf("\\ud"u8) >= 0 || utf8.Span.IndexOf("\\uD"u8) >= 0) && !IsText(root)) throw new JsonException("holds text that is not Unicode");
        return root;
    }

    private static JsonDocument Document(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonDocument.Parse(utf8, Options);
        }
        // A key is looked at while it is read, and may hold half a character as well.
        catch (Exception e) when (e is InvalidOperationException or JsonException { LineNumber: null })
        {
            throw new JsonException("holds a key twice, or text that is not Unicode");
        }
    }

    private static bool IsText(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.Object => element.EnumerateObject().All(p => p.Name is not null && IsText(p.Value)),
                JsonValueKind.Array => element.EnumerateArray().All(IsText),
                JsonValueKind.String => element.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
