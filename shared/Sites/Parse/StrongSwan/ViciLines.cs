using HybridDrift.Collect;

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
            if (Ike(name, section, problems.Line(number), problems) is { } sa) sas.Add(sa);
            else problems.Add(number, "an IKE SA without its state, number or ends");
        }
    }

    private static IkeSa? Ike(string name, ViciSection section, Origin origin, LocatedProblems problems)
    {
        if (section["uniqueid"] is not { } id || SwanctlSas.Number(id) is not { } number || section["state"] is not { } state || section["version"] is not { } version
            || section["local-host"] is not { } localHost || section["local-id"] is not { } localId
            || section["remote-host"] is not { } remoteHost || section["remote-id"] is not { } remoteId
            || section.Sections.FirstOrDefault(s => s.Name == "child-sas").Section is not { } children) return null;
        return new()
        {
            Name = name,
            Id = number,
            State = SwanctlSas.Ike(state),
            Version = "IKEv" + version,
            InitiatorSpi = section["initiator-spi"],
            ResponderSpi = section["responder-spi"],
            LocalHost = localHost,
            LocalId = localId,
            RemoteHost = remoteHost,
            RemoteId = remoteId,
            Proposal = Proposal(section),
            Children = [.. children.Sections.Select(c => Child(c.Name, c.Section, origin, problems)).OfType<ChildSa>()],
            Origin = origin,
        };
    }

    /// <summary>Before 5.5.3 the section had the bare name of the child; after it a number is added, and the name stands inside.</summary>
    private static ChildSa? Child(string name, ViciSection section, Origin origin, LocatedProblems problems)
    {
        if (SwanctlSas.Number(section["uniqueid"] ?? section["reqid"]) is not { } id || section["state"] is not { } state || section["mode"] is not { } mode)
        {
            problems.Add(origin, "a child SA without its state, number or mode");
            return null;
        }
        var (local, remote) = (Selectors(section, "local-ts"), Selectors(section, "remote-ts"));
        if (local is null || remote is null) problems.Add(origin, "a child SA has selectors that are missing or none that strongSwan prints");
        return new()
        {
            Name = section["name"] ?? name,
            Id = id,
            State = SwanctlSas.Child(state),
            Mode = mode,
            SpiIn = section["spi-in"],
            SpiOut = section["spi-out"],
            UdpEncapsulated = section["encap"] == "yes",
            Proposal = Proposal(section),
            BytesIn = SwanctlSas.Number(section["bytes-in"]),
            BytesOut = SwanctlSas.Number(section["bytes-out"]),
            Local = local ?? TrafficSelectors.None,
            Remote = remote ?? TrafficSelectors.None,
            HasSelectors = local is not null && remote is not null,
            Origin = origin,
        };
    }

    private static TrafficSelectors? Selectors(ViciSection section, string key) =>
        section.Lists.TryGetValue(key, out var items) ? SelectorText.TryParse(string.Join(' ', items)) : null;

    private static string? Proposal(ViciSection section)
    {
        string?[] parts = [Sized(section, "encr"), Sized(section, "integ"), section["prf-alg"], section["dh-group"], section["esn"] is null ? null : "ESN"];
        return parts.Any(p => p is not null) ? string.Join('/', parts.OfType<string>()) : null;
    }

    private static string? Sized(ViciSection section, string what) =>
        section[what + "-alg"] is { } algorithm ? algorithm + (section[what + "-keysize"] is { } bits ? "_" + bits : "") : null;
}
