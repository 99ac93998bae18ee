using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites;

/// <summary>Calico's BGPPeer: a session that nodes are to have, with a router or with each other.</summary>
/// <param name="PeerAddress">Null when the peers are nodes of the cluster or pods, picked by a selector.</param>
/// <param name="PeerPort">Null means the default, 179, or the port that a node listens on.</param>
/// <param name="AsNumber">Null means that of the cluster, for peers that are nodes.</param>
/// <param name="Node">The one node that has the session, by Calico's name for it.</param>
/// <param name="NodeSelector">The nodes that have the session.</param>
/// <param name="PeerSelector">The nodes that the session is with.</param>
/// <param name="UsesNodeAddress">False when the kernel chooses the source address of the session.</param>
/// <param name="HasPassword">The password itself, and where it is kept, is not read.</param>
/// <param name="Filters">Names of <see cref="BgpFilter"/>s; with none, every route is accepted.</param>
public sealed record BgpPeer(
    string Name, Address? PeerAddress, int? PeerPort, uint? AsNumber, uint? LocalAsNumber, string? Node, string? NodeSelector, string? PeerSelector,
    string? LocalWorkloadSelector, string NextHopMode, Address? ReachableBy, bool UsesNodeAddress, bool HasPassword, IReadOnlyList<string> Filters, Origin Origin)
{
    /// <summary>Every node has the session.</summary>
    public bool IsGlobal => Node is null && NodeSelector is null;

    public override string ToString() =>
        $"BGPPeer {Name}: {PeerAddress?.ToString() ?? PeerSelector ?? LocalWorkloadSelector}{(AsNumber is null ? "" : $" AS {AsNumber}")}, on {Node ?? NodeSelector ?? "every node"}";
}

/// <summary>Calico's BGPConfiguration as it was written: <c>default</c>, or <c>node.</c> and the name of a node.</summary>
/// <param name="NodeToNodeMesh">Null when it does not say; <see cref="BgpSettings"/> has the defaults.</param>
public sealed record BgpConfiguration(
    string Name, bool? NodeToNodeMesh, uint? AsNumber, int? ListenPort, IReadOnlyList<Prefix> ServiceClusterPrefixes,
    IReadOnlyList<Prefix> ServiceExternalPrefixes, IReadOnlyList<Prefix> ServiceLoadBalancerPrefixes, IReadOnlyList<Prefix> PrefixAdvertisements,
    string? ProgramClusterRoutes, Origin Origin)
{
    /// <summary>The node that it is for; null for that of the whole cluster.</summary>
    public string? Node => Name.StartsWith("node.", StringComparison.Ordinal) ? Name[5..] : null;
}

/// <summary>The BGP settings of a cluster in effect: without any BGPConfiguration the mesh is on and the AS is 64512.</summary>
/// <param name="Origin">Null when all are defaults.</param>
public sealed record BgpSettings(bool NodeToNodeMesh, uint AsNumber, int ListenPort, Origin? Origin)
{
    public const uint DefaultAsNumber = 64512;

    public static BgpSettings Of(IEnumerable<BgpConfiguration> configurations)
    {
        var own = configurations.FirstOrDefault(c => c.Name == "default");
        return new(own?.NodeToNodeMesh ?? true, own?.AsNumber ?? DefaultAsNumber, own?.ListenPort ?? 179, own?.Origin);
    }
}

/// <summary>Calico's BGPFilter, its IPv4 half: the first rule that matches a route decides; without any, it is accepted.</summary>
public sealed record BgpFilter(string Name, IReadOnlyList<BgpFilterRule> Imports, IReadOnlyList<BgpFilterRule> Exports, Origin Origin);

public enum BgpMatch { Equal, NotEqual, In, NotIn }

/// <param name="Cidr">Null matches any destination; else <paramref name="Match"/> says how it is compared.</param>
/// <param name="MinLength">Bounds of the prefix length; null means those of <paramref name="Match"/> alone.</param>
/// <param name="OtherConditions">Names of conditions that are not read: with any, the rule may match less than it seems to.</param>
public sealed record BgpFilterRule(
    bool Accept, Prefix? Cidr, BgpMatch? Match, int? MinLength, int? MaxLength, string? Interface, string? Source, IReadOnlyList<string> OtherConditions, Origin Origin);
