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
    Reading<LoadBalancer> LoadBalancer,
    Reading<L2Vpn> L2Vpn,
    Reading<Availability> Availability,
    Reading<EdgeHealth> Health,
    Reading<IpsecStatistics> IpsecStatistics)
{
    public IEnumerable<IReading> Readings => [Identity, Interfaces, Nat, Firewall, Routing, Ipsec, DynamicRouting, Services, LoadBalancer, L2Vpn, Availability, Health, IpsecStatistics];
}

/// <param name="Version">NSX counts every change of the configuration.</param>
public sealed record EdgeIdentity(string Name, EdgeKind? Kind, string Status, string Version, Origin Origin);

/// <summary>A tunnel interface is the edge's end of a GRE tunnel or of a route-based IPsec site.</summary>
public enum InterfaceKind { Uplink, Internal, Trunk, Tunnel, Unknown }

/// <summary>A vNIC or sub-interface of a gateway, or a logical interface of a router.</summary>
/// <param name="Index">NSX interface index; NAT rules and routes name interfaces by it, and tunnel interfaces, which have none, by their label.</param>
/// <param name="Network">Port group or logical switch that it is attached to, or null.</param>
public sealed record EdgeInterface(
    string Label, string Name, int? Index, InterfaceKind Kind, bool Connected, string? Network, IReadOnlyList<InterfaceSubnet> Subnets, Origin Origin)
{
    /// <summary>Stands for an interface of which nothing is known: rules for groups of interfaces may hold for it.</summary>
    public static readonly EdgeInterface Unknown = new("an interface that is not known", "", null, InterfaceKind.Unknown, true, null, [], new("", ""));

    public bool Owns(Address address) => Subnets.Any(s => s.Owns(address));

    /// <summary>Whether a rule or a route means this one: an index as a text, or the label of a tunnel.</summary>
    public bool IsNamed(string vnic) => Index?.ToString() == vnic || (Kind == InterfaceKind.Tunnel && Label == vnic);

    public IEnumerable<Address> Addresses => Subnets.SelectMany(s => s.Addresses);

    public override string ToString() => Name.Length == 0 ? Label : $"{Label} ({Name})";
}

/// <summary>One subnet of an interface with the addresses that the edge holds in it.</summary>
/// <param name="Addresses">The primary first, then the secondary ones.</param>
public sealed record InterfaceSubnet(Prefix Prefix, IReadOnlyList<Address> Addresses)
{
    public bool Owns(Address address) => Addresses.Contains(address);
}
