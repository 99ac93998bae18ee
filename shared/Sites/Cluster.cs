using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites;

/// <summary>A Kubernetes cluster, resource by resource.</summary>
/// <param name="Name">The folder of its documents and its name in the plan: <c>iks</c>, <c>icp</c>.</param>
/// <param name="IpsecStatuses">One reading for each strongSwan daemon; a cluster runs one for each VPN release.</param>
public sealed record Cluster(
    string Name,
    Reading<IReadOnlyList<Node>> Nodes,
    Reading<IReadOnlyList<KubernetesService>> Services,
    Reading<IReadOnlyList<IpPool>> IpPools,
    Reading<PortableSubnets> PortableSubnets,
    IReadOnlyList<Reading<IpsecStatus>> IpsecStatuses,
    ClusterObjects Objects)
{
    public IEnumerable<IReading> Readings => [Nodes, Services, IpPools, PortableSubnets, .. IpsecStatuses, .. Objects.Readings];
}

/// <summary>A worker or master node.</summary>
/// <param name="CalicoAddress">Annotation <c>projectcalico.org/IPv4Address</c>: its prefix decides what "same subnet" is.</param>
/// <param name="PrivateVlan">IBM Cloud VLAN id, from the label.</param>
public sealed record Node(
    string Name, IReadOnlyList<Address> InternalAddresses, IReadOnlyList<Address> ExternalAddresses, NodeAddress? CalicoAddress,
    string? PrivateVlan, string? PublicVlan, Origin Origin);

/// <summary>An address with the prefix length of its interface.</summary>
public sealed record NodeAddress(Address Address, int PrefixLength)
{
    public override string ToString() => $"{Address}/{PrefixLength}";
}

/// <summary>A Service.</summary>
/// <param name="ClusterAddresses">Empty for a headless service.</param>
/// <param name="LoadBalancerAddresses">Empty while pending, and for other types.</param>
/// <param name="LoadBalancerNames">Host names in place of addresses, as load balancers of a VPC have them.</param>
public sealed record KubernetesService(
    string Namespace, string Name, string Type, IReadOnlyList<Address> ClusterAddresses, IReadOnlyList<Address> LoadBalancerAddresses,
    IReadOnlyList<string> LoadBalancerNames, Origin Origin)
{
    public string FullName => $"{Namespace}/{Name}";
}

/// <summary>A Calico IP pool.</summary>
/// <param name="IpipMode"><c>Always</c>, <c>CrossSubnet</c> or <c>Never</c>; <paramref name="VxlanMode"/> as well.</param>
/// <param name="DisableBgpExport">Its routes are not announced to BGP peers.</param>
/// <param name="BlockSize">Prefix length of the blocks that nodes take out of it.</param>
/// <param name="NodeSelector">The nodes that take blocks out of it, in Calico's syntax.</param>
/// <param name="AllowedUses">Empty means workloads and tunnels (the default).</param>
public sealed record IpPool(
    string Name, Prefix Cidr, bool Disabled, string IpipMode, string VxlanMode, bool NatOutgoing, bool DisableBgpExport, int BlockSize,
    string NodeSelector, IReadOnlyList<string> AllowedUses, Origin Origin)
{
    /// <summary>Pods get addresses from it.</summary>
    public bool GivesPodsAddresses => !Disabled && (AllowedUses.Count == 0 || AllowedUses.Contains("Workload"));

    public override string ToString() =>
        $"IPPool {Name}: {Cidr}{(Disabled ? ", disabled" : "")}, ipipMode {IpipMode}, vxlanMode {VxlanMode}, natOutgoing {(NatOutgoing ? "true" : "false")}";
}

/// <summary>The portable subnets that IBM Cloud gave to the cluster's VLANs (<c>vlanipmap.json</c>).</summary>
/// <param name="Errors">What IBM Cloud could not provide, in its words.</param>
public sealed record PortableSubnets(IReadOnlyList<PortableSubnet> Subnets, IReadOnlyList<string> Errors);

/// <summary>One portable subnet.</summary>
/// <param name="Cidr">Null in the format of 2017, which lists usable addresses only.</param>
public sealed record PortableSubnet(string Id, string Vlan, Prefix? Cidr, IReadOnlyList<Address> Usable, bool IsPublic, bool IsByoip, Origin Origin)
{
    public override string ToString() =>
        $"subnet {Id} on VLAN {Vlan}: {(Cidr is null ? string.Join(", ", Usable) : Cidr)}, {(IsPublic ? "public" : "private")}{(IsByoip ? ", BYOIP" : "")}";
}
