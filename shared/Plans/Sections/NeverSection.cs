using HybridDrift.Plans.Values;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Sections;

/// <summary>What must not be reachable.</summary>
internal static class NeverSection
{
    public static IReadOnlyList<PlanKey> NeverKeys { get; } =
        [PlanKey.Required("from", "internet"), PlanKey.Required("to", "vcs-vms"), PlanKey.Optional("because")];

    public static IReadOnlyList<PlanNever> Read(PlanEntry? section, PlaceValue places, ProblemList problems) =>
        ManyMaps.InList(section, NeverKeys, problems, never => new PlanNever(
            places.Read(never.Find("from")), places.Read(never.Find("to")), never.Text("because"), never.Line));
}
