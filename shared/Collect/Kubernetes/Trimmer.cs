using System.Buffers;
using System.Text;
using System.Text.Json;

namespace HybridDrift.Collect.Kubernetes;

/// <summary>
/// Copies of a JSON document what its shape knows, in one pass. What is of another type than known stays of another type, so
/// that whoever reads the copy stumbles over it as over the original. Texts that look like secrets are not copied.
/// </summary>
internal sealed class Trimmer(Utf8JsonWriter output)
{
    private const string NotKept = "[hidden]";

    /// <summary>No name of a field is longer; what is may be anything.</summary>
    private const int LongestName = 64;

    /// <summary>Something that looked like a secret was left out since this was last reset: the copy does not say the same.</summary>
    public bool HasHidden { get; set; }

    /// <param name="reader">On the first token of the value; afterwards on the last.</param>
    /// <exception cref="JsonException">It is not JSON, or holds text that is no Unicode.</exception>
    public void Copy(ref Utf8JsonReader reader, Shape shape)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray: CopyArray(ref reader, shape); break;
            case JsonTokenType.StartObject: CopyObject(ref reader, shape); break;
            case JsonTokenType.Null: output.WriteNullValue(); break;
            // Not an object where one must be, which its reader finds out as well.
            case var _ when shape.IsObject && !shape.IsEmbedded: output.WriteBooleanValue(false); break;
            case JsonTokenType.String when shape.IsEmbedded: CopyEmbedded(Text(ref reader), shape); break;
            case JsonTokenType.String: CopyText(ref reader); break;
            case JsonTokenType.Number: output.WriteRawValue(reader.ValueSpan); break;
            default: output.WriteBooleanValue(reader.TokenType == JsonTokenType.True); break;
        }
    }

    /// <exception cref="JsonException">It is no Unicode.</exception>
    public static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("holds text that is not Unicode");
        }
    }

    private void CopyArray(ref Utf8JsonReader reader, Shape shape)
    {
        output.WriteStartArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            if (shape.Only is null || IsWanted(reader, shape.Only)) Copy(ref reader, shape);
            else reader.Skip();
        output.WriteEndArray();
    }

    /// <param name="reader">A copy: looking at the name moves it.</param>
    private static bool IsWanted(Utf8JsonReader reader, IReadOnlyList<string> names)
    {
        if (reader.TokenType != JsonTokenType.StartObject) return true;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isName = reader.ValueTextEquals("name"u8);
            reader.Read();
            if (isName) return reader.TokenType == JsonTokenType.String && names.Contains(Text(ref reader));
            reader.Skip();
        }
        return false;
    }

    private void CopyObject(ref Utf8JsonReader reader, Shape shape)
    {
        output.WriteStartObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = shape.IsObject && !shape.IsEmbedded ? shape.Find(ref reader) : null;
            if (field is not null || shape.IsMap)
            {
                WriteName(ref reader);
                reader.Read();
                Copy(ref reader, field ?? Shape.Leaf);
            }
            else if (shape.NamesOthers)
            {
                var name = Text(ref reader);
                reader.Read();
                if (reader.TokenType != JsonTokenType.Null) output.WriteBoolean(name.Length > LongestName || IsSecret(name) ? NotKept : name, true);
                reader.Skip();
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
        output.WriteEndObject();
    }

    private void WriteName(ref Utf8JsonReader reader)
    {
        var name = Text(ref reader);
        output.WritePropertyName(IsSecret(name) ? NotKept : name);
    }

    private void CopyText(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped && PlainText.Is(reader.ValueSpan))
        {
            output.WriteStringValue(reader.ValueSpan);
            return;
        }
        var text = Text(ref reader);
        output.WriteStringValue(IsSecret(text) ? NotKept : text);
    }

    /// <summary>What is no JSON stays none.</summary>
    private void CopyEmbedded(string text, Shape shape)
    {
        var inner = new ArrayBufferWriter<byte>();
        try
        {
            using var writer = new Utf8JsonWriter(inner);
            var trimmer = new Trimmer(writer);
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            reader.Read();
            trimmer.Copy(ref reader, shape.Inner);
            while (reader.Read()) { }
            writer.Flush();
            HasHidden |= trimmer.HasHidden;
            output.WriteStringValue(Encoding.UTF8.GetString(inner.WrittenSpan));
        }
        catch (JsonException)
        {
            output.WriteStringValue("not JSON");
        }
    }

    private bool IsSecret(string text)
    {
        if (SecretText.Hide(text) == text) return false;
        return HasHidden = true;
    }
}
