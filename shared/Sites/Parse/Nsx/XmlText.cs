using System.Xml;
using System.Xml.Linq;
using HybridDrift.Collect;
using HybridDrift.Collect.Nsx;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>
/// Reads an XML document of the NSX API. The root element is checked whatever the HTTP status was, because errors come
/// with 200 as well.
/// </summary>
internal static class XmlText
{
    /// <summary>Null with a problem when it is not a document with one of the expected roots.</summary>
    public static XElement? Parse(RecordedDocument document, out Problem? problem, params ReadOnlySpan<string> roots)
    {
        // Decoded here, not by the XML declaration: what was saved as UTF-16 still says UTF-8 in it.
        if (DocumentText.Decode(document, out problem) is not { } text) return null;
        problem = Plain(text) is { } plain ? document.Problem(plain) : null;
        if (problem is not null) return null;
        try
        {
            var root = SafeXml.Load(text, LoadOptions.SetLineInfo);
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
            problem = new(document.Path, where, SafeXml.Refusal(e));
        }
        return null;
    }

    private static string? Plain(string text) => DocumentText.Describe(text) ?? (SafeXml.HasEndlessTag(text) ? "holds a tag longer than any of the NSX API" : null)
        ?? (text.AsSpan().TrimStart()[0] is '{' or '[' ? "is JSON, not XML: an error answer of the API, or read without 'Accept: application/xml'" : null);

    private static string ErrorWords(XElement root)
    {
        var error = root.DescendantsAndSelf("error").FirstOrDefault() ?? root;
        return Words.Of($"{error.Element("errorCode")?.Value} {error.Element("details")?.Value}".Trim());
    }
}
