using HybridDrift.Plans.Values;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Sections;

/// <summary>A Kubernetes cluster as a source.</summary>
internal static class ClusterSourceSection
{
    /// <summary>Of these a cluster has one.</summary>
    private static readonly string[] Ways = ["kubeconfig-secret", "kubeconfig-file", "in-cluster"];

    public static IReadOnlyList<PlanKey> Keys { get; } = [.. Ways.Select(PlanKey.Optional), PlanKey.Optional("strongswan"), PlanKey.Optional("routes"), PlanKey.Optional("gateways")];

    public static IReadOnlyList<PlanKey> StrongswanKeys { get; } = [PlanKey.Required("namespace", "vpn"), PlanKey.Optional("exec"), PlanKey.Optional("selector")];

    public static IReadOnlyList<PlanKey> RoutesKeys { get; } = [PlanKey.Optional("exec"), PlanKey.Optional("namespace"), PlanKey.Optional("selector")];

    public static IReadOnlyList<PlanKey> GatewayKeys { get; } = [PlanKey.Required("vici", "unix:///var/run/charon.vici")];

    public static PlanClusterSource? Read(PlanEntry? source, ProblemList problems)
    {
        if (source is null || PlanMap.Open(source.Value, source.Key, Keys, problems) is not { } map) return null;
        var inCluster = map.Boolean("in-cluster");
        var ways = Ways.Select(map.Find).OfType<PlanEntry>().ToArray();
        foreach (var other in ways.Skip(1)) problems.Add(other.Key, $"'{other.Key.Text}' stands beside '{ways[0].Key.Text}'", "keep one: a cluster is opened in one way");
        if (ways is []) problems.Add(source.Key, "nothing says how to open the cluster", "add 'kubeconfig-secret: NAME', 'kubeconfig-file: FILE' or 'in-cluster: true'");
        if (ways is [{ Key.Text: "in-cluster" } only] && !inCluster && only.Value is ScalarNode { Boolean: false })
            problems.Add(only.Value, "nothing says how to open the cluster", "write true, or add 'kubeconfig-secret: NAME' or 'kubeconfig-file: FILE' instead");
        return new(map.Text("kubeconfig-secret", TextForms.Name), map.Text("kubeconfig-file", TextForms.File), inCluster,
            Strongswan(map.Find("strongswan"), problems), Routes(map.Find("routes"), problems), map.Line)
        {
            Gateways = ManyMaps.ByName(map.Find("gateways"), GatewayKeys, problems, (name, gateway) => new PlanGatewaySource(name.Text, gateway.Text("vici", TextForms.Vici) ?? "", gateway.Line)),
        };
    }

    private static PlanStrongswanSource? Strongswan(PlanEntry? entry, ProblemList problems) =>
        entry is not null && PlanMap.Open(entry.Value, entry.Key, StrongswanKeys, problems) is { } map
            ? new(map.Text("namespace", TextForms.Namespace) ?? "", map.Boolean("exec"), map.Text("selector", TextForms.Label) ?? PlanStrongswanSource.DefaultSelector)
            : null;

    private static PlanRoutesSource? Routes(PlanEntry? entry, ProblemList problems) =>
        entry is not null && PlanMap.Open(entry.Value, entry.Key, RoutesKeys, problems) is { } map
            ? new(map.Boolean("exec"), map.Text("namespace", TextForms.Namespace) ?? PlanRoutesSource.DefaultNamespace,
                map.Text("selector", TextForms.Label) ?? PlanRoutesSource.DefaultSelector)
            : null;
}
