namespace HybridDrift.Collect.Kubernetes;

/// <summary>What the account lacks, as the rule that its role needs.</summary>
internal static class Denied
{
    public const string Discovery = "this account may not ask what the cluster serves (403): bind it to the ClusterRole system:discovery, as all accounts are at first";

    public static string List(ServingApi api, string resource) => $"this account may not list {resource} (403): {Rule(api.Group, resource, "list")}, in a ClusterRole";

    public static string ConfigMap(string space, string name) =>
        $"this account may not read the ConfigMap {name} (403): {Rule("", "configmaps", "get")[..^1]}, resourceNames: [{name}]}}, in a Role of {space}";

    public static string Exec(string space) =>
        $"this account may not run commands in pods (403): {Rule("", "pods/exec", "get, create")}, in a Role of {space}; or set exec: false in the plan";

    private static string Rule(string group, string resource, string verbs) =>
        $"it needs the rule {{apiGroups: [{(group.Length == 0 ? "\"\"" : group)}], resources: [{resource}], verbs: [{verbs}]}}";
}
