using HybridDrift.Plans.Values;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Sections;

/// <summary>NSX Manager as a source.</summary>
internal static class NsxSourceSection
{
    public static IReadOnlyList<PlanKey> Keys { get; } =
    [
        PlanKey.Required("url", "https://nsx.dal10.example"), PlanKey.Required("secret", "nsx-reader"), PlanKey.Optional("login"),
        PlanKey.Optional("certificate-sha256"), PlanKey.Optional("ca-file"), PlanKey.Optional("timeout"), PlanKey.Optional("deadline"),
    ];

    private static readonly Choice<NsxLogin>[] Logins = [new("basic", NsxLogin.Basic), new("jwt", NsxLogin.Jwt)];

    public static PlanNsxSource? Read(PlanEntry? source, ProblemList problems)
    {
        if (source is null || PlanMap.Open(source.Value, source.Key, Keys, problems) is not { } map) return null;
        if (map.Find("certificate-sha256") is not null && map.Find("ca-file") is { } authorities)
            problems.Add(authorities.Key, "'ca-file' stands beside 'certificate-sha256'", "keep one: either that certificate alone is trusted, or those that these authorities sign");
        return new(map.Text("url", TextForms.Url) ?? "", map.Text("secret", TextForms.Name) ?? "", map.Choice("login", Logins) ?? NsxLogin.Basic,
            map.Text("certificate-sha256", TextForms.Sha256)?.ToLowerInvariant(), map.Text("ca-file", TextForms.File),
            map.Seconds("timeout"), map.Seconds("deadline"), map.Line);
    }
}
