using System.Net.Mime;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace HybridDrift.Storage;

/// <summary>The small documents that are kept beside objects: same value, same bytes; good to read and to compare.</summary>
internal static class StoredJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        // A file of its own, never part of a page: media types and names of people stay as they are.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static ObjectContent Write<T>(T value) =>
        new((byte[])[.. JsonSerializer.SerializeToUtf8Bytes(value, Options), (byte)'\n'], MediaTypeNames.Application.Json);

    /// <returns>Null when it is not the JSON of such a value.</returns>
    public static T? Read<T>(ReadOnlyMemory<byte> content) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(content.Span, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
