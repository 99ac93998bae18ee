using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites;

/// <summary>A Pod.</summary>
/// <param name="Addresses">Its IPv4 addresses; those of its node with <paramref name="HostNetwork"/>.</param>
/// <param name="Node">Null while it is not scheduled.</param>
/// <param name="Phase">Null when the cluster has not said it yet.</param>
/// <param name="Restarts">Of all its containers together.</param>
public sealed record Pod(
    string Namespace, string Name, IReadOnlyDictionary<string, string> Labels, IReadOnlyList<Address> Addresses, string? Node,
    bool HostNetwork, string? Phase, bool Ready, int Restarts, Origin Origin)
{
    public string FullName => $"{Namespace}/{Name}";

    /// <summary>Its addresses are its own. Those of a pod that has ended may be another's by now.</summary>
    public bool HoldsPodAddresses => !HostNetwork && Phase is not ("Succeeded" or "Failed");

    public override string ToString() => $"Pod {FullName}: {(Addresses.Count == 0 ? "no address" : string.Join(", ", Addresses))}, {Phase ?? "no phase"}{(Ready ? ", ready" : "")}";
}

public enum WorkloadKind { Deployment, DaemonSet }

/// <summary>A Deployment or a DaemonSet, and how far it has come.</summary>
/// <param name="Updated">How many run the current template.</param>
/// <param name="Settings">
/// The settings of a strongSwan release that a plan speaks of, and those of calico-node that concern tunnels, from the
/// environment of their containers; of all others, none.
/// </param>
public sealed record Workload(
    WorkloadKind Kind, string Namespace, string Name, IReadOnlyDictionary<string, string> Labels, int Desired, int Ready, int Updated,
    IReadOnlyDictionary<string, string> Settings, Origin Origin)
{
    /// <summary>The value of a setting that comes from a document which is not read.</summary>
    public const string Elsewhere = "from elsewhere";

    public string FullName => $"{Namespace}/{Name}";

    public bool IsReady => Ready >= Desired && Updated >= Desired;

    public override string ToString() => $"{Kind} {FullName}: {Ready} of {Desired} ready";
}

/// <summary>What routing and scheduling know of a node, beside <see cref="Node"/>; joined by name.</summary>
/// <param name="Ready">Condition Ready; null when the cluster does not tell.</param>
/// <param name="NetworkAvailable">Condition NetworkUnavailable, turned round; null when the cluster does not tell.</param>
/// <param name="AsNumber">Annotation <c>projectcalico.org/ASNumber</c>: overrides that of the cluster.</param>
/// <param name="RouteReflectorClusterId">Set on a route reflector only.</param>
public sealed record NodeDetails(
    string Name, IReadOnlyDictionary<string, string> Labels, bool Unschedulable, bool? Ready, bool? NetworkAvailable, uint? AsNumber,
    Address? IpipTunnelAddress, Address? VxlanTunnelAddress, string? RouteReflectorClusterId, Origin Origin);
