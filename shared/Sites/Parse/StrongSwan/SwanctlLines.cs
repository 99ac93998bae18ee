using System.Text.RegularExpressions;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>
/// Reads <c>swanctl --list-sas</c>. An SA and a child have the same lines always, so that a cut within them is a problem; one
/// after a whole line is not when an SA or child of its own would have come next, because nothing announces how many there
/// are: what is left is then the output of a gateway without them, which is a state that occurs.
/// </summary>
internal static class SwanctlLines
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex Ike = new(
        @"^(?<name>.+): #(?<id>[0-9]+), (?<state>[A-Z]+|\([0-9]+\)), (?<version>IKEv[0-9]), (?<initiator>[0-9a-f]{16})(_i\*? |:)(?<responder>[0-9a-f]{16})(_r\*?)?$", Linear);

    private static readonly Regex Child = new(
        @"^(?<name>.+): #(?<id>[0-9]+)(, reqid [0-9]+)?, (?<state>[A-Z]+|\([0-9]+\)), (?<mode>[A-Z][A-Z0-9_]*)(?<udp>-in-UDP)?, (ESP|AH|\(null\)):(?<proposal>\S*)( \([^)]*\))?$", Linear);

    private static readonly Regex Counters = new(
        @"^(?<way>in|out)\s+(?<spi>[0-9a-f]{8}|\(null\))(/\S+)?( \([^)]*\))?,\s+(?<bytes>[0-9]+|\(null\)) bytes,\s+([0-9]+|\(null\)) packets(,\s+[0-9]+s ago)?$", Linear);

    private static readonly Regex Selectors = new(@"^(?<side>local|remote)\s+(?<selectors>[^'\s].*)$", Linear);

    private static readonly Regex Installed = new(@"^installed \S+ ago(, .+)?$", Linear);

    private static readonly Regex Established = new(@"^established \S+ ago(, .+)?$", Linear);

    private static readonly Regex Proposal = new(@"^(?<proposal>[A-Z0-9_-]+(/[^\s/]+)+)$", Linear);

    private static readonly Regex Tasks = new(@"^(queued|active|passive):\s+\S.*$", Linear);

    /// <summary>Whether an IKE SA as swanctl lists it comes before anything that ipsec prints.</summary>
    public static bool Is(StatusLines lines) => lines.All.SkipWhile(l => SwanctlNoise.Is(l.Text)).Take(1).Any(l => Ike.IsMatch(l.Text));

    public static IpsecStatus Read(StatusLines lines, LocatedProblems problems)
    {
        var sas = new SwanctlSas(problems);
        SwanctlSa? open = null;
        foreach (var (number, line) in lines.All)
        {
            if (Ike.Match(line) is { Success: true } ike)
            {
                open?.Close(sas);
                open = new(ike.Groups, number, problems);
            }
            else if (!(open is null ? SwanctlNoise.Is(line) : TryRead(open, number, line)))
                problems.Add(number, "this line is none that swanctl is known to print here");
        }
        open?.Close(sas);
        if (lines.Unfinished is { } last) problems.Add(last, "the last line has no line end: the text seems to be cut off in it");
        return sas.ToStatus();
    }

    private static bool TryRead(SwanctlSa sa, int number, string line)
    {
        if (Child.Match(line) is { Success: true } child) return sa.TryOpenChild(child.Groups, number);
        if (SwanctlPeer.TryParse(line) is { } peer) return sa.TryPeer(peer);
        if (Proposal.Match(line) is { Success: true } proposal) return sa.TryProposal(proposal.Groups["proposal"].Value);
        if (Established.IsMatch(line)) return sa.TryEstablished();
        if (Tasks.IsMatch(line)) return sa.HasNoChild;
        if (Installed.IsMatch(line)) return sa.TryInstalled();
        if (Counters.Match(line) is { Success: true, Groups: var counters })
            return sa.TryCounters(counters["way"].Value == "in", counters["spi"].Value, counters["bytes"].Value);
        return Selectors.Match(line) is { Success: true, Groups: var groups } && sa.TrySelectors(groups["side"].Value == "local", groups["selectors"].Value);
    }
}
