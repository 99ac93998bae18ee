using HybridDrift.Plans.Values;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Sections;

/// <summary>How the parts of the site are joined. What is not said is not joined.</summary>
internal static class IntegrationSection
{
    public static IReadOnlyList<PlanKey> Keys { get; } =
    [
        PlanKey.Optional("iks-to-vcs"), PlanKey.Optional("iks-to-icp"), PlanKey.Optional("icp-to-vcs"), PlanKey.Optional("internet"),
    ];

    private static readonly Choice<IksToVcs>[] IksToVcsModes =
    [
        new("strongswan", IksToVcs.Strongswan), new("common-vlan", IksToVcs.CommonVlan), new("static-nat", IksToVcs.StaticNat),
        new("bgp-bcr", IksToVcs.BgpBcr), new("none", IksToVcs.None),
    ];

    private static readonly Choice<IksToIcp>[] IksToIcpModes = [new("strongswan", IksToIcp.Strongswan), new("none", IksToIcp.None)];

    private static readonly Choice<IcpToVcs>[] IcpToVcsModes =
        [new("routed", IcpToVcs.Routed), new("same-router", IcpToVcs.SameRouter), new("none", IcpToVcs.None)];

    private static readonly Choice<InternetAccess>[] InternetModes =
        [new("snat", InternetAccess.Snat), new("proxy", InternetAccess.Proxy), new("none", InternetAccess.None)];

    public static Integration Read(PlanEntry? section, ProblemList problems)
    {
        if (section is null || PlanMap.Open(section.Value, section.Key, Keys, problems) is not { } map)
            return new([IksToVcs.None], IksToIcp.None, IcpToVcs.None, InternetAccess.None);
        return new(
            map.Find("iks-to-vcs") is { } modes ? ReadIksToVcs(modes.Value, problems) : [IksToVcs.None],
            map.Choice("iks-to-icp", IksToIcpModes) ?? IksToIcp.None,
            map.Choice("icp-to-vcs", IcpToVcsModes) ?? IcpToVcs.None,
            map.Choice("internet", InternetModes) ?? InternetAccess.None);
    }

    private static IReadOnlyList<IksToVcs> ReadIksToVcs(PlanNode node, ProblemList problems)
    {
        var wanted = $"one of {Wording.List(IksToVcsModes.Select(m => m.Name))}";
        var modes = ListValue.ReadOneOrMore(node, wanted, n => (Node: n, Mode: ChoiceValue.Read(n, IksToVcsModes, problems)), problems);
        if (modes.Count > 1 && modes.FirstOrDefault(m => m.Mode == IksToVcs.None).Node is { } none)
            problems.Add(none, "'none' stands beside other modes", "remove it, or all the others");
        return [.. modes.Select(m => m.Mode).OfType<IksToVcs>().Distinct()];
    }
}
