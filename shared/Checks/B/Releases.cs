using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.B;

/// <summary>The strongSwan release that holds an end of a planned tunnel. An end is a tunnel as its cluster sees it (<see cref="Gateways.Ends"/>).</summary>
internal static class Releases
{
    /// <summary>The services that hold an address, with what they lead to.</summary>
    public static IReadOnlyList<ServiceDetails> Holders(Cluster cluster, Address address)
    {
        var names = cluster.Services.Value.Where(s => s.LoadBalancerAddresses.Contains(address)).Select(s => s.FullName).ToHashSet();
        return [.. cluster.Objects.ServiceDetails.Value.Where(s => names.Contains(s.FullName))];
    }

    public static bool Selects(ServiceDetails service, string ns, IReadOnlyDictionary<string, string> labels) =>
        service.Namespace == ns && service.Selector.Count > 0 && service.Selector.All(s => labels.GetValueOrDefault(s.Key) == s.Value);

    /// <summary>
    /// What the release tells its workers to route: known by its own address; where the cluster's gateway is translated, as that of
    /// ICP behind its edge, by the far end.
    /// </summary>
    public static IReadOnlyList<VpnRoutes> Routes(Cluster cluster, PlanVpn end)
    {
        var all = cluster.Objects.VpnRoutes.Value;
        if (all.Where(r => r.LoadBalancerAddress == end.Gateway).ToArray() is { Length: > 0 } byAddress) return byAddress;
        var releases = Holders(cluster, end.Gateway).Select(s => (s.Namespace, s.Labels.GetValueOrDefault("release"))).ToHashSet();
        if (all.Where(r => r.Release is not null && releases.Contains((r.Namespace, r.Release))).ToArray() is { Length: > 0 } byRelease) return byRelease;
        return [.. all.Where(r => r.RemoteGatewayAddress == end.Peer)];
    }

    /// <summary>The recorded statuses of the pods behind the address of the gateway, whatever they mention.</summary>
    public static IReadOnlyList<Reading<IpsecStatus>> Statuses(Cluster cluster, PlanVpn end)
    {
        var holders = Holders(cluster, end.Gateway);
        var pods = cluster.Objects.Pods.Value.Where(p => holders.Any(h => Selects(h, p.Namespace, p.Labels))).Select(p => $"{cluster.Name}/{p.Name}.strongswan.").ToArray();
        return [.. cluster.IpsecStatuses.Where(s => pods.Any(p => s.Document.StartsWith(p, StringComparison.Ordinal)))];
    }

    /// <summary>A release that runs, or is meant to, is there for the end of a tunnel; how ready it is says <see cref="Ready"/>.</summary>
    public static Outcome Exists(Cluster cluster, PlanVpn end)
    {
        var objects = cluster.Objects;
        var subject = new Subject(cluster.Name, $"release of {Gateways.Name(end)}", objects.Deployments);
        var expected = $"a strongSwan release with the address {end.Gateway}, or with the remote gateway {end.Peer}";
        var holders = Holders(cluster, end.Gateway);
        var maps = Routes(cluster, end).Where(r => r.Release is not null).Select(r => (r.Namespace, r.Release)).ToHashSet();
        var found = objects.Deployments.Value.Where(d => holders.Any(h => Selects(h, d.Namespace, d.Labels))
            || (d.Labels.GetValueOrDefault("app") == "strongswan" && maps.Contains((d.Namespace, d.Labels.GetValueOrDefault("release"))))).ToArray();
        if (found.FirstOrDefault(d => d.Desired > 0) is { } release) return subject.Pass(expected, release.FullName, Proof(release));
        if (found.Length > 0) return subject.Absent(DriftKind.Missing, expected, $"{found[0].FullName} is scaled to nothing", Proof(found[0]));
        // A gateway that nobody deploys by a Deployment has pods all the same.
        if (objects.Pods.Value.FirstOrDefault(p => p.Ready && holders.Any(h => Selects(h, p.Namespace, p.Labels))) is { } pod)
            return subject.Pass(expected, pod.FullName, new Proof(pod.Origin, pod.ToString()));
        return subject.And(cluster.Services, objects.ServiceDetails, objects.VpnRoutes, objects.Pods).Absent(DriftKind.Missing, expected,
            holders.Count > 0 ? $"the service {holders[0].FullName} has the address, and no release and no pod is behind it" : "no service and no release has them", [.. holders.Select(h => new Proof(h.Origin, $"Service {h.FullName}"))]);
    }

    /// <summary>All releases of a cluster, gateways and routes.</summary>
    /// <param name="nodes">With it, the routes must be on every one of these nodes; without, on those that the cluster chose.</param>
    public static IEnumerable<Outcome> Ready(Cluster cluster, Reading<IReadOnlyList<Node>>? nodes)
    {
        foreach (var (label, reading, what) in new[] { ("strongswan", cluster.Objects.Deployments, "gateway"), ("strongswan-routes", cluster.Objects.DaemonSets, "routes") })
        {
            // A release that was scaled to nothing is retired.
            var found = reading.Value.Where(w => w.Labels.GetValueOrDefault("app") == label && (w.Desired > 0 || label != "strongswan")).ToArray();
            // Every cluster has workloads in kube-system: a list without them is that of a single namespace.
            if (found.Length == 0 && reading.Value.All(w => w.Namespace != "kube-system"))
                yield return new Subject(cluster.Name, $"strongSwan {what}", reading).Unknown($"{reading.Document} holds no workload of kube-system: read all namespaces (kubectl get -A)");
            else if (found.Length == 0)
                yield return new Subject(cluster.Name, $"strongSwan {what}", reading).Absent(DriftKind.Missing, $"a workload labelled app={label}", "there is none");
            foreach (var workload in found)
            {
                var subject = new Subject(cluster.Name, $"{what} {workload.FullName}", [reading, .. nodes is null ? Array.Empty<IReading>() : [nodes]]);
                if (label == "strongswan-routes" && workload.Desired < nodes?.Value.Count)
                    yield return subject.Absent(DriftKind.Different, $"routes on all {nodes.Value.Count} workers", $"wanted on {workload.Desired} only: the others are tainted or not selected", Proof(workload));
                else yield return workload.IsReady && workload.Desired > 0
                    ? subject.Pass("all ready", $"{workload.Ready} of {workload.Desired} ready", Proof(workload))
                    : subject.Fail(DriftKind.Different, "all ready", $"{workload.Ready} of {workload.Desired} ready", Proof(workload));
            }
        }
    }

    private static Proof Proof(Workload workload) => new(workload.Origin, workload.ToString());
}
