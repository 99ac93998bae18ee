using System.Text;
using System.Text.RegularExpressions;

namespace HybridDrift.Collect;

/// <summary>
/// Texts of commands, line by line: what is known stays, and of what is not known stays that there was something. Each line keeps
/// its number.
/// </summary>
/// <param name="keep">Of a line without the blanks behind it: what is kept, or null when it is not known.</param>
internal sealed class KnownLines(Func<string, string?> keep)
{
    /// <summary>No parser knows it either: what stood there is missing, and is found to be.</summary>
    public const string Unknown = "(a line that is not known was left out)";

    private const int Longest = 4096;

    public ReadOnlyMemory<byte> Of(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var isEnded = end >= 0;
            if (!isEnded) end = text.Length;
            kept.Append(Line(text[start..end].TrimEnd()));
            if (isEnded) kept.Append('\n');
            start = end + 1;
        }
        return Encoding.UTF8.GetBytes(kept.ToString());
    }

    private string Line(string line)
    {
        if (line.Length == 0) return line;
        var known = line.Length <= Longest ? keep(line) : null;
        return known is not null && SecretText.Hide(known) == known ? known : Unknown;
    }

    /// <summary>The first pattern that a line is of, with what it becomes.</summary>
    public static string? Known(string line, IEnumerable<(Regex Pattern, string Becomes)> patterns)
    {
        foreach (var (pattern, becomes) in patterns)
            if (pattern.Match(line) is { Success: true } match) return match.Result(becomes);
        return null;
    }
}
