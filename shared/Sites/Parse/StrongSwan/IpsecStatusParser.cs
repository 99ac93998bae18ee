using System.Text.RegularExpressions;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>
/// Reads the output of <c>ipsec status</c> and <c>ipsec statusall</c>, strongSwan 5.3 to 6.0.
/// <para>
/// A text that was cut off is Partial, with one exception that nothing in it tells: after a whole line, before a child SA
/// of the last IKE SA. What is left is then the output of a gateway without that child, which is a state that occurs. The
/// exit code helps no further than that: one other than 0 and 3 tells of a command that was stopped on its way. Whole
/// blocks that are missing before the first line of a <c>status</c> cannot be told from blocks that were empty either.
/// </para>
/// </summary>
public static class IpsecStatusParser
{
    private const int MaxLength = 8 * 1024 * 1024;

    private const int MaxLineLength = 64 * 1024;

    /// <summary>Exit code of a command that found no daemon. Gateways gave it beside SAs too, so the text goes first.</summary>
    private const int NotRunning = 3;

    /// <summary>What a person typed, kept with the output.</summary>
    private static readonly Regex Prompt = new(
        @"^(.*[$#]\s*)?(kubectl\s.*\s)?(sudo\s(-n\s)?)?ipsec\sstatus(all)?$",
        RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static Reading<IpsecStatus> Parse(string document, string text, int? exitCode)
    {
        if (text.Length > MaxLength) return Failed(document, "", "longer than 8 MiB, which no status is");
        if (string.IsNullOrWhiteSpace(text))
        {
            return exitCode == NotRunning
                ? Reading.Complete(IpsecStatus.Nothing with { DaemonStopped = true }, document)
                : Failed(document, "", "empty status; without exit code 3 it cannot be told from a stopped daemon");
        }
        var problems = new LocatedProblems(document);
        var blocks = new StatusBlocks(problems);
        if (ReadLines(text, blocks, problems) is { } tooLong)
            return Failed(document, $"line {tooLong}", "a line longer than 64 KiB, which no status has");
        if (!blocks.IsStarted) return Failed(document, "", Foreign(text));
        if (exitCode is not (null or 0 or NotRunning)) problems.Add(new Origin(document, ""), $"the command ended with exit code {exitCode}: lines may be missing");
        var status = blocks.Finish();
        return Reading.Of(status, document, problems.ToList());
    }

    /// <summary>The number of a line that is too long, where it stops.</summary>
    private static int? ReadLines(string text, StatusBlocks blocks, LocatedProblems problems)
    {
        var (number, isFirst) = (0, true);
        for (var start = 0; start < text.Length;)
        {
            number++;
            var end = text.IndexOf('\n', start);
            var isUnfinished = end < 0;
            if (isUnfinished) end = text.Length;
            if (end - start > MaxLineLength) return number;
            var line = text[start..end].Trim('\uFEFF').Trim();
            start = end + 1;
            if (line.Length > 0 && (!isFirst || !Prompt.IsMatch(line))) blocks.Read(number, line);
            isFirst &= line.Length == 0;
            // Selectors and ids cut short read as others: 10.0.0.0/1 may have been 10.0.0.0/16, or the first of several.
            // Blanks alone are the indent of a line that was lost.
            if (isUnfinished && !blocks.IsEnded) problems.Add(number, "the last line has no line end: the text seems to be cut off in it");
        }
        return null;
    }

    private static string Foreign(string text)
    {
        const string Not = "nothing in it is the output of ipsec status";
        return ForeignText.Kind(text) is { } kind ? $"{Not}: it looks like {kind}" : Not;
    }

    private static Reading<IpsecStatus> Failed(string document, string where, string what) =>
        Reading.Failed(IpsecStatus.Nothing, new(document, where, what));
}
