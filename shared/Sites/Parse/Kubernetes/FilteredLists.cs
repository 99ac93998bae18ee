using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>
/// kubectl reads one namespace unless it is told otherwise, and its output does not say so. What every cluster has, and
/// what the other lists of the cluster name, tells: a list without it is a part.
/// </summary>
internal static class FilteredLists
{
    private const string System = "kube-system", Advice = "does it list one namespace only? Read all of them (kubectl get -A)";

    public static Cluster Mark(Cluster cluster)
    {
        var objects = cluster.Objects;
        var (nodes, services) = (Nodes(cluster), Services(cluster));
        return cluster with
        {
            Nodes = Part(cluster.Nodes, nodes),
            Services = Part(cluster.Services, services),
            Objects = objects with
            {
                NodeDetails = Part(objects.NodeDetails, nodes),
                ServiceDetails = Part(objects.ServiceDetails, services),
                Pods = Part(objects.Pods, Pods(objects)),
                Deployments = Part(objects.Deployments, Workloads(objects.Deployments.Value)),
                DaemonSets = Part(objects.DaemonSets, Workloads(objects.DaemonSets.Value)),
                EndpointSlices = Part(objects.EndpointSlices, objects.EndpointSlices.Value.Any(s => s.ServiceFullName == "default/kubernetes") ? null
                    : $"has no slice of the service default/kubernetes, which every cluster has: {Advice}"),
            },
        };
    }

    /// <summary>A daemon set runs on nodes: it cannot be wanted on more than there are.</summary>
    private static string? Nodes(Cluster cluster) =>
        cluster.Objects.DaemonSets.Value.MaxBy(d => d.Desired) is { } widest && widest.Desired > cluster.Nodes.Value.Count
            ? $"lists {cluster.Nodes.Value.Count} nodes, but {widest.Kind} {widest.FullName} is wanted on {widest.Desired}: read all nodes"
            : null;

    private static string? Services(Cluster cluster)
    {
        var services = cluster.Services.Value;
        if (services.All(s => s.FullName != "default/kubernetes")) return $"has no service default/kubernetes, which every cluster has: {Advice}";
        var namespaces = services.Select(s => s.Namespace).ToHashSet();
        if (!namespaces.Contains(System)) return $"has no service of {System}, where every cluster has its name service: {Advice}";
        var named = cluster.Objects.EndpointSlices.Value.FirstOrDefault(e => e.Service is not null && !namespaces.Contains(e.Namespace));
        return named is null ? null : $"has no service of the namespace '{Words.Of(named.Namespace)}', where endpoints of one are: {Advice}";
    }

    private static string? Pods(ClusterObjects objects)
    {
        var namespaces = objects.Pods.Value.Select(p => p.Namespace).ToHashSet();
        if (!namespaces.Contains(System)) return $"holds no pod of {System}, where every cluster has some: {Advice}";
        var running = objects.Deployments.Value.Concat(objects.DaemonSets.Value).FirstOrDefault(w => w.Ready > 0 && !namespaces.Contains(w.Namespace));
        return running is null ? null : $"holds no pod of the namespace '{Words.Of(running.Namespace)}', where those of {running.Kind} {Words.Of(running.Name)} are ready: {Advice}";
    }

    private static string? Workloads(IReadOnlyList<Workload> workloads) =>
        workloads.Any(w => w.Namespace == System) ? null : $"holds no workload of {System}, where every cluster has some: {Advice}";

    /// <summary>One that is a part for another reason needs no further one.</summary>
    private static Reading<IReadOnlyList<T>> Part<T>(Reading<IReadOnlyList<T>> reading, string? why) =>
        why is null || reading.Completeness != Completeness.Complete ? reading : Reading.Of(reading.Value, reading.Document, [new(reading.Document, "", why)]);
}
