using HybridDrift.Plans.Values;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Sections;

/// <summary>Where live state is read. Each source has settings of its own, which its collector reads.</summary>
internal static class SourcesSection
{
    public static IReadOnlyList<PlanKey> Keys { get; } = [PlanKey.Optional("nsx"), PlanKey.Optional("iks"), PlanKey.Optional("icp")];

    public static void Check(PlanEntry? section, ProblemList problems)
    {
        if (section is null || PlanMap.Open(section.Value, section.Key, Keys, problems) is not { } map) return;
        foreach (var source in Keys.Select(k => map.Find(k.Name)).OfType<PlanEntry>())
            if (source.Value is not (MapNode or BrokenNode))
                problems.Add(source.Value, ScalarValue.Misfit(source.Value), "write a map of the source's settings");
    }
}
