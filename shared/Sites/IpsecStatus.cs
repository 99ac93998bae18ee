using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites;

/// <summary>What a strongSwan gateway says about itself: <c>ipsec statusall</c>, the shorter <c>ipsec status</c>, or what it answers over VICI.</summary>
public sealed record IpsecStatus
{
    public static readonly IpsecStatus Nothing = new();

    /// <summary>Such as <c>5.9.8</c>; only <c>statusall</c> tells.</summary>
    public string? Version { get; init; }

    public IReadOnlyList<IpsecConnection> Connections { get; init; } = [];

    public IReadOnlyList<IkeSa> IkeSas { get; init; } = [];

    /// <summary>Traps: policies that start a tunnel with the first packet.</summary>
    public IReadOnlyList<ChildSa> Routed { get; init; } = [];

    /// <summary>The daemon does not run, by the word of the command: its exit code 3 and no output.</summary>
    public bool DaemonStopped { get; init; }

    /// <summary>Told by <c>statusall</c>. Without it an empty <see cref="Connections"/> says nothing.</summary>
    public bool HasConnections { get; init; }
}

/// <summary>A configured connection, whether it is up or not.</summary>
public sealed record IpsecConnection
{
    public required string Name { get; init; }

    /// <summary>As printed: an address, a name, or a list such as <c>%any,0.0.0.0/0,::/0</c>.</summary>
    public required string LocalHost { get; init; }

    /// <inheritdoc cref="LocalHost"/>
    public required string RemoteHost { get; init; }

    /// <summary><c>IKEv1</c>, <c>IKEv2</c>, or <c>IKEv1/2</c> for either.</summary>
    public required string IkeVersion { get; init; }

    /// <summary>The identity of the first authentication round.</summary>
    public string? LocalId { get; init; }

    /// <inheritdoc cref="LocalId"/>
    public string? RemoteId { get; init; }

    public IReadOnlyList<IpsecConnectionChild> Children { get; init; } = [];

    public required Origin Origin { get; init; }
}

/// <summary>The selectors that a connection asks for; what the peers agreed on stands in the <see cref="ChildSa"/>.</summary>
public sealed record IpsecConnectionChild(string Name, TrafficSelectors Local, TrafficSelectors Remote, string Mode);

public enum IkeState { Unknown, Created, Connecting, Established, Passive, Rekeying, Rekeyed, Deleting, Destroying }

/// <summary>The control channel between two gateways. Alone it carries no packets: its children do.</summary>
public sealed record IkeSa
{
    public required string Name { get; init; }

    public required long Id { get; init; }

    public required IkeState State { get; init; }

    /// <summary>An address, or <c>%any</c>.</summary>
    public required string LocalHost { get; init; }

    /// <summary><c>%any</c> while connecting.</summary>
    public required string LocalId { get; init; }

    /// <inheritdoc cref="LocalHost"/>
    public required string RemoteHost { get; init; }

    /// <inheritdoc cref="LocalId"/>
    public required string RemoteId { get; init; }

    /// <summary>Null when the host is no IPv4 address.</summary>
    public Address? LocalAddress => Address.TryParse(LocalHost, out var address) ? address : null;

    /// <inheritdoc cref="LocalAddress"/>
    public Address? RemoteAddress => Address.TryParse(RemoteHost, out var address) ? address : null;

    /// <summary>This and the three below: only <c>statusall</c> and VICI tell.</summary>
    public string? Version { get; init; }

    public string? InitiatorSpi { get; init; }

    public string? ResponderSpi { get; init; }

    public string? Proposal { get; init; }

    public IReadOnlyList<ChildSa> Children { get; init; } = [];

    /// <summary>
    /// The children that carry packets, if this SA is established: the installed ones, and those being replaced while
    /// an installed one of the same name stands beside them. A replaced one alone is what is left of a tunnel.
    /// </summary>
    public IEnumerable<ChildSa> InstalledChildren => Children.Where(child => child.State switch
    {
        ChildState.Installed => true,
        ChildState.Rekeying or ChildState.Rekeyed => Children.Any(c => c.State == ChildState.Installed && c.Name == child.Name),
        _ => false,
    });

    public required Origin Origin { get; init; }
}

public enum ChildState
{
    Unknown, Created, Routed, Installing, Installed, Updating, Rekeying, Rekeyed, Retrying, Deleting, Deleted, Destroying,
}

/// <summary>A tunnel for the packets that its selectors choose.</summary>
public sealed record ChildSa
{
    /// <summary>May differ from the name of its IKE SA: connections between the same peers share one.</summary>
    public required string Name { get; init; }

    public required long Id { get; init; }

    public required ChildState State { get; init; }

    /// <summary>Such as <c>TUNNEL</c>, <c>TRANSPORT</c> or <c>IPTFS</c>.</summary>
    public required string Mode { get; init; }

    public string? SpiIn { get; init; }

    public string? SpiOut { get; init; }

    public bool UdpEncapsulated { get; init; }

    public string? Proposal { get; init; }

    public long? BytesIn { get; init; }

    public long? BytesOut { get; init; }

    public TrafficSelectors Local { get; init; } = TrafficSelectors.None;

    public TrafficSelectors Remote { get; init; } = TrafficSelectors.None;

    /// <summary>False when the line with the selectors was not there: both sides are then unknown, not empty.</summary>
    public bool HasSelectors { get; init; }

    public required Origin Origin { get; init; }
}

/// <summary>One side of a tunnel: the addresses on it, some perhaps for one protocol or port only.</summary>
public sealed record TrafficSelectors
{
    public static readonly TrafficSelectors None = new([]);

    public TrafficSelectors(IReadOnlyList<TrafficSelector> all) =>
        (All, Addresses) = (all, AddressSet.UnionOf(all.Where(s => s.IsWhole).Select(s => s.Addresses)));

    public IReadOnlyList<TrafficSelector> All { get; }

    /// <summary>What passes whatever its protocol and port.</summary>
    public AddressSet Addresses { get; }

    /// <summary>Something is chosen beyond what the addresses, protocols and ports here tell.</summary>
    public bool HasUnresolved => All.Any(s => s.IsUnresolved);
}

/// <param name="Addresses">Empty when the text stands for no IPv4 addresses, such as <c>dynamic</c>.</param>
/// <param name="Protocol">Null for any.</param>
/// <param name="Ports">For ICMP the types; empty when they could not be told.</param>
/// <param name="IsUnresolved">Not all of the text has a meaning here: IPv6, <c>dynamic</c>, a service without a known port.</param>
public sealed record TrafficSelector(string Text, AddressSet Addresses, int? Protocol, PortSet Ports, bool IsUnresolved)
{
    /// <summary>Not narrowed to a protocol or port.</summary>
    public bool IsWhole => !IsUnresolved && Protocol is null && Ports.IsAll;
}
