using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites;

public enum RouteKind
{
    Unicast, Blackhole, Unreachable, Prohibit,

    /// <summary>The lookup goes on in the next table.</summary>
    Throw,

    /// <summary>An address of the node itself, or a broadcast address.</summary>
    Local,
}

/// <summary>A route that a node has at this time: told by its agent, its BIRD or its kernel.</summary>
/// <param name="NextHops">Several for one that is shared; none for a kind that leads nowhere.</param>
/// <param name="Source">What made it: a BIRD protocol, a source type of Calico, a protocol of the kernel; null when it is not told.</param>
/// <param name="LearnedFrom">The BGP peer that announced it.</param>
/// <param name="Table">Routing table; null when it is not told.</param>
/// <param name="Metric">Of the kernel: the lowest wins among equal destinations. BIRD's preference is none.</param>
/// <param name="InUse">False for one that BIRD knows but does not use.</param>
public sealed record LiveRoute(
    Prefix Destination, RouteKind Kind, IReadOnlyList<NextHop> NextHops, string? Source, Address? LearnedFrom, string? Table, int? Metric, bool InUse, Origin Origin)
{
    public override string ToString() =>
        $"{Destination} {(Kind == RouteKind.Unicast ? string.Join(", ", NextHops) : Kind.ToString().ToLowerInvariant())}{(Source is null ? "" : $" [{Source}]")}";
}

/// <param name="Gateway">Null when the destination is on the link itself.</param>
/// <param name="Interface">Such as <c>eth0</c>, <c>tunl0</c>.</param>
/// <param name="OnLink">The gateway counts as reachable without a route to it: so it is on a tunnel.</param>
/// <param name="IsDown">The interface is down, so the kernel does not use it.</param>
public sealed record NextHop(Address? Gateway, string? Interface, bool OnLink = false, bool IsDown = false)
{
    public override string ToString() =>
        $"{(Gateway is null ? "" : $"via {Gateway} ")}dev {Interface ?? "?"}{(OnLink ? " onlink" : "")}{(IsDown ? " linkdown" : "")}";
}

/// <summary>What made a BGP session of Calico.</summary>
public enum BgpSessionKind
{
    Mesh,

    /// <summary>A BGPPeer for some nodes.</summary>
    Node,

    /// <summary>A BGPPeer for every node.</summary>
    Global,

    /// <summary>Not one that Calico names.</summary>
    Other,
}

/// <summary>A BGP session of a node at this time.</summary>
/// <param name="Peer">Null when the name of the session does not tell it.</param>
/// <param name="Port">Null means the default.</param>
/// <param name="State">BGP state such as <c>Established</c>; that of the protocol, such as <c>down</c>, before there is one.</param>
/// <param name="Since">In BIRD's words and the node's time zone: to be shown, not to be reckoned with.</param>
/// <param name="Info">BIRD's last word on it, such as a socket error.</param>
public sealed record BgpSession(string Name, BgpSessionKind Kind, Address? Peer, int? Port, string State, string? Since, string? Info, Origin Origin)
{
    public bool IsEstablished => State == "Established";

    public override string ToString() => $"{Name}: {State}{(Info is null ? "" : $" ({Info})")}";
}
