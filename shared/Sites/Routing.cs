using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites;

/// <summary>The configured routing of an edge. Routes learned by OSPF or BGP are not part of a configuration.</summary>
/// <param name="Routes">Static routes, the default route among them as 0.0.0.0/0.</param>
/// <param name="DynamicProtocols">Names of the dynamic protocols that are on: with any, absence of a route proves nothing.</param>
public sealed record Routing(IReadOnlyList<StaticRoute> Routes, IReadOnlyList<string> DynamicProtocols, bool Ecmp);

/// <summary>One next hop for one network.</summary>
/// <param name="Vnic">Interface index as a text, or null when the route does not name one.</param>
/// <param name="Distance">Administrative distance, 1 to 255, the lowest wins among equal prefixes.</param>
public sealed record StaticRoute(Prefix Network, Address NextHop, string? Vnic, int Distance, Origin Origin)
{
    public override string ToString() =>
        $"route {Network} via {NextHop}{(Vnic is null ? "" : $", vNIC {Vnic}")}{(Distance == 1 ? "" : $", distance {Distance}")}";
}

/// <summary>The IPsec sites of an edge.</summary>
public sealed record Ipsec(bool Enabled, IReadOnlyList<IpsecSite> Sites);

/// <summary>One IPsec site (NSX API guide, <c>site</c>); keys and certificates are never read.</summary>
/// <param name="LocalAddress">The edge's own end.</param>
/// <param name="PeerAddress">An address, a name, or <c>any</c>.</param>
/// <param name="RouteBased">Selects by route through a tunnel interface instead of by subnet pairs.</param>
/// <param name="IkeVersion">As NSX says it, lower case: <c>ikev1</c>, <c>ikev2</c>, <c>ikeflex</c>; null when it does not.</param>
public sealed record IpsecSite(
    string Name, bool Enabled, bool RouteBased, Address LocalAddress, string LocalId, string PeerAddress, string PeerId,
    AddressSet LocalSubnets, AddressSet PeerSubnets, string? IkeVersion, string? Encryption, string? Digest, string? DhGroup, bool? Pfs, Origin Origin)
{
    /// <summary>The edge's end of a route-based site: an interface of the edge as well, of its label.</summary>
    public EdgeInterface? TunnelInterface { get; init; }

    /// <summary>Waits for the other end to begin.</summary>
    public bool ResponderOnly { get; init; }

    /// <summary>Subnets that the policy leaves out, although the peer subnets hold them (<c>passthroughSubnets</c>).</summary>
    public AddressSet Passthrough { get; init; } = AddressSet.Empty;

    /// <summary>Policies stand while the tunnel is down, so that traffic is dropped instead of leaving unprotected; null when it is left to the edge.</summary>
    public bool? HoldsTraffic { get; init; }

    public override string ToString() =>
        $"IPsec site '{Name}'{(Enabled ? "" : " (disabled)")}: {LocalAddress} [{LocalId}] – {PeerAddress} [{PeerId}], {LocalSubnets} === {PeerSubnets}";
}
