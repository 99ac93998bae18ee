using System.Buffers;
using System.Xml;
using System.Xml.Linq;

namespace HybridDrift.Collect.Nsx;

/// <summary>
/// The one way in which XML is read: no DTD, so no entities; bounded depth, tags and elements; control characters in
/// names, which NSX lets through, are tolerated.
/// </summary>
internal static class SafeXml
{
    private const int MaxDepth = 64;

    /// <summary>Of them, an edge at the limits of NSX-v has a third.</summary>
    private const int MaxElements = 1_500_000;

    private const int MaxTag = 64 * 1024;

    private static readonly SearchValues<char> NotXml =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c).Except(['\t', '\n', '\r']), '\uFFFE', '\uFFFF']);

    /// <summary>Reads a text of which <see cref="HasEndlessTag"/> is false.</summary>
    /// <exception cref="XmlException">It is not well-formed, holds a DTD, or is too deep or too large.</exception>
    public static XElement Load(string text, LoadOptions options = LoadOptions.None)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false, IgnoreComments = true, IgnoreProcessingInstructions = true };
        using var reader = new LimitedReader(XmlReader.Create(new StringReader(Replaced(text)), settings), MaxDepth, MaxElements);
        return XElement.Load(reader, options);
    }

    /// <summary>A tag with a hundred thousand attributes keeps the reader busy for hours.</summary>
    public static bool HasEndlessTag(ReadOnlySpan<char> text)
    {
        while (text.IndexOf('<') is >= 0 and var start)
        {
            text = text[start..];
            var end = text.IndexOf('>');
            if (end < 0) return text.Length > MaxTag;
            if (end > MaxTag) return true;
            text = text[end..];
        }
        return false;
    }

    /// <summary>What is wrong with a text that <see cref="Load"/> refused.</summary>
    public static string Refusal(XmlException e) =>
        e.Message.Contains("DTD", StringComparison.Ordinal) ? "holds a DTD, which is refused"
        : e.Message.StartsWith(LimitedReader.TooMany, StringComparison.Ordinal) ? LimitedReader.TooMany
        : "is not well-formed XML: it may be cut off";

    /// <summary>The reader lets control characters pass only where they are written as references.</summary>
    private static string Replaced(string text) => text.AsSpan().ContainsAny(NotXml) ? string.Create(text.Length, text, static (to, from) =>
    {
        from.CopyTo(to);
        to.ReplaceAny(NotXml, '\uFFFD');
    }) : text;
}
