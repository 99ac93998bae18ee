using System.Text;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse;

/// <summary>The text of a document. UTF-8, or UTF-16 with its mark, as PowerShell writes redirected output.</summary>
internal static class DocumentText
{
    /// <summary>So much of a text shows whether it is a page of HTML.</summary>
    private const int LongestMark = 64;

    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>What may stand before the first character of a document.</summary>
    public static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

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

    /// <summary>The same as UTF-8, without a copy where it is that already. Null with a problem when the bytes are no text.</summary>
    public static ReadOnlyMemory<byte>? Utf8(RecordedDocument document, out Problem? problem)
    {
        problem = null;
        var bytes = document.Content;
        if (bytes.Span is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            if (Decode(document, out problem) is not { } text) return null;
            return Strict.GetBytes(text);
        }
        if (System.Text.Unicode.Utf8.IsValid(bytes.Span)) return bytes.Span is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        problem = document.Problem("is not UTF-8 text");
        return null;
    }

    /// <inheritdoc cref="Describe(string)"/>
    public static string? Describe(ReadOnlySpan<byte> utf8)
    {
        var start = utf8.TrimStart(Blanks);
        return Describe(Encoding.UTF8.GetString(start[..Math.Min(start.Length, LongestMark)]));
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
