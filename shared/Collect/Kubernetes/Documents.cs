using System.Buffers;
using System.Text.Json;

namespace HybridDrift.Collect.Kubernetes;

/// <summary>Documents that are written in one go.</summary>
internal static class Documents
{
    public static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> write)
    {
        var content = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(content)) write(writer);
        return content.WrittenSpan.ToArray();
    }

    /// <summary>What is kept of one object, and whether something in it looked like a secret.</summary>
    public static (ReadOnlyMemory<byte> Content, bool HasHidden) Trim(ReadOnlySpan<byte> json, Shape shape)
    {
        var content = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(content);
        var trimmer = new Trimmer(writer);
        var reader = new Utf8JsonReader(json);
        reader.Read();
        trimmer.Copy(ref reader, shape);
        writer.Flush();
        return (content.WrittenSpan.ToArray(), trimmer.HasHidden);
    }

    /// <summary>A list of documents that are whole by themselves.</summary>
    public static ReadOnlyMemory<byte> Join(string kind, IEnumerable<ReadOnlyMemory<byte>> items) => Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("kind", kind);
        writer.WriteString("apiVersion", "v1");
        writer.WriteStartArray("items");
        foreach (var item in items) writer.WriteRawValue(item.Span);
        writer.WriteEndArray();
        writer.WriteEndObject();
    });
}
