using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace HybridDrift.Collect.StrongSwan;

/// <summary>A message of VICI: values, lists of values, and sections of such, by names.</summary>
internal sealed class ViciTree
{
    private const byte SectionStart = 1, SectionEnd = 2, KeyValue = 3, ListStart = 4, ListItem = 5, ListEnd = 6;

    private const int MaxDepth = 8;

    private static readonly UTF8Encoding Text = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly List<(string Key, string Value)> values = [];
    private readonly List<(string Key, List<string> Items)> lists = [];
    private readonly List<ViciTree> sections = [];

    private ViciTree(string name) => Name = name;

    public string Name { get; }

    public IReadOnlyList<ViciTree> Sections => sections;

    public string? this[string key] => values.FirstOrDefault(v => v.Key == key).Value;

    /// <exception cref="InvalidDataException">It is no message of VICI.</exception>
    public static ViciTree Read(ReadOnlySpan<byte> message)
    {
        var root = new ViciTree("");
        try
        {
            var at = 0;
            root.Read(message, ref at, 0);
            return root;
        }
        catch (ArgumentException)
        {
            // A length that leads past the end, and bytes that are no text.
            throw new InvalidDataException("a message was cut off, or holds what is no text");
        }
    }

    /// <summary>As a recording has it: sections in a list, because their names are anybody's choice.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("section", Name);
        foreach (var (key, value) in values) json.WriteString(key, value);
        foreach (var (key, items) in lists)
        {
            json.WriteStartArray(key);
            foreach (var item in items) json.WriteStringValue(item);
            json.WriteEndArray();
        }
        json.WriteStartArray("sections");
        foreach (var section in sections) section.Write(json);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Read(ReadOnlySpan<byte> message, ref int at, int depth)
    {
        if (depth > MaxDepth) throw new InvalidDataException("a message has sections in sections without end");
        while (at < message.Length)
        {
            switch (message[at++])
            {
                case KeyValue:
                    values.Add((Short(message, ref at), Long(message, ref at)));
                    break;
                case ListStart:
                    var items = new List<string>();
                    lists.Add((Short(message, ref at), items));
                    while (Type(message, ref at) is var type && type != ListEnd)
                        items.Add(type == ListItem ? Long(message, ref at) : throw new InvalidDataException("a message has something else than items in a list"));
                    break;
                case SectionStart:
                    var section = new ViciTree(Short(message, ref at));
                    section.Read(message, ref at, depth + 1);
                    sections.Add(section);
                    break;
                case SectionEnd when depth > 0:
                    return;
                default:
                    throw new InvalidDataException("a message has an element that VICI does not know");
            }
        }
        if (depth > 0) throw new InvalidDataException("a message has a section without an end");
    }

    private static byte Type(ReadOnlySpan<byte> message, ref int at) => message.Slice(at++, 1)[0];

    private static string Short(ReadOnlySpan<byte> message, ref int at) => Of(message, ref at, Type(message, ref at));

    private static string Long(ReadOnlySpan<byte> message, ref int at)
    {
        var length = BinaryPrimitives.ReadUInt16BigEndian(message.Slice(at, 2));
        at += 2;
        return Of(message, ref at, length);
    }

    private static string Of(ReadOnlySpan<byte> message, ref int at, int length)
    {
        var text = Text.GetString(message.Slice(at, length));
        at += length;
        return text;
    }
}
