using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites;

/// <summary>The names that an edge looks up, and those that it looks up for others.</summary>
/// <param name="Resolvers">The edge's own name servers.</param>
/// <param name="Forwarding">It answers names for its networks.</param>
/// <param name="Listeners">The addresses that it answers on; empty for all of them.</param>
/// <param name="Forwarders">The name servers that it passes questions on to.</param>
public sealed record EdgeServices(
    IReadOnlyList<Address> Resolvers, bool Forwarding, IReadOnlyList<Address> Listeners, IReadOnlyList<Address> Forwarders, Origin Origin);

/// <summary>The load balancer of an edge.</summary>
public sealed record LoadBalancer(bool Enabled, IReadOnlyList<VirtualServer> VirtualServers)
{
    /// <summary>Those that take traffic.</summary>
    public IEnumerable<VirtualServer> InForce => Enabled ? VirtualServers.Where(v => v.Enabled) : [];
}

/// <summary>An address and ports of an edge whose connections go to the members of a pool.</summary>
/// <param name="Members">Of its default pool, those that take traffic.</param>
/// <param name="Unresolved">What may send connections elsewhere: application rules, members whose addresses are not known.</param>
public sealed record VirtualServer(
    string Name, bool Enabled, Address Address, PortSet Ports, int Protocol, IReadOnlyList<PoolMember> Members, IReadOnlyList<string> Unresolved, Origin Origin)
{
    /// <summary>Every address that it may send to, of those that are known.</summary>
    public AddressSet Targets => AddressSet.UnionOf(Members.Select(m => m.Addresses));

    /// <summary>The ports there.</summary>
    public PortSet TargetPorts => Members.Aggregate(PortSet.Empty, (ports, member) => ports.Union(member.Ports ?? Ports));

    public override string ToString() =>
        $"virtual server '{Name}'{(Enabled ? "" : " (disabled)")}: {Protocols.Text(Protocols.Only(Protocol))} {Address}:{Ports} → {Targets}:{TargetPorts}"
        + (Unresolved.Count == 0 ? "" : $", and {string.Join(", ", Unresolved)}");
}

/// <param name="Ports">Null where connections keep the port that they came with.</param>
public sealed record PoolMember(AddressSet Addresses, PortSet? Ports);

/// <summary>The layer-2 extension of an edge (NSX L2VPN). User names, passwords and certificates are never read.</summary>
/// <param name="Listener">As a server: the address that clients connect to.</param>
/// <param name="Server">As a client: the server, an address or a name.</param>
/// <param name="Sites">What is stretched: a name for each site, with the interfaces, by index, that are extended.</param>
public sealed record L2Vpn(bool Enabled, Address? Listener, int? ListenerPort, string? Server, int? ServerPort, IReadOnlyList<L2VpnSite> Sites);

/// <param name="Vnics">Interfaces or sub-interfaces, by index.</param>
public sealed record L2VpnSite(string Name, bool Enabled, IReadOnlyList<string> Vnics, Origin Origin);

/// <summary>The machines that an edge runs on.</summary>
/// <param name="HighAvailability">Two of them, one standing by.</param>
/// <param name="Vnic">The interface that they watch each other by; null when NSX chooses.</param>
/// <param name="DeclareDeadSeconds">How long one is silent before the other takes over.</param>
public sealed record Availability(bool HighAvailability, string? Vnic, int? DeclareDeadSeconds, IReadOnlyList<Appliance> Appliances, Origin Origin);

/// <param name="Host">The ESXi host that it is placed on; null when it is not said.</param>
public sealed record Appliance(int? Index, bool Deployed, string? Host, Origin Origin);
