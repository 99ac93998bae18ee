using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Difference;

/// <summary>One cluster on both sides.</summary>
internal static class ClusterComparison
{
    public static void Compare(Comparison of, string asset, Cluster before, Cluster after)
    {
        Each("nodes", c => c.Nodes, ClusterItems.Of);
        Each("nodes", c => c.Objects.NodeDetails, ClusterItems.Of);
        Each("services", c => c.Services, ClusterItems.Of);
        Each("services", c => c.Objects.ServiceDetails, ClusterItems.Of);
        All("endpoints", c => c.Objects.EndpointSlices, ClusterItems.Of);
        Each("deployments", c => c.Objects.Deployments, ClusterItems.Of);
        Each("daemon sets", c => c.Objects.DaemonSets, ClusterItems.Of);
        Each("ingresses", c => c.Objects.Ingresses, ClusterItems.Of);
        All("portable subnets", c => c.PortableSubnets, ClusterItems.Of);
        Each("static routes", c => c.Objects.StaticRoutes, ClusterItems.Of);
        Each("IP pools", c => c.IpPools, CalicoItems.Of);
        Each("block affinities", c => c.Objects.BlockAffinities, CalicoItems.Of);
        Each("IPAM blocks", c => c.Objects.IpamBlocks, CalicoItems.Of);
        Each("BGP peers", c => c.Objects.BgpPeers, CalicoItems.Of);
        All("BGP", c => c.Objects.BgpConfigurations, CalicoItems.Of);
        Each("BGP filters", c => c.Objects.BgpFilters, CalicoItems.Of);
        Each("Felix", c => c.Objects.FelixConfigurations, CalicoItems.Of);
        Each("host endpoints", c => c.Objects.HostEndpoints, CalicoItems.Of);
        Each("network policies", c => c.Objects.NetworkPolicies, CalicoItems.Of);
        Each("global network policies", c => c.Objects.GlobalNetworkPolicies, CalicoItems.Of);
        Each("VPN routes", c => c.Objects.VpnRoutes, ClusterItems.Of);
        var (old, @new) = (TunnelItems.Joined(asset, before.IpsecStatuses, after.IpsecStatuses.Count), TunnelItems.Joined(asset, after.IpsecStatuses, before.IpsecStatuses.Count));
        of.Items(asset, "tunnels", old, @new, TunnelItems.Of(old.Value), TunnelItems.Of(@new.Value));
        // These come and go: only that they were not read is said.
        of.Both(asset, "pods", before.Objects.Pods, after.Objects.Pods);
        of.Both(asset, "reports of nodes", before.Objects.CalicoNodeStatuses, after.Objects.CalicoNodeStatuses);
        Nodes("BGP sessions", c => c.Objects.BgpSessions, ClusterItems.Of);
        Nodes("BIRD's routes", c => c.Objects.BirdRoutes, ClusterItems.Of);
        Nodes("kernel routes", c => c.Objects.KernelRoutes, ClusterItems.Of);

        void Each<T>(string area, Func<Cluster, Reading<IReadOnlyList<T>>> choose, Func<T, Item> item) => All(area, choose, all => all.Select(item));

        void All<T>(string area, Func<Cluster, Reading<T>> choose, Func<T, IEnumerable<Item>> items) where T : notnull
        {
            var (one, other) = (choose(before), choose(after));
            of.Items(asset, area, one, other, items(one.Value), items(other.Value));
        }

        // What was read on single nodes: a node that was not asked says nothing.
        void Nodes<T>(string area, Func<Cluster, IReadOnlyList<OfNode<T>>> choose, Func<IReadOnlyList<T>, string, IEnumerable<Item>> items)
        {
            var (was, isNow) = (choose(before).ToDictionary(n => n.Node, n => n.Reading), choose(after).ToDictionary(n => n.Node, n => n.Reading));
            foreach (var node in was.Keys.Union(isNow.Keys).Order(StringComparer.Ordinal))
            {
                if (was.TryGetValue(node, out var one) && isNow.TryGetValue(node, out var other)) of.Items(asset, area, one, other, items(one.Value, node), items(other.Value, node));
                else of.CannotTell(asset, area, $"node {node} was asked only {(was.ContainsKey(node) ? "before" : "after")}");
            }
        }
    }
}
