using System.Buffers;
using System.Xml;
using System.Xml.Linq;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>
/// Reads an XML document of the NSX API. No DTD, so no entities; control characters in names, which NSX lets through,
/// are tolerated; the root element is checked whatever the HTTP status was, because errors come with 200 as well.
/// </summary>
internal static class XmlText
{
    private const int MaxDepth = 64;

    /// <summary>Of them, an edge at the limits of NSX-v has a third.</summary>
    private const int MaxElements = 1_500_000;

    private const int MaxTag = 64 * 1024;

    private static readonly SearchValues<char> NotXml =
        SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c).Except(['\t', '\n', '\r']), '\uFFFE', '\uFFFF']);

    /// <summary>Null with a problem when it is not a document with one of the expected roots.</summary>
    public static XElement? Parse(RecordedDocument document, out Problem? problem, params ReadOnlySpan<string> roots)
    {
        // Decoded here, not by the XML declaration: what was saved as UTF-16 still says UTF-8 in it.
        if (DocumentText.Decode(document, out problem) is not { } text) return null;
        problem = Plain(text) is { } plain ? document.Problem(plain) : null;
        if (problem is not null) return null;
        try
        {
            var root = Load(text);
            if (root.DescendantsAndSelf().Any(e => e.Name.Namespace != XNamespace.None)) problem = document.Problem("is in an XML namespace, which no document of the NSX API is");
            else if (roots.Contains(root.Name.LocalName)) return root;
            else
                problem = document.Problem(root.Name.LocalName is "error" or "errors"
                    ? "is an error answer of the NSX API: " + ErrorWords(root)
                    : $"has the root element <{Words.Of(root.Name.LocalName)}>, expected <{string.Join("> or <", roots.ToArray())}>");
        }
        catch (XmlException e)
        {
            var where = e.LineNumber > 0 ? $"line {e.LineNumber}" : "";
            problem = new(document.Path, where, e.Message.Contains("DTD", StringComparison.Ordinal) ? "holds a DTD, which is refused"
                : e.Message.StartsWith(LimitedReader.TooMany, StringComparison.Ordinal) ? LimitedReader.TooMany : "is not well-formed XML: it may be cut off");
        }
        return null;
    }

    private static XElement Load(string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false, IgnoreComments = true, IgnoreProcessingInstructions = true };
        using var reader = new LimitedReader(XmlReader.Create(new StringReader(Replaced(text)), settings), MaxDepth, MaxElements);
        return XElement.Load(reader, LoadOptions.SetLineInfo);
    }

    /// <summary>The reader lets control characters pass only where they are written as references.</summary>
    private static string Replaced(string text) => text.AsSpan().ContainsAny(NotXml) ? string.Create(text.Length, text, static (to, from) =>
    {
        from.CopyTo(to);
        to.ReplaceAny(NotXml, '\uFFFD');
    }) : text;

    /// <summary>A tag with a hundred thousand attributes keeps the reader busy for hours.</summary>
    private static bool HasEndlessTag(ReadOnlySpan<char> text)
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

    private static string? Plain(string text) => DocumentText.Describe(text) ?? (HasEndlessTag(text) ? "holds a tag longer than any of the NSX API" : null)
        ?? (text.AsSpan().TrimStart()[0] is '{' or '[' ? "is JSON, not XML: an error answer of the API, or read without 'Accept: application/xml'" : null);

    private static string ErrorWords(XElement root)
    {
        var error = root.DescendantsAndSelf("error").FirstOrDefault() ?? root;
        return Words.Of($"{error.Element("errorCode")?.Value} {error.Element("details")?.Value}".Trim());
    }
}
