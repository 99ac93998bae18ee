using System.Text.RegularExpressions;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>The lines of an output that say something, trimmed, by number.</summary>
internal sealed class StatusLines
{
    private const int MaxLength = 64 * 1024;

    /// <summary>What a person typed, kept with the output.</summary>
    private static readonly Regex Prompt = new(
        @"^(.*[$#]\s*)?(kubectl\s.*\s)?(sudo\s(-n\s)?)?(ipsec\sstatus(all)?|swanctl\s(--list-sas|-l)(\s(--raw|-r|--pretty|-P))?)$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    private StatusLines(IReadOnlyList<(int Number, string Text)> all, int last, int? unfinished, int? tooLong) =>
        (All, Last, Unfinished, TooLong) = (all, last, unfinished, tooLong);

    public IReadOnlyList<(int Number, string Text)> All { get; }

    public int Last { get; }

    /// <summary>The number of the last line when it has no line end. Blanks alone are the indent of a line that was lost.</summary>
    public int? Unfinished { get; }

    /// <summary>The number of a line that no status has; what follows it is not read.</summary>
    public int? TooLong { get; }

    public static StatusLines Of(string text)
    {
        var (all, number, isFirst) = (new List<(int, string)>(), 0, true);
        int? unfinished = null;
        for (var start = 0; start < text.Length;)
        {
            number++;
            var end = text.IndexOf('\n', start);
            if (end < 0) (end, unfinished) = (text.Length, number);
            if (end - start > MaxLength) return new(all, number, unfinished, number);
            var line = text[start..end].Trim('\uFEFF').Trim();
            start = end + 1;
            if (line.Length > 0 && (!isFirst || !Prompt.IsMatch(line))) all.Add((number, line));
            isFirst &= line.Length == 0;
        }
        return new(all, number, unfinished, null);
    }
}
