using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
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

    /// <exception cref="YamlException">It is not YAML.</exception>
    /// <exception cref="JsonException">It is YAML that no API object is made of.</exception>
    public static JsonNode? Convert(string text)
    {
        try
        {
            return Document(new(new StringReader(text)));
        }
        // The parser answers some texts, such as open brackets and half characters, with exceptions of other kinds.
        catch (Exception e) when (e is not (YamlException or JsonException or OutOfMemoryException))
        {
            throw new JsonException("is not valid JSON or YAML: it may be cut off");
        }
    }

    private static JsonNode? Document(Parser parser)
    {
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        var root = Node(parser, 0);
        parser.Consume<DocumentEnd>();
        if (!parser.Accept<StreamEnd>(out _)) throw new JsonException("holds several YAML documents: keep one list in a file");
        return root;
    }

    private static JsonNode? Node(Parser parser, int depth)
    {
        if (depth > MaxDepth) throw new JsonException("is nested too deeply");
        if (parser.TryConsume<Scalar>(out var scalar)) return Value(scalar);
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var array = new JsonArray();
            while (!parser.TryConsume<SequenceEnd>(out _)) array.Add(Node(parser, depth + 1));
            return array;
        }
        if (parser.TryConsume<MappingStart>(out _))
        {
            var map = new JsonObject();
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = parser.Consume<Scalar>().Value;
                if (map.ContainsKey(key)) throw new JsonException("holds a key twice");
                map.Add(key, Node(parser, depth + 1));
            }
            return map;
        }
        throw new JsonException("holds a YAML alias, which no API object has");
    }

    private static JsonValue? Value(Scalar scalar)
    {
        var text = scalar.Value;
        if (scalar.Style != ScalarStyle.Plain) return JsonValue.Create(text);
        return text switch
        {
            "" or "~" or "null" => null,
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            // A number that is written in another way (010) stays a text, so that nothing of it is lost.
            _ => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number.ToString() == text
                ? JsonValue.Create(number)
                : JsonValue.Create(text),
        };
    }
}
