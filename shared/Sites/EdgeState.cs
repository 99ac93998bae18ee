using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites;

/// <summary>What an edge says of its own condition (<c>healthsummary</c>, NSX 6.4.0 and later).</summary>
/// <param name="ConfigVersion">The version of the configuration in NSX Manager.</param>
/// <param name="Published">False while a saved configuration is not yet on the appliance: what is read is then not what forwards.</param>
/// <param name="HasPreRules">Distributed-firewall rules apply to the edge, ahead of its own.</param>
/// <param name="PendingJobs">How many jobs are at work on the edge.</param>
/// <param name="Alarms">What is wrong with it, by NSX's alarm codes with their severity; the text is not kept.</param>
public sealed record EdgeHealth(
    string ConfigVersion, bool? Published, bool HasPreRules, IReadOnlyList<ApplianceHealth> Appliances, int PendingJobs, IReadOnlyList<EdgeAlarm> Alarms, Origin Origin);

/// <summary>The condition of one appliance of an edge.</summary>
/// <param name="ConfigVersion">The version that it runs; null when it does not say, as when it is switched off.</param>
/// <param name="Reachable">Whether NSX Manager reaches it; null when it is not said.</param>
/// <param name="HaState"><c>active</c>, <c>standby</c>, or null.</param>
public sealed record ApplianceHealth(string Name, string? ConfigVersion, bool? Reachable, string? HaState, Origin Origin);

public sealed record EdgeAlarm(string Code, string Severity, Origin Origin);

/// <summary>The state of the IPsec tunnels as the edge sees it.</summary>
public sealed record IpsecStatistics(IReadOnlyList<IpsecChannel> Channels);

/// <summary>One IKE channel with its tunnels, one for each pair of subnets.</summary>
/// <param name="State">In the edge's words.</param>
public sealed record IpsecChannel(
    Address? Local, string PeerAddress, string PeerId, bool Up, string State, IReadOnlyList<IpsecTunnelState> Tunnels, Origin Origin);

/// <summary>One pair of subnets.</summary>
public sealed record IpsecTunnelState(AddressSet Local, AddressSet Peer, bool Up, string State);

/// <summary>A logical switch.</summary>
public sealed record VirtualWire(string Id, string Name, Origin Origin);

/// <summary>A distributed-firewall rule that NSX places ahead of an edge's own rules.</summary>
/// <param name="Edges">Ids of the edges that it is applied to; empty for all of them.</param>
public sealed record PreRule(string Id, string Name, bool Enabled, string Action, IReadOnlyList<string> Edges, Origin Origin);

/// <summary>OSPF and BGP of an edge, as configured.</summary>
public sealed record DynamicRouting(Ospf? Ospf, Bgp? Bgp, IReadOnlyList<RoutePrefix> Prefixes);

/// <param name="Interfaces">Interface index with area.</param>
/// <param name="ProtocolAddress">Of a distributed router: where its control machine speaks the protocol. Packets go to <paramref name="ForwardingAddress"/>.</param>
public sealed record Ospf(
    bool Enabled, IReadOnlyList<(string Vnic, string Area)> Interfaces, IReadOnlyList<OspfArea> Areas, IReadOnlyList<Redistribution> Redistribution,
    bool DefaultOriginate, Address? ProtocolAddress, Address? ForwardingAddress, Origin Origin);

/// <param name="Type"><c>normal</c> or <c>nssa</c>.</param>
public sealed record OspfArea(string Id, string Type);

/// <param name="LocalAs">Autonomous system, 32 bits.</param>
public sealed record Bgp(bool Enabled, uint? LocalAs, IReadOnlyList<BgpNeighbour> Neighbours, IReadOnlyList<Redistribution> Redistribution, bool DefaultOriginate, Origin Origin);

/// <summary>A BGP neighbour with its filters in order. The session password is never read.</summary>
/// <param name="ProtocolAddress">As for <see cref="Ospf"/>.</param>
public sealed record BgpNeighbour(
    Address Address, uint? RemoteAs, IReadOnlyList<BgpRouteFilter> Filters, bool RemovePrivateAs, Address? ProtocolAddress, Address? ForwardingAddress, Origin Origin);

/// <param name="Inbound">What is learned; else what is announced.</param>
/// <param name="MinLength">Shortest prefix length that it matches, or null for the network's own.</param>
public sealed record BgpRouteFilter(bool Inbound, bool Permit, AddressSet Network, int? MinLength, int? MaxLength);

/// <summary>A redistribution rule.</summary>
/// <param name="From">Protocols: <c>connected</c>, <c>static</c>, <c>ospf</c>, <c>bgp</c>.</param>
/// <param name="PrefixName">Name of the prefix it is limited to, or null.</param>
public sealed record Redistribution(IReadOnlyList<string> From, string? PrefixName, bool Permit);

/// <summary>A named prefix for redistribution rules.</summary>
public sealed record RoutePrefix(string Name, Prefix Network, int? MinLength, int? MaxLength);
