using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>What an edge does with packets.</summary>
public enum EdgeFate
{
    Forwarded,

    /// <summary>They are for an address of the edge itself.</summary>
    Received,

    /// <summary>Into an IPsec tunnel.</summary>
    Tunnelled,

    /// <summary>By a rule, the default policy, or an IPsec policy that they do not belong to.</summary>
    Dropped,

    /// <summary>No route leads to their destination.</summary>
    Lost,

    /// <summary>The configuration that was read does not tell.</summary>
    Unknown,
}

/// <summary>Packets that an edge treats alike, with what decided it.</summary>
/// <param name="Flight">As they come in, and as they leave.</param>
public sealed record EdgePart(Flight Flight, EdgeFate Fate)
{
    /// <summary>The interface that they leave by.</summary>
    public EdgeInterface? Egress { get; init; }

    /// <summary>The router that they are sent to; null when the destination is on the subnet of the interface.</summary>
    public Address? NextHop { get; init; }

    public NatRule? Dnat { get; init; }

    public NatRule? Snat { get; init; }

    public StaticRoute? Route { get; init; }

    /// <summary>The tunnel that takes them, or the policy that refuses them.</summary>
    public IpsecSite? Site { get; init; }

    /// <summary>Null when the default policy decided, or nothing was decided.</summary>
    public FirewallRule? Rule { get; init; }

    /// <summary>The default policy of the firewall decided.</summary>
    public bool ByDefault { get; init; }

    /// <summary>The rules of the firewall were too many pieces to tell which of them decides.</summary>
    public bool GivenUp { get; init; }

    /// <summary>Why they were dropped or lost, or why it is not known.</summary>
    public string? Reason { get; init; }
}
