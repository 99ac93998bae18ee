using System.Text;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse;

/// <summary>The text of a document. UTF-8, or UTF-16 with its mark, as PowerShell writes redirected output.</summary>
internal static class DocumentText
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>Null with a problem when the bytes are no text.</summary>
    public static string? Decode(RecordedDocument document, out Problem? problem)
    {
        problem = null;
        var bytes = document.Content.Span;
        try
        {
            return bytes switch
            {
                [0xFF, 0xFE, ..] => new UnicodeEncoding(false, false, true).GetString(bytes[2..]),
                [0xFE, 0xFF, ..] => new UnicodeEncoding(true, false, true).GetString(bytes[2..]),
                [0xEF, 0xBB, 0xBF, ..] => Strict.GetString(bytes[3..]),
                _ => Strict.GetString(bytes),
            };
        }
        catch (ArgumentException)
        {
            problem = document.Problem("is not UTF-8 text");
            return null;
        }
    }

    /// <summary>What an unexpected answer plainly is, for a problem that helps: <c>null</c> when it is not plain.</summary>
    public static string? Describe(string text)
    {
        var start = text.AsSpan().TrimStart();
        if (start.Length == 0) return "is empty";
        if (start.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || start.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
            return "is an HTML page, not a document of the API: a login page or an error page of a proxy, perhaps";
        return null;
    }
}
