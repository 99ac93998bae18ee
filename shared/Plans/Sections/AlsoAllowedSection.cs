using HybridDrift.Plans.Values;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Sections;

/// <summary>Access that is neither a flow nor a service. Without ports it is access to all of them.</summary>
internal static class AlsoAllowedSection
{
    public static IReadOnlyList<PlanKey> AllowanceKeys { get; } =
    [
        PlanKey.Required("from", "vcs-esg-private"), PlanKey.Required("to", "vcs-esg-private"), PlanKey.Optional("ports"),
        PlanKey.Required("because", "\"the edges reach each other\""),
    ];

    public static IReadOnlyList<PlanAllowance> Read(PlanEntry? section, PlaceValue places, ProblemList problems) =>
        ManyMaps.InList(section, AllowanceKeys, problems, allowance => new PlanAllowance(
            places.Read(allowance.Find("from")), places.Read(allowance.Find("to")),
            allowance.Ports("ports"), allowance.Text("because") ?? "", allowance.Line));
}
