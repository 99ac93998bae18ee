using System.Text.Json;
using HybridDrift.Collect;
using HybridDrift.Collect.Kubernetes;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>Deployments and DaemonSets of <c>apps/v1</c> and the API versions before it.</summary>
internal static class WorkloadParser
{
    /// <summary>One replica is the default; the cluster leaves counts of 0 out.</summary>
    public static Workload? ParseDeployment(JsonElement item, Origin origin, List<Problem> problems) => Fields.Read(item, origin, problems, fields =>
        Workload(fields, WorkloadKind.Deployment, fields.Whole("spec", "replicas") ?? 1,
            fields.Whole("status", "readyReplicas") ?? 0, fields.Whole("status", "updatedReplicas") ?? 0));

    public static Workload? ParseDaemonSet(JsonElement item, Origin origin, List<Problem> problems) => Fields.Read(item, origin, problems, fields =>
    {
        if (fields.Whole("status", "desiredNumberScheduled") is not { } desired)
        {
            fields.Problem("has no status.desiredNumberScheduled");
            return null;
        }
        return Workload(fields, WorkloadKind.DaemonSet, desired, fields.Whole("status", "numberReady") ?? 0, fields.Whole("status", "updatedNumberScheduled") ?? 0);
    });

    private static Workload Workload(Fields fields, WorkloadKind kind, int desired, int ready, int updated)
    {
        var (labels, name) = (fields.Map("metadata", "labels"), fields.Name());
        var settings = labels.GetValueOrDefault("app") is "strongswan" or "strongswan-routes" ? Settings(fields, KnownSettings.OfStrongswan, mayBeElsewhere: false)
            : name == "calico-node" ? Settings(fields, KnownSettings.OfCalico, mayBeElsewhere: true) : new Dictionary<string, string>();
        return new(kind, fields.Namespace(), name, labels, desired, ready, updated, settings, fields.Origin);
    }

    private static Dictionary<string, string> Settings(Fields fields, IReadOnlySet<string> wanted, bool mayBeElsewhere)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var container in fields.Items("spec", "template", "spec", "containers"))
        {
            foreach (var variable in container.Items("env"))
            {
                if (variable.Text("name") is not { } name || !wanted.Contains(name)) continue;
                if (mayBeElsewhere && variable.Has("valueFrom")) settings[name] = HybridDrift.Sites.Workload.Elsewhere;
                else if (variable.Has("valueFrom")) variable.Problem($"{name} comes from elsewhere: its value is not known");
                else if (!settings.TryAdd(name, variable.Text("value") ?? "") && settings[name] != variable.Text("value"))
                    variable.Problem($"{name} has two values");
            }
        }
        return settings;
    }
}
