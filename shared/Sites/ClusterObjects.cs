using HybridDrift.Collect;

namespace HybridDrift.Sites;

/// <summary>The objects of a cluster beside those of <see cref="Cluster"/>, resource by resource.</summary>
/// <param name="NetworkPolicies">Those of Calico and those of Kubernetes, as far as the document holds them.</param>
/// <param name="VpnRoutes">One for each strongSwan release.</param>
/// <param name="BgpSessions">Live, by node; none when nobody has recorded them, which proves nothing.</param>
/// <param name="BirdRoutes">As for the sessions.</param>
/// <param name="KernelRoutes">As for the sessions.</param>
public sealed record ClusterObjects(
    Reading<IReadOnlyList<NodeDetails>> NodeDetails,
    Reading<IReadOnlyList<ServiceDetails>> ServiceDetails,
    Reading<IReadOnlyList<Pod>> Pods,
    Reading<IReadOnlyList<Workload>> Deployments,
    Reading<IReadOnlyList<Workload>> DaemonSets,
    Reading<IReadOnlyList<EndpointSlice>> EndpointSlices,
    Reading<IReadOnlyList<Ingress>> Ingresses,
    Reading<IReadOnlyList<NetworkPolicy>> NetworkPolicies,
    Reading<IReadOnlyList<NetworkPolicy>> GlobalNetworkPolicies,
    Reading<IReadOnlyList<BgpPeer>> BgpPeers,
    Reading<IReadOnlyList<BgpConfiguration>> BgpConfigurations,
    Reading<IReadOnlyList<BgpFilter>> BgpFilters,
    Reading<IReadOnlyList<FelixConfiguration>> FelixConfigurations,
    Reading<IReadOnlyList<BlockAffinity>> BlockAffinities,
    Reading<IReadOnlyList<IpamBlock>> IpamBlocks,
    Reading<IReadOnlyList<CalicoNodeStatus>> CalicoNodeStatuses,
    Reading<IReadOnlyList<HostEndpoint>> HostEndpoints,
    Reading<IReadOnlyList<WorkerStaticRoute>> StaticRoutes,
    Reading<IReadOnlyList<VpnRoutes>> VpnRoutes,
    IReadOnlyList<OfNode<BgpSession>> BgpSessions,
    IReadOnlyList<OfNode<LiveRoute>> BirdRoutes,
    IReadOnlyList<OfNode<LiveRoute>> KernelRoutes)
{
    public IEnumerable<IReading> Readings =>
    [
        NodeDetails, ServiceDetails, Pods, Deployments, DaemonSets, EndpointSlices, Ingresses, NetworkPolicies, GlobalNetworkPolicies,
        BgpPeers, BgpConfigurations, BgpFilters, FelixConfigurations, BlockAffinities, IpamBlocks, CalicoNodeStatuses, HostEndpoints,
        StaticRoutes, VpnRoutes, .. BgpSessions.Select(s => s.Reading), .. BirdRoutes.Select(r => r.Reading), .. KernelRoutes.Select(r => r.Reading),
    ];
}

/// <summary>What was read on one node.</summary>
/// <param name="Node">Its name, from the name of the document.</param>
public sealed record OfNode<T>(string Node, Reading<IReadOnlyList<T>> Reading);
