using HybridDrift.Collect.Calico;
using HybridDrift.Collect.StrongSwan;
using HybridDrift.Plans;

namespace HybridDrift.Collect.Kubernetes;

/// <summary>
/// Reads a cluster: lists of all its namespaces, trimmed to what is known, and by commands in pods what no API shows, where
/// the plan allows it. What cannot be read is a problem of its own document; the rest is read all the same.
/// </summary>
public static class KubernetesReader
{
    /// <param name="name">Of the cluster in the plan: <c>iks</c>, <c>icp</c>.</param>
    /// <param name="progress">Told of each document when it is there.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> asked for it.</exception>
    public static async Task<CollectedSource> ReadAsync(
        string name, PlanClusterSource source, ClusterAccess access, ClusterLimits limits, TimeProvider time,
        IProgress<CollectedDocument>? progress = null, CancellationToken cancellation = default)
    {
        using var connection = new ClusterConnection(access);
        using var deadline = new CancellationTokenSource(limits.Deadline, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        var found = new Found(name, time, progress);
        var session = new ClusterSession(connection, new(connection, limits, time), limits, time, found, cancellation, both.Token);
        if (await new ClusterLists(session).ReadAsync(name, hasPortableSubnets: name == "iks", source.Strongswan))
        {
            if (source.Strongswan is { Exec: true } strongswan) await StrongSwanReader.ReadAsync(session, strongswan);
            if (source.Routes is { Exec: true } routes) await RouteReader.ReadAsync(session, routes);
        }
        return found.ToSource();
    }
}
