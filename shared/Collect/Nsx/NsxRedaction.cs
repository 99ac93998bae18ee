using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace HybridDrift.Collect.Nsx;

/// <summary>
/// Rebuilds a document from the fields that the parsers know. Of anything else only the name of its element is kept,
/// empty: the parsers still see that there is something, and no value passes that nobody asked for.
/// </summary>
internal static partial class NsxRedaction
{
    /// <summary>In the place of a text where no text belongs: the parsers complain as they do about the real one.</summary>
    private const string SomeText = "(text)";

    private static readonly SearchValues<char> AddressDigits = SearchValues.Create("0123456789abcdefABCDEF.:/,- \t\r\n");

    /// <param name="problems">Fields that look like secrets although something hangs on them.</param>
    public static XElement Redact(XElement root, DocumentKind kind, string path, List<Problem> problems) =>
        NsxFields.Of(kind).Find(root.Name.LocalName) is { } fields ? Copy(root, fields, path, problems) : new(NameOf(root));

    /// <summary>UTF-8, indented, with the same bytes for the same elements.</summary>
    public static byte[] Write(XElement root)
    {
        using var bytes = new MemoryStream();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize, CheckCharacters = false, Encoding = new UTF8Encoding(false) };
        using (var writer = XmlWriter.Create(bytes, settings)) root.Save(writer);
        return bytes.ToArray();
    }

    private static XElement Copy(XElement from, FieldTree fields, string path, List<Problem> problems)
    {
        var to = new XElement(NameOf(from));
        foreach (var name in fields.Attributes)
            if (from.Attribute(name) is { } attribute) to.SetAttributeValue(name, Kept(attribute.Value, name, isFreeText: false, path, problems));
        foreach (var child in from.Elements())
            to.Add(fields.Find(child.Name.LocalName) is { } known && child.Name.Namespace == XNamespace.None ? Copy(child, known, path, problems) : Marker(child, fields, path, problems));
        if (from.HasElements || string.IsNullOrWhiteSpace(from.Value)) return to;
        to.Value = fields.IsValue ? Kept(from.Value, from.Name.LocalName, fields.IsFreeText, path, problems) : SomeText;
        return to;
    }

    /// <summary>An element that nobody reads: its name, and below it what is read at any depth.</summary>
    private static XElement Marker(XElement from, FieldTree fields, string path, List<Problem> problems)
    {
        var to = new XElement(NameOf(from));
        if (fields.AnyDepth is { } below)
        {
            if (below.Find(from.Name.LocalName) is { } known) return Copy(from, known, path, problems);
            foreach (var child in from.Elements()) to.Add(Marker(child, fields, path, problems));
        }
        if (fields.AnyFlag && !from.HasElements && !string.IsNullOrWhiteSpace(from.Value)) to.Value = bool.TryParse(from.Value, out var flag) ? flag ? "true" : "false" : SomeText;
        return to;
    }

    private static string NameOf(XElement element) => PlainName().IsMatch(element.Name.LocalName) && SecretText.Hide(element.Name.LocalName) == element.Name.LocalName
        ? element.Name.LocalName
        : "unknown";

    private static string Kept(string text, string name, bool isFreeText, string path, List<Problem> problems)
    {
        // Lists of addresses may be long, and what hides secrets cuts long texts off. Short words are flags and choices.
        if (IsWord(text) || IsList(text)) return text;
        var kept = SecretText.Hide(text);
        if (kept != text && !isFreeText)
            problems.Add(new(path, name, "looks like a secret and was not kept: what the field says is not known; give the object in NSX a value that is none"));
        // By way of UTF-8, which has no halves of characters.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(string.Concat(kept.Select(c => (char.IsControl(c) && c is not ('\t' or '\n' or '\r')) || c is '\uFFFE' or '\uFFFF' ? '\uFFFD' : c))));
    }

    private static bool IsWord(string text) => text.Length <= 8 && text.All(char.IsAsciiLetterOrDigit);

    /// <summary>Addresses, ranges, prefixes and ports, each of the length that it may have.</summary>
    private static bool IsList(string text) => !text.AsSpan().ContainsAnyExcept(AddressDigits)
        && text.Split(',').All(p => p.Trim() is var part && part.Length <= 79 && (part.Length <= 11 || part.AsSpan().ContainsAny('.', ':')));

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_.-]{0,63}\z")] private static partial Regex PlainName();
}
