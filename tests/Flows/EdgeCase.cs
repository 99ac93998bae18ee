using FsCheck;
using FsCheck.Fluent;
using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Oracle;

namespace HybridDrift.Tests.Flows;

/// <summary>A random edge with all that it does to packets, the interface that they come in by, and single packets.</summary>
internal sealed record EdgeCase(Edge Edge, EdgeInterface? Ingress, PacketBox[] Input, Packet[] Packets)
{
    public static Arbitrary<EdgeCase> All => Arb.From(
        from interfaces in Interfaces
        from nat in Gen.ArrayOf(NatRule).Resize(6)
        from rules in Gen.ArrayOf(FirewallCase.Rule).Resize(6)
        from filtering in Gen.Frequency((12, Gen.Constant(true)), (1, Gen.Constant(false)))
        from otherwise in Gen.Elements(FirewallAction.Accept, FirewallAction.Deny)
        from routes in Gen.ArrayOf(Route).Resize(6)
        from dynamic in Gen.Frequency((9, Gen.Constant(Array.Empty<string>())), (1, Gen.Constant(new[] { "OSPF" })))
        from sites in Gen.ArrayOf(Site).Resize(2)
        from ingress in Gen.Elements<EdgeInterface?>([null, .. interfaces])
        from input in Pools.Input
        from packets in Gen.ArrayOf(Pools.Packet, 200)
        select new EdgeCase(Of(interfaces, new(true, Number(nat)), new(filtering, otherwise, FirewallCase.Number(rules)), new(routes, dynamic, true),
            new(true, [.. sites.Select((s, i) => s with { Name = $"site {i}" })])), ingress, input, packets), Shrink);

    public static Edge Of(IReadOnlyList<EdgeInterface> interfaces, Nat nat, Firewall firewall, Routing routing, Ipsec ipsec) => new("edge-1",
        Read(new EdgeIdentity("edge", EdgeKind.ServicesGateway, "deployed", "1", Model.Origin)), Read(interfaces), Read(nat), Read(firewall), Read(routing), Read(ipsec),
        Read(new DynamicRouting(null, null, [])), Missing<EdgeServices>(null!), Missing<LoadBalancer>(null!), Missing<L2Vpn>(null!), Missing<Availability>(null!), Missing<EdgeHealth>(null!), Missing<IpsecStatistics>(null!));

    public override string ToString() => string.Join("\n", Edge.Interfaces.Value.Select(i => $"{i}: {string.Join(", ", i.Subnets.Select(s => $"{s.Prefix} with {string.Join(" ", s.Addresses)}"))}, connected {i.Connected}")
        .Concat(Edge.Nat.Value.Rules.Select(r => r.ToString())).Concat(Edge.Routing.Value.Routes.Select(r => r.ToString())).Append(string.Join(" ", Edge.Routing.Value.DynamicProtocols))
        .Concat(Edge.Ipsec.Value.Sites.Select(s => s.ToString())).Append($"firewall {Edge.Firewall.Value.Enabled}, default {Edge.Firewall.Value.Default}").Concat(Edge.Firewall.Value.Rules.Select(r => r.ToString()))
        .Append($"in by {Ingress}, of {string.Join("; ", Input.Select(b => b.ToString()))}").Append(string.Join("; ", Packets.Take(5))));

    private static Reading<T> Read<T>(T value) where T : notnull => Reading.Complete(value, "nsx/edge-1.xml");

    private static Reading<T> Missing<T>(T empty) where T : notnull => Reading.Failed(empty, new Problem("nsx/edge-1.xml", "", "not asked for"));

    /// <summary>An uplink and two or three insides; the last of them may be off.</summary>
    private static Gen<EdgeInterface[]> Interfaces =>
        from second in Gen.Elements("10.0.1.0/24", "10.0.0.128/25", "192.0.2.0/24")
        from connected in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new[]
        {
            Interface(0, InterfaceKind.Uplink, true, "203.0.113.0/24", "203.0.113.1", "203.0.113.10"),
            Interface(1, InterfaceKind.Internal, true, "10.0.0.0/24", "10.0.0.1"),
            Interface(2, InterfaceKind.Internal, connected, second, Prefix.Parse(second).Last.ToString()),
        };

