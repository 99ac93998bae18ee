using System.Text;
using System.Text.Json;

namespace HybridDrift.Collect.Kubernetes;

/// <summary>
/// Which fields of a JSON document are kept: an allow-list. Lists stand for their items. A field without fields of its own
/// is a text, number or flag, or a list of such.
/// </summary>
internal sealed class Shape
{
    private readonly List<(byte[] Name, Shape Shape)> fields;

    private Shape(List<(byte[] Name, Shape Shape)>? fields = null) => this.fields = fields ?? [];

    /// <summary><c>{*}</c>: a map of texts with names that others choose, such as labels.</summary>
    public bool IsMap { get; private set; }

    /// <summary><c>{?}</c>: of fields that are not known the names are kept, because they may change what the others mean.</summary>
    public bool NamesOthers { get; private set; }

    /// <summary><c>!</c>: a text that is a JSON document itself.</summary>
    public bool IsEmbedded { get; private set; }

    /// <summary><c>[A|B]</c>: of a list of things with names, those that are kept.</summary>
    public IReadOnlyList<string>? Only { get; private set; }

    public bool IsObject { get; private set; }

    /// <summary>The shape of the document in an embedded text.</summary>
    public Shape Inner => new(fields) { IsObject = IsObject, IsMap = IsMap, NamesOthers = NamesOthers };

    /// <summary>Reads <c>metadata{name labels{*}} spec{env[A|B]{name value}}</c>.</summary>
    public static Shape Of(string text)
    {
        var at = 0;
        var shape = new Shape();
        shape.ReadFields(text, ref at);
        return at == text.Length ? shape : throw new ArgumentException($"'{text}' has a bracket too many at {at}.", nameof(text));
    }

    /// <summary>Null for a field that is not known.</summary>
    public Shape? Find(ref Utf8JsonReader property)
    {
        foreach (var (name, shape) in fields)
            if (property.ValueTextEquals(name)) return shape;
        return null;
    }

    /// <summary>A text, number or flag.</summary>
    public static Shape Leaf { get; } = new();

    private void ReadFields(string text, ref int at)
    {
        IsObject = true;
        while (at < text.Length && text[at] != '}')
        {
            if (char.IsWhiteSpace(text[at])) at++;
            else ReadField(text, ref at);
        }
    }

    private void ReadField(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && !"{}[]!".Contains(text[at])) at++;
        var (name, field) = (text[start..at], new Shape());
        if (name == "*") IsMap = true;
        else if (name == "?") NamesOthers = true;
        else fields.Add((Encoding.UTF8.GetBytes(name), field));
        if (Stands('!', text, at))
        {
            field.IsEmbedded = true;
            at++;
        }
        if (Stands('[', text, at))
        {
            var end = text.IndexOf(']', at);
            field.Only = text[(at + 1)..end].Split('|');
            at = end + 1;
        }
        if (!Stands('{', text, at)) return;
        at++;
        field.ReadFields(text, ref at);
        if (!Stands('}', text, at)) throw new ArgumentException($"'{text}' has a bracket too few.", nameof(text));
        at++;
    }

    private static bool Stands(char sign, string text, int at) => at < text.Length && text[at] == sign;
}
