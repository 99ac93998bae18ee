using HybridDrift.Plans.Values;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Sections;

/// <summary>Where live state is read.</summary>
internal static class SourcesSection
{
    public static IReadOnlyList<PlanKey> Keys { get; } = [PlanKey.Optional("nsx"), PlanKey.Optional("iks"), PlanKey.Optional("icp")];

    public static PlanSources? Read(PlanEntry? section, ProblemList problems) =>
        section is not null && PlanMap.Open(section.Value, section.Key, Keys, problems) is { } map
            ? new(NsxSourceSection.Read(map.Find("nsx"), problems), ClusterSourceSection.Read(map.Find("iks"), problems), ClusterSourceSection.Read(map.Find("icp"), problems))
            : null;
}
