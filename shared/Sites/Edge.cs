using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites;

public enum EdgeKind { ServicesGateway, DistributedRouter }

/// <summary>One row of the edge list.</summary>
/// <param name="State">As NSX says it: <c>deployed</c>, <c>undeployed</c>, <c>active</c>.</param>
/// <param name="Status">GREEN, YELLOW, RED, GREY, or empty when it is not given.</param>
public sealed record EdgeSummary(string Id, string Name, EdgeKind? Kind, string State, string Status, Origin Origin);

/// <summary>
/// An edge services gateway or a distributed logical router, feature by feature: what is wrong in one feature's
/// configuration says nothing about another's.
/// </summary>
/// <param name="Id">NSX object id, <c>edge-7</c>.</param>
public sealed record Edge(
    string Id,
    Reading<EdgeIdentity> Identity,
    Reading<IReadOnlyList<EdgeInterface>> Interfaces,
    Reading<Nat> Nat,
    Reading<Firewall> Firewall,
    Reading<Routing> Routing,
    Reading<Ipsec> Ipsec,
    Reading<DynamicRouting> DynamicRouting,
    Reading<EdgeServices> Services,
    Reading<EdgeHealth> Health,
    Reading<IpsecStatistics> IpsecStatistics)
{
    public IEnumerable<IReading> Readings => [Identity, Interfaces, Nat, Firewall, Routing, Ipsec, DynamicRouting, Services, Health, IpsecStatistics];
}

/// <param name="Version">NSX counts every change of the configuration.</param>
public sealed record EdgeIdentity(string Name, EdgeKind? Kind, string Status, string Version, Origin Origin);

public enum InterfaceKind { Uplink, Internal, Trunk, Unknown }

/// <summary>A vNIC or sub-interface of a gateway, or a logical interface of a router.</summary>
/// <param name="Index">NSX interface index; NAT rules and routes name interfaces by it.</param>
/// <param name="Network">Port group or logical switch that it is attached to, or null.</param>
public sealed record EdgeInterface(
    string Label, string Name, int? Index, InterfaceKind Kind, bool Connected, string? Network, IReadOnlyList<InterfaceSubnet> Subnets, Origin Origin)
{
    public bool Owns(Address address) => Subnets.Any(s => s.Owns(address));

    public IEnumerable<Address> Addresses => Subnets.SelectMany(s => s.Addresses);

    public override string ToString() => Name.Length == 0 ? Label : $"{Label} ({Name})";
}

/// <summary>One subnet of an interface with the addresses that the edge holds in it.</summary>
/// <param name="Addresses">The primary first, then the secondary ones.</param>
public sealed record InterfaceSubnet(Prefix Prefix, IReadOnlyList<Address> Addresses)
{
    public bool Owns(Address address) => Addresses.Contains(address);
}
