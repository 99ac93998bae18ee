namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>
/// Reads <c>swanctl --list-sas --raw</c> (or <c>--pretty</c>): one event for each IKE SA, then the reply, which ends it. A text that was cut off is
/// a problem wherever that was: braces are left open, or the reply is missing.
/// </summary>
internal static class ViciLines
{
    private const string Event = "list-sa event ", Reply = "list-sas reply ";

    public static bool Is(StatusLines lines) =>
        lines.All.SkipWhile(l => SwanctlNoise.Is(l.Text)).Take(1).Any(l => IsEvent(l.Text) || l.Text.StartsWith(Reply, StringComparison.Ordinal));

    public static IpsecStatus Read(StatusLines lines, LocatedProblems problems)
    {
        var (sas, isEnded) = (new SwanctlSas(problems), false);
        foreach (var (number, line) in ViciPretty.Join(lines.All))
        {
            if (isEnded) problems.Add(number, "more follows the end of the list: the text seems to hold more than one output");
            else if (IsEvent(line)) ReadEvent(line[Event.Length..], number, sas, problems);
            else if (line.StartsWith(Reply, StringComparison.Ordinal)) isEnded = ReadReply(line[Reply.Length..], number, problems);
            else if (!SwanctlNoise.Is(line)) problems.Add(number, "this line is none that swanctl is known to print here");
        }
        if (!isEnded) problems.Add(lines.Last, "the line 'list-sas reply' is missing or not whole: the text seems to be cut off");
        return sas.ToStatus();
    }

    private static bool IsEvent(string line) => line.StartsWith(Event, StringComparison.Ordinal);

    private static bool ReadReply(string text, int number, LocatedProblems problems)
    {
        if (ViciSection.TryParse(text) is not { } reply) return false;
        if (reply.Values.GetValueOrDefault("success", "yes") != "yes") problems.Add(number, "the daemon says that it could not list its SAs");
        return true;
    }

    private static void ReadEvent(string text, int number, SwanctlSas sas, LocatedProblems problems)
    {
        if (ViciSection.TryParse(text) is not { Sections.Count: > 0 } root)
        {
            problems.Add(number, "this event is not whole, or an id in it looks like more than an id");
            return;
        }
        foreach (var (name, section) in root.Sections)
        {
            if (ViciSa.Ike(name, section, problems.Line(number), problems) is { } sa) sas.Add(sa);
            else problems.Add(number, "an IKE SA without its state, number or ends");
        }
    }
}
