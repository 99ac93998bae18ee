using HybridDrift.Plans.Values;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Sections;

/// <summary>Name and time services (A5).</summary>
internal static class ServicesSection
{
    public static IReadOnlyList<PlanKey> Keys { get; } =
        [PlanKey.Required("dns", "[10.0.80.11, 10.0.80.12]"), PlanKey.Required("ntp", "[10.0.77.54]"), PlanKey.Required("clients", "[icp-workers]")];

    public static PlanServices? Read(PlanEntry? section, NetworkNames networks, ProblemList problems) =>
        section is not null && PlanMap.Open(section.Value, section.Key, Keys, problems) is { } map
            ? new(map.Addresses("dns"), map.Addresses("ntp"), map.Networks("clients", networks), section.Key.Line)
            : null;
}
