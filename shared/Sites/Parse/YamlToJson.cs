using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HybridDrift.Sites.Parse;

/// <summary>
/// One YAML document as JSON, from the event stream: depth is limited, aliases are refused (no tool that makes these
/// documents writes them, and they can blow a small text up to any size).
/// </summary>
internal static class YamlToJson
{
    private const int MaxDepth = 64;

    /// <summary>No list that fits into a document has more.</summary>
    private const int MaxValues = 3_000_000;

    private static readonly JsonWriterOptions Plainly = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 2 * MaxDepth };

    /// <exception cref="YamlException">It is not YAML.</exception>
    /// <exception cref="JsonException">It is YAML that no API object is made of.</exception>
    public static JsonElement Convert(string text)
    {
        var json = new ArrayBufferWriter<byte>();
        try
        {
            using var writer = new Utf8JsonWriter(json, Plainly);
            Document(new(new StringReader(text)), writer);
        }
        // The parser answers some texts, such as open brackets and half characters, with exceptions of other kinds.
        catch (Exception e) when (e is not (YamlException or JsonException or OutOfMemoryException))
        {
            throw new JsonException("is not valid JSON or YAML: it may be cut off");
        }
        return Json.Parse(json.WrittenMemory);
    }

    private static void Document(Parser parser, Utf8JsonWriter json)
    {
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        var values = 0;
        Node(parser, json, 0, ref values);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _)) throw new JsonException("holds several YAML documents: keep one list in a file");
    }

    private static void Node(Parser parser, Utf8JsonWriter json, int depth, ref int values)
    {
        if (depth > MaxDepth) throw new JsonException("is nested too deeply");
        if (++values > MaxValues) throw new JsonException($"holds more than {MaxValues} values, which no list of an API does");
        if (parser.TryConsume<Scalar>(out var scalar)) Write(scalar, json);
        else if (parser.TryConsume<SequenceStart>(out _))
        {
            json.WriteStartArray();
            while (!parser.TryConsume<SequenceEnd>(out _)) Node(parser, json, depth + 1, ref values);
            json.WriteEndArray();
        }
        else if (parser.TryConsume<MappingStart>(out _))
        {
            var keys = new HashSet<string>(StringComparer.Ordinal);
            json.WriteStartObject();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = parser.Consume<Scalar>().Value;
                if (!keys.Add(key)) throw new JsonException("holds a key twice");
                json.WritePropertyName(key);
                Node(parser, json, depth + 1, ref values);
            }
            json.WriteEndObject();
        }
        else throw new JsonException("holds a YAML alias, which no API object has");
    }

    private static void Write(Scalar scalar, Utf8JsonWriter json)
    {
        var text = scalar.Value;
        if (scalar.Style != ScalarStyle.Plain) json.WriteStringValue(text);
        else if (text is "" or "~" or "null") json.WriteNullValue();
        else if (text is "true" or "false") json.WriteBooleanValue(text == "true");
        // A number that is written in another way (010) stays a text, so that nothing of it is lost.
        else if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number.ToString() == text) json.WriteNumberValue(number);
        else json.WriteStringValue(text);
    }
}
