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
            problem = new(document.Path, where, e.Message.Contains("DTD", StringComparison.Ordinal) ? "holds a DTD, which is refused" : "is not well-formed XML: it may be cut off");
        }
        return null;
    }

    private static XElement Load(string text)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false, IgnoreComments = true, IgnoreProcessingInstructions = true };
        using var reader = new DepthLimited(XmlReader.Create(new StringReader(Replaced(text)), settings), MaxDepth);
        return XElement.Load(reader, LoadOptions.SetLineInfo);
    }

    /// <summary>The reader lets control characters pass only where they are written as references.</summary>
    private static string Replaced(string text) => text.AsSpan().ContainsAny(NotXml) ? string.Create(text.Length, text, static (to, from) =>
    {
        from.CopyTo(to);
        to.ReplaceAny(NotXml, '\uFFFD');
    }) : text;

    private static string? Plain(string text) => DocumentText.Describe(text)
        ?? (text.AsSpan().TrimStart()[0] is '{' or '[' ? "is JSON, not XML: an error answer of the API, or read without 'Accept: application/xml'" : null);

    private static string ErrorWords(XElement root)
    {
        var error = root.DescendantsAndSelf("error").FirstOrDefault() ?? root;
        return Words.Of($"{error.Element("errorCode")?.Value} {error.Element("details")?.Value}".Trim());
    }
}
