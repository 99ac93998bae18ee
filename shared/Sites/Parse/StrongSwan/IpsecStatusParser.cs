using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>
/// Reads what a strongSwan gateway says about itself, strongSwan 5.3 to 6.0: <c>ipsec status</c>, <c>ipsec statusall</c>,
/// and <c>swanctl --list-sas</c>, plain, <c>--raw</c> or <c>--pretty</c>. The text tells which it is; an empty one does not, so that the
/// name of its document does.
/// <para>
/// A text of <c>ipsec</c> that was cut off is Partial, with one exception that nothing in it tells: after a whole line,
/// before a child SA of the last IKE SA. What is left is then the output of a gateway without that child, which is a state
/// that occurs. The exit code helps no further than that: one other than 0 and 3 tells of a command that was stopped on its
/// way. Whole blocks that are missing before the first line of a <c>status</c> cannot be told from blocks that were empty
/// either. <see cref="SwanctlLines"/> and <see cref="ViciLines"/> say the same of theirs.
/// </para>
/// </summary>
public static class IpsecStatusParser
{
    private const int MaxLength = 8 * 1024 * 1024;

    /// <summary>Exit code of an <c>ipsec</c> that found no daemon. Gateways gave it beside SAs too, so the text goes first.</summary>
    private const int NotRunning = 3;

    public static Reading<IpsecStatus> Parse(string document, string text, int? exitCode)
    {
        if (text.Length > MaxLength) return Failed(document, "", "longer than 8 MiB, which no status is");
        var lines = StatusLines.Of(text);
        if (lines.TooLong is { } tooLong) return Failed(document, $"line {tooLong}", "a line longer than 64 KiB, which no status has");
        var ofSwanctl = document.EndsWith(".swanctl.txt", StringComparison.Ordinal);
        if (string.IsNullOrWhiteSpace(text) || (ofSwanctl && lines.All.All(l => SwanctlNoise.Is(l.Text)))) return Empty(document, ofSwanctl, exitCode);
        var problems = new LocatedProblems(document);
        var (isPlain, isRaw) = (SwanctlLines.Is(lines), ViciLines.Is(lines));
        if ((isPlain ? SwanctlLines.Read(lines, problems) : isRaw ? ViciLines.Read(lines, problems) : Stroke(lines, problems)) is not { } status) return Failed(document, "", Foreign(text));
        if (exitCode is not (null or 0) && (exitCode != NotRunning || isPlain || isRaw))
            problems.Add(new Origin(document, ""), $"the command ended with exit code {exitCode}: lines may be missing");
        return Reading.Of(status, document, problems.ToList());
    }

    /// <summary>Null when nothing in it was understood.</summary>
    private static IpsecStatus? Stroke(StatusLines lines, LocatedProblems problems)
    {
        var blocks = new StatusBlocks(problems);
        foreach (var (number, line) in lines.All) blocks.Read(number, line);
        // Selectors and ids cut short read as others: 10.0.0.0/1 may have been 10.0.0.0/16, or the first of several.
        if (lines.Unfinished is { } last && !blocks.IsEnded) problems.Add(last, "the last line has no line end: the text seems to be cut off in it");
        return blocks.IsStarted ? blocks.Finish() : null;
    }

    /// <summary><c>ipsec</c> prints something whenever it reaches its daemon; <c>swanctl</c> prints nothing when there are no SAs.</summary>
    private static Reading<IpsecStatus> Empty(string document, bool ofSwanctl, int? exitCode) => (ofSwanctl, exitCode) switch
    {
        (true, 0) => Reading.Complete(IpsecStatus.Nothing, document),
        (true, null) => Failed(document, "", "empty; without exit code 0 it cannot be told from a command that failed"),
        (true, _) => Failed(document, "", $"empty, and the command ended with exit code {exitCode}: it did not reach its daemon"),
        (false, NotRunning) => Reading.Complete(IpsecStatus.Nothing with { DaemonStopped = true }, document),
        _ => Failed(document, "", "empty status; without exit code 3 it cannot be told from a stopped daemon"),
    };

    private static string Foreign(string text)
    {
        const string Not = "nothing in it is the output of ipsec status";
        return ForeignText.Kind(text) is { } kind ? $"{Not}: it looks like {kind}" : Not;
    }

    private static Reading<IpsecStatus> Failed(string document, string where, string what) =>
        Reading.Failed(IpsecStatus.Nothing, new(document, where, what));
}
