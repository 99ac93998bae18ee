using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites;

/// <summary>Calico's FelixConfiguration: <c>default</c>, one for a node (<c>node.</c> and its name), or one with a selector.</summary>
/// <param name="IpipMtu">Null or 0 means that Calico finds it out.</param>
/// <param name="NatOutgoingAddress">Source address of outgoing NAT instead of that of the interface.</param>
/// <param name="NatOutgoingExclusions"><c>IPPoolsOnly</c> (the default) or <c>IPPoolsAndHostIPs</c>.</param>
/// <param name="NatOutgoingInterfaces">Outgoing NAT on these interfaces only, in the syntax of iptables; null means all.</param>
/// <param name="RemoveExternalRoutes">Routes that others made to workloads are removed (the default).</param>
/// <param name="ExternalNodes">Who may send IPIP although it is no node.</param>
public sealed record FelixConfiguration(
    string Name, string? NodeSelector, bool? IpipEnabled, int? IpipMtu, int? VxlanMtu, Address? NatOutgoingAddress, string NatOutgoingExclusions,
    string? NatPortRange, string? NatOutgoingInterfaces, bool BpfEnabled, bool RemoveExternalRoutes, IReadOnlyList<Prefix> ExternalNodes,
    IReadOnlyList<RouteTableRange> RouteTables, string? ProgramClusterRoutes, Origin Origin);

/// <summary>Routing tables that Felix takes for itself.</summary>
public sealed record RouteTableRange(int First, int Last);

/// <summary>Calico's claim of a node on a block of pod addresses.</summary>
/// <param name="State"><c>confirmed</c>, <c>pending</c> or <c>pendingDeletion</c>.</param>
/// <param name="IsVirtual">Calico's own, for addresses of load balancers: <paramref name="Node"/> is no node then.</param>
public sealed record BlockAffinity(string Name, string Node, Prefix Cidr, string State, bool Deleted, bool IsVirtual, Origin Origin)
{
    public override string ToString() => $"BlockAffinity {Name}: {Cidr} of {Node}, {State}{(Deleted ? ", deleted" : "")}";
}

/// <summary>A block of pod addresses and who has which of them.</summary>
/// <param name="Affinity">As Calico writes it: <c>host:</c> and a node; null when no node owns the block.</param>
public sealed record IpamBlock(string Name, Prefix Cidr, string? Affinity, bool Deleted, IReadOnlyList<IpamAllocation> Allocations, Origin Origin)
{
    public string? Node => Affinity?.StartsWith("host:", StringComparison.Ordinal) == true ? Affinity[5..] : null;
}

/// <param name="Type">Such as <c>ipipTunnelAddress</c>; null for a pod.</param>
public sealed record IpamAllocation(Address Address, string? Node, string? Namespace, string? Pod, string? Type);

/// <summary>Calico's HostEndpoint: policies apply to this interface of a node.</summary>
/// <param name="Node">Calico's name of the node, which is not always that of Kubernetes.</param>
/// <param name="Interface">Null or <c>*</c>: found by the addresses, or all.</param>
public sealed record HostEndpoint(
    string Name, string? Node, string? Interface, IReadOnlyList<Address> ExpectedAddresses, IReadOnlyDictionary<string, string> Labels, Origin Origin)
{
    /// <summary><c>worker_private</c> or <c>worker_public</c> in IBM Cloud.</summary>
    public string? Role => Labels.GetValueOrDefault("ibm.role");
}

/// <summary>What the agent on a node reports of itself.</summary>
/// <param name="Classes">What it was asked for: <c>Agent</c>, <c>BGP</c>, <c>Routes</c>.</param>
/// <param name="UpdateSeconds">How often it reports; 0 means never again.</param>
/// <param name="LastUpdated">Null when it has never reported.</param>
/// <param name="BirdState"><c>Ready</c> or <c>NotReady</c>; null when it does not say.</param>
/// <param name="Sessions">Null when it reports none of them; empty when there are none.</param>
/// <param name="Routes">Null when it reports none of them. Only of the main table.</param>
public sealed record CalicoNodeStatus(
    string Name, string Node, IReadOnlyList<string> Classes, int UpdateSeconds, DateTimeOffset? LastUpdated, string? BirdState,
    IReadOnlyList<BgpSession>? Sessions, IReadOnlyList<LiveRoute>? Routes, Origin Origin)
{
    /// <summary>It reports too seldom, or not any more, to tell how things are at a time.</summary>
    public bool IsStaleAt(DateTimeOffset time) => UpdateSeconds == 0 || LastUpdated is not { } last || time - last > TimeSpan.FromSeconds(2.0 * UpdateSeconds);

    /// <summary>In what way it is.</summary>
    public string Stale(DateTimeOffset? time) => UpdateSeconds == 0 ? $"is never brought up to date (updatePeriodSeconds: 0): it does not tell how {Node} is now"
        : LastUpdated is not { } last ? $"has not been filled: Calico on {Node} does not report"
        : $"is stale: {Node} reported {(time - last)?.TotalSeconds:0} s before it was read, and should each {UpdateSeconds} s; look whether calico-node runs there";
}
