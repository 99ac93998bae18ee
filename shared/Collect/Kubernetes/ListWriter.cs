using System.Buffers;
using System.Text.Json;

namespace HybridDrift.Collect.Kubernetes;

/// <summary>A list that grows page by page, of which only what is kept is in memory.</summary>
internal sealed class ListWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> content = new();
    private readonly Utf8JsonWriter writer;
    private readonly Trimmer trimmer;
    private readonly Resource resource;
    private int items;

    public ListWriter(Resource resource, ServingApi api)
    {
        this.resource = resource;
        writer = new(content);
        trimmer = new(writer);
        writer.WriteStartObject();
        writer.WriteString("kind", resource.Kind + "List");
        writer.WriteString("apiVersion", api.Text);
        writer.WriteStartObject("metadata");
        writer.WriteEndObject();
        writer.WriteStartArray("items");
    }

    public long Bytes => writer.BytesCommitted + writer.BytesPending;

    /// <summary>Where something was left out that looked like a secret, and what says so.</summary>
    public List<string> Hidden { get; } = [];

    public ReadOnlyMemory<byte> Finish()
    {
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        return content.WrittenSpan.ToArray();
    }

    public void Dispose() => writer.Dispose();

    /// <summary>Adds a page. Says where the next one starts, or what is wrong with this one.</summary>
    public (string? Continue, string? Trouble) Add(ReadOnlySpan<byte> page)
    {
        var (kind, next, hasMore, hasItems) = ("", (string?)null, false, false);
        var reader = new Utf8JsonReader(page);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return (null, "the answer is not an object");
        try
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("kind"u8)) kind = Value(ref reader) ?? "";
                else if (reader.ValueTextEquals("metadata"u8)) (next, hasMore) = Continue(ref reader);
                else if (reader.ValueTextEquals("items"u8)) hasItems = Items(ref reader);
                else Value(ref reader);
            }
        }
        catch (JsonException)
        {
            return (null, "the answer holds text that is not Unicode");
        }
        if (kind != resource.Kind + "List") return (null, $"the answer is not a {resource.Kind}List");
        if (!hasItems) return (null, "the answer has no items");
        if (!string.IsNullOrEmpty(next)) return (next, null);
        return hasMore ? (null, "the cluster has more of it, and does not say how to ask for that") : (null, null);
    }

    private bool Items(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return true;
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return false;
        }
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            trimmer.Copy(ref reader, resource.Shape);
            if (trimmer.HasHidden && Hidden.Count < Reading.MostProblems) Hidden.Add($"items[{items}]");
            trimmer.HasHidden = false;
            items++;
        }
        return true;
    }

    private static (string? Next, bool HasMore) Continue(ref Utf8JsonReader reader)
    {
        var (next, hasMore) = ((string?)null, false);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject) return default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isNext, isRest) = (reader.ValueTextEquals("continue"u8), reader.ValueTextEquals("remainingItemCount"u8));
            var value = Value(ref reader);
            if (isNext) next = value;
            if (isRest) hasMore = reader.TokenType == JsonTokenType.Number && !reader.ValueSpan.SequenceEqual("0"u8);
        }
        return (next, hasMore);
    }

    /// <summary>A text; null for any other value, which is passed over.</summary>
    private static string? Value(ref Utf8JsonReader reader)
    {
        reader.Read();
        var text = reader.TokenType == JsonTokenType.String ? Trimmer.Text(ref reader) : null;
        reader.Skip();
        return text;
    }
}
