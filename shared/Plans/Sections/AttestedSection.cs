using HybridDrift.Plans.Values;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Sections;

/// <summary>What an owner vouches for.</summary>
internal static class AttestedSection
{
    public static IReadOnlyList<PlanKey> AttestationKeys { get; } =
    [
        PlanKey.Required("clause", "B4.1"), PlanKey.Required("by", "network-team"), PlanKey.Required("on", "2026-10-01"), PlanKey.Optional("note"),
    ];

    public static IReadOnlyList<PlanAttestation> Read(PlanEntry? section, ProblemList problems) =>
        ManyMaps.InList(section, AttestationKeys, problems, attestation => new PlanAttestation(
            attestation.Text("clause", TextForms.Clause) ?? "", attestation.Text("by") ?? "",
            attestation.Find("on") is { } on ? DateValue.Read(on.Value, problems) : default, attestation.Text("note"), attestation.Line));
}