    private static EdgeInterface Interface(int index, InterfaceKind kind, bool connected, string subnet, params string[] own) =>
        new($"vNic_{index}", "", index, kind, connected, null, [new(Prefix.Parse(subnet), [.. own.Select(Address.Parse)])], Model.Origin);

    public static Gen<NatRule> NatRule =>
        from action in Gen.Elements(NatAction.Destination, NatAction.Source)
        from enabled in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        from vnic in Gen.Elements<string?>(null, null, "0", "1", "gre-1")
        from original in Pools.Addresses
        from translated in Gen.Elements("10.0.0.7", "10.0.0.254-10.0.1.1", "203.0.113.10", "10.0.1.7", "")
        from match in Gen.Frequency((3, Gen.Constant(AddressSet.All)), (1, Pools.Addresses))
        from protocol in Pools.Protocol
        from originalPorts in Pools.Ports
        from translatedPorts in Gen.Elements("any", "any", "443", "80-81")
        select Model.Rule(1, action, "any", translated, vnic, originalPorts: "any", translatedPorts: translatedPorts, enabled: enabled) with { Original = original, Match = match, Protocol = protocol, OriginalPorts = originalPorts };

    private static Gen<StaticRoute> Route =>
        from network in Gen.Elements("0.0.0.0/0", "0.0.0.0/1", "10.0.0.0/8", "10.0.0.0/25", "10.0.1.0/24", "203.0.113.10/32")
        from hop in Gen.Elements("203.0.113.254", "10.0.0.2", "10.0.1.2", "192.0.2.9")
        from distance in Gen.Elements(1, 1, 5)
        select Model.Route(network, hop, null, distance);

    public static Gen<IpsecSite> Site =>
        from enabled in Gen.Frequency((6, Gen.Constant(true)), (1, Gen.Constant(false)))
        from routeBased in Gen.Frequency((6, Gen.Constant(false)), (1, Gen.Constant(true)))
        from end in Gen.Elements("203.0.113.1", "203.0.113.10", "198.51.100.1")
        from local in Pools.Addresses
        from peer in Gen.Elements("10.0.0.128/25", "198.51.100.0/24", "10.0.1.0/24", "255.255.255.255")
        select new IpsecSite("", enabled, routeBased, Address.Parse(end), "", "198.51.100.9", "", local, AddressSet.Of(Prefix.Parse(peer)), null, null, null, null, null, Model.Origin);

    private static IEnumerable<EdgeCase> Shrink(EdgeCase @case) =>
        Pools.Fewer(@case.Edge.Firewall.Value.Rules).Select(r => @case with { Edge = @case.Edge with { Firewall = Read(@case.Edge.Firewall.Value with { Rules = FirewallCase.Number(r) }) } })
            .Concat(Pools.Fewer(@case.Edge.Nat.Value.Rules).Select(r => @case with { Edge = @case.Edge with { Nat = Read(@case.Edge.Nat.Value with { Rules = Number(r) }) } }))
            .Concat(Pools.Fewer(@case.Edge.Routing.Value.Routes).Select(r => @case with { Edge = @case.Edge with { Routing = Read(@case.Edge.Routing.Value with { Routes = r }) } }))
            .Concat(Pools.Fewer(@case.Edge.Ipsec.Value.Sites).Select(s => @case with { Edge = @case.Edge with { Ipsec = Read(new Ipsec(true, s)) } }))
            .Concat(Pools.Fewer(@case.Packets).Select(p => @case with { Packets = p }));

    public static NatRule[] Number(IEnumerable<NatRule> rules) => [.. rules.Select((r, i) => r with { Position = i + 1, Id = $"{i + 1}" })];
}
