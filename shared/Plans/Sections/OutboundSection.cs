using HybridDrift.Plans.Values;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Sections;

/// <summary>Access to the internet (A3), directly or through a proxy (A4).</summary>
internal static class OutboundSection
{
    public static IReadOnlyList<PlanKey> Keys { get; } =
        [PlanKey.Required("clients", "[icp-workers]"), PlanKey.Required("ports", "[80, 443]"), PlanKey.Optional("proxy")];

    public static IReadOnlyList<PlanKey> ProxyKeys { get; } = [PlanKey.Required("address", "10.60.0.10"), PlanKey.Required("port", "3128")];

    public static PlanOutbound? Read(PlanEntry? section, NetworkNames networks, ProblemList problems)
    {
        if (section is null || PlanMap.Open(section.Value, section.Key, Keys, problems) is not { } map) return null;
        var proxy = map.Find("proxy") is { } entry ? PlanMap.Open(entry.Value, entry.Key, ProxyKeys, problems) : null;
        return new(map.Networks("clients", networks), map.Ports("ports"), proxy?.Address("address"), proxy?.Port("port"), section.Key.Line);
    }
}
