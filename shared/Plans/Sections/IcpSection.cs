using HybridDrift.Addresses;
using HybridDrift.Plans.Values;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Sections;

/// <summary>The virtual addresses of ICP (A6).</summary>
internal static class IcpSection
{
    public static IReadOnlyList<PlanKey> Keys { get; } = [PlanKey.Optional("master"), PlanKey.Optional("proxy")];

    public static IReadOnlyList<PlanKey> VipKeys { get; } =
    [
        PlanKey.Required("vip", "192.168.133.10"), PlanKey.Required("exposed-as", "10.208.242.131"), PlanKey.Required("ports", "[8443]"),
    ];

    public static (PlanVip? Master, PlanVip? Proxy) Read(PlanEntry? section, ProblemList problems) =>
        section is not null && PlanMap.Open(section.Value, section.Key, Keys, problems) is { } map
            ? (ReadVip(map.Find("master"), problems), ReadVip(map.Find("proxy"), problems))
            : default;

    /// <summary>The names under which other sections refer to the addresses.</summary>
    public static IReadOnlyDictionary<string, Address?> Places((PlanVip? Master, PlanVip? Proxy) icp) => new Dictionary<string, Address?>
    {
        ["icp.master"] = icp.Master?.Vip,
        ["icp.proxy"] = icp.Proxy?.Vip,
    };

    private static PlanVip? ReadVip(PlanEntry? entry, ProblemList problems) =>
        entry is not null && PlanMap.Open(entry.Value, entry.Key, VipKeys, problems) is { } vip
            ? new(vip.Address("vip") ?? default, vip.Addresses("exposed-as"), vip.Ports("ports"), entry.Key.Line)
            : null;
}
