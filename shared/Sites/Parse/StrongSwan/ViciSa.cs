using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>An IKE SA as VICI has it, whatever it was written down as.</summary>
internal static class ViciSa
{
    /// <summary>Null when it has not what every IKE SA has.</summary>
    public static IkeSa? Ike(string name, ViciSection section, Origin origin, LocatedProblems problems)
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

    public static TrafficSelectors? Selectors(ViciSection section, string key) =>
        section.Lists.TryGetValue(key, out var items) ? SelectorText.TryParse(string.Join(' ', items)) : null;

    private static string? Proposal(ViciSection section)
    {
        string?[] parts = [Sized(section, "encr"), Sized(section, "integ"), section["prf-alg"], section["dh-group"], section["esn"] is null ? null : "ESN"];
        return parts.Any(p => p is not null) ? string.Join('/', parts.OfType<string>()) : null;
    }

    private static string? Sized(ViciSection section, string what) =>
        section[what + "-alg"] is { } algorithm ? algorithm + (section[what + "-keysize"] is { } bits ? "_" + bits : "") : null;
}
