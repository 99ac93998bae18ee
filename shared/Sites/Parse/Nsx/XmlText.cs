using System.Text;
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

    /// <summary>Null with a problem when it is not a document with one of the expected roots.</summary>
    public static XElement? Parse(RecordedDocument document, out Problem? problem, params ReadOnlySpan<string> roots)
    {
        problem = null;
        if (Plain(document.Content.Span) is { } plain)
        {
            problem = document.Problem(plain);
            return null;
        }
        try
        {
            using var stream = new MemoryStream(document.Content.ToArray(), writable: false);
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false, IgnoreComments = true, IgnoreProcessingInstructions = true };
            using var reader = new DepthLimited(XmlReader.Create(stream, settings), MaxDepth);
            var root = XElement.Load(reader, LoadOptions.SetLineInfo);
            if (roots.Contains(root.Name.LocalName)) return root;
            problem = document.Problem(root.Name.LocalName is "error" or "errors"
                ? "is an error answer of the NSX API: " + ErrorWords(root)
                : $"has the root element <{Cap(root.Name.LocalName)}>, expected <{string.Join("> or <", roots.ToArray())}>");
        }
        catch (XmlException e)
        {
            var where = e.LineNumber > 0 ? $"line {e.LineNumber}" : "";
            problem = new(document.Path, where, e.Message.Contains("DTD", StringComparison.Ordinal) ? "holds a DTD, which is refused" : "is not well-formed XML: it may be cut off");
        }
        return null;
    }

    private static string? Plain(ReadOnlySpan<byte> content)
    {
        var start = Encoding.Latin1.GetString(content[..Math.Min(content.Length, 256)]).TrimStart('\u00EF', '\u00BB', '\u00BF').TrimStart();
        return DocumentText.Describe(start) ?? (start[0] is '{' or '[' ? "is JSON, not XML: an error answer of the API, or read without 'Accept: application/xml'" : null);
    }

    private static string ErrorWords(XElement root)
    {
        var error = root.DescendantsAndSelf("error").First();
        return Cap($"{error.Element("errorCode")?.Value} {error.Element("details")?.Value}".Trim());
    }

    private static string Cap(string text)
    {
        var clean = string.Concat(text.Take(200).Select(c => char.IsControl(c) ? ' ' : c));
        return text.Length > 200 ? clean + "…" : clean;
    }
}
