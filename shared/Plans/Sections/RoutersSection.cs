using HybridDrift.Addresses;
using HybridDrift.Plans.Values;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Sections;

/// <summary>IBM Cloud's routers: the backend (BCR) and the frontend customer router (FCR).</summary>
internal static class RoutersSection
{
    public static IReadOnlyList<PlanKey> Keys { get; } = [PlanKey.Optional("bcr"), PlanKey.Optional("fcr")];

    public static (Address? Backend, Address? Frontend) Read(PlanEntry? section, ProblemList problems) =>
        section is not null && PlanMap.Open(section.Value, section.Key, Keys, problems) is { } map
            ? (map.Address("bcr"), map.Address("fcr"))
            : default;
}
