using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace HybridDrift.Collect.Nsx;

/// <summary>A document that was read and redacted, or why there is none.</summary>
/// <param name="Root">Null when there is none.</param>
internal sealed record NsxDocument(string Path, string Request, XElement? Root, IReadOnlyList<Problem> Problems, DateTimeOffset Time)
{
    public static NsxDocument Failed(string path, string request, string why, DateTimeOffset time) => new(path, request, null, [new(path, "", why)], time);

    /// <summary>The answer is the document only if its root says so, whatever the status.</summary>
    public static NsxDocument Of(string path, string request, NsxAnswer answer, DateTimeOffset time)
    {
        if (answer.Failure is { } failure) return Failed(path, request, failure, time);
        var kind = RecordingLayout.Recognise(path) ?? throw new ArgumentException($"'{path}' is no document of a recording.", nameof(path));
        var (root, trouble) = Read(answer, kind);
        if (root is null) return Failed(path, request, trouble!, time);
        var problems = new List<Problem>();
        return new(path, request, NsxRedaction.Redact(root, kind, path, problems), problems, time);
    }

    private static (XElement?, string?) Read(NsxAnswer answer, DocumentKind kind)
    {
        if (answer.Status is < 200 or >= 300) return (null, NsxTrouble.Of(answer));
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(answer.Body.Span).TrimStart('\uFEFF');
            if (!text.AsSpan().TrimStart().StartsWith("<")) return (null, NsxTrouble.Of(answer));
            if (SafeXml.HasEndlessTag(text)) return (null, "the answer holds a tag longer than any of the NSX API");
            var root = SafeXml.Load(text);
            return NsxFields.Of(kind).Find(root.Name.LocalName) is null ? (null, NsxTrouble.Of(answer))
                : root.DescendantsAndSelf().Any(e => e.Name.Namespace != XNamespace.None) ? (null, "the answer is in an XML namespace, which no document of the NSX API is")
                : (root, null);
        }
        catch (ArgumentException)
        {
            return (null, "the answer is not UTF-8 text");
        }
        catch (XmlException e)
        {
            var trouble = NsxTrouble.Of(answer);
            return (null, trouble.Contains("HTML", StringComparison.Ordinal) ? trouble : "the answer " + SafeXml.Refusal(e) + "; scan again");
        }
    }
}
