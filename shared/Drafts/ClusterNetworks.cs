using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Drafts;

/// <summary>The networks that a cluster tells of itself.</summary>
internal static class ClusterNetworks
{
    /// <summary>D2.1: the same in every IKS cluster.</summary>
    private static readonly Prefix IksServices = Prefix.Parse("172.21.0.0/16");

    public static IEnumerable<FoundNetwork> OfIks(Cluster cluster)
    {
        yield return Pods("iks-pods", cluster);
        yield return Services("iks-services", cluster, IksServices);
        yield return Portable("iks-public-portable", cluster, isPublic: true);
        yield return Portable("iks-private-portable", cluster, isPublic: false);
        var external = cluster.Nodes.Value.SelectMany(n => n.ExternalAddresses).ToArray();
        if (external.Length > 0)
            yield return new("iks-workers-public", [Enclosing(external)], $"at least this, {Found.From(cluster.Nodes)}; no document shows how large the public subnet is", false);
        yield return Workers("iks-workers-private", cluster);
    }

    public static IEnumerable<FoundNetwork> OfIcp(Cluster cluster) => [Pods("icp-pods", cluster), Services("icp-services", cluster, null)];

    /// <summary>As Calico knows the subnets of its nodes.</summary>
    public static FoundNetwork Workers(string name, Cluster cluster)
    {
        var subnets = cluster.Nodes.Value.Select(n => n.CalicoAddress).OfType<NodeAddress>().Select(a => Prefix.Of(a.Address, a.PrefixLength)).Distinct().Order().ToArray();
        var outside = cluster.Nodes.Value.SelectMany(n => n.InternalAddresses).Where(a => !subnets.Any(s => s.Contains(a))).ToArray();
        return subnets.Length == 0 || subnets.Any(s => s.Length == 32) || outside.Length > 0
            ? new(name, cluster.Nodes.Value.SelectMany(n => n.InternalAddresses).ToArray() is { Length: > 0 } known ? [Enclosing(known)] : [],
                $"the subnet of the workers; {Found.From(cluster.Nodes)} does not tell how large it is", false)
            : new(name, subnets, $"Calico's address of {cluster.Nodes.Value.Count} nodes, {Found.From(cluster.Nodes)}", true);
    }

    private static FoundNetwork Pods(string name, Cluster cluster)
    {
        var pools = cluster.IpPools.Value.Where(p => p.GivesPodsAddresses).OrderBy(p => p.Cidr).ToArray();
        return pools.Length == 0 ? NetworksDraft.Unsure(name, $"no pool that pods get addresses from was read, {Found.From(cluster.IpPools)}")
            : new(name, [.. pools.Select(p => p.Cidr)], $"{string.Join(", ", pools.Select(p => $"IPPool {Scalar.Remark(p.Name)}, {Modes(p)}"))}, {Found.From(cluster.IpPools)}", true);
    }

    private static string Modes(IpPool pool) =>
        pool.VxlanMode != "Never" ? $"VXLAN {Scalar.Remark(pool.VxlanMode)}" : $"IP-in-IP {Scalar.Remark(pool.IpipMode)}";

    /// <summary>No object of a cluster shows the range itself: a prefix that a tunnel is for, with every cluster address in it, does.</summary>
    private static FoundNetwork Services(string name, Cluster cluster, Prefix? fixedRange)
    {
        var addresses = cluster.Services.Value.SelectMany(s => s.ClusterAddresses).ToArray();
        var from = Found.From(cluster.Services);
        if (addresses.Length == 0) return NetworksDraft.Unsure(name, $"the range of cluster addresses; no service was read, {from}");
        if (fixedRange is { } range && addresses.All(range.Contains)) return new(name, [range], $"the same in every IKS cluster; {addresses.Length} services lie in it, {from}", true);
        var pods = cluster.IpPools.Value.Where(p => p.GivesPodsAddresses).Select(p => p.Cidr).ToArray();
        var told = cluster.Objects.VpnRoutes.Value.SelectMany(r => r.LocalSubnets).Distinct().Where(p => addresses.All(p.Contains) && !pods.Any(p.Overlaps)).ToArray();
        return told is [var only]
            ? new(name, [only], $"{Found.From(cluster.Objects.VpnRoutes)}; all {addresses.Length} services lie in it, {from}", true)
            : new(name, [Enclosing(addresses)], $"at least this, {from}; the whole range is --service-cluster-ip-range of the API server", false);
    }

    private static FoundNetwork Portable(string name, Cluster cluster, bool isPublic)
    {
        var reading = cluster.PortableSubnets;
        var subnets = reading.Value.Subnets.Where(s => s.IsPublic == isPublic && !s.IsByoip).ToArray();
        return subnets.Length == 0 ? NetworksDraft.Unsure(name, $"none in {Found.From(reading)}; take it out when there is none")
            : subnets.Any(s => s.Cidr is null) ? NetworksDraft.Unsure(name, $"{Found.From(reading)} lists usable addresses only, not the subnet")
            : new(name, [.. subnets.Select(s => s.Cidr!.Value).Distinct().Order()], $"VLAN {string.Join(", ", subnets.Select(s => Scalar.Remark(s.Vlan)).Distinct())}, {Found.From(reading)}", true);
    }

    /// <summary>The longest prefix with all of them in it.</summary>
    private static Prefix Enclosing(IReadOnlyCollection<Address> addresses)
    {
        var (first, last) = (addresses.Min(), addresses.Max());
        var length = 32;
        while (!Prefix.Of(first, length).Contains(last)) length--;
        return Prefix.Of(first, length);
    }
}
