namespace HybridDrift.Sites.Parse;

/// <summary>Text out of a document, fit for a problem: on one line, without control characters, not endless.</summary>
internal static class Words
{
    private const int Most = 200;

    public static string Of(string text)
    {
        var clean = string.Concat(text.Take(Most).Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return text.Length > Most ? clean + "…" : clean;
    }
}
