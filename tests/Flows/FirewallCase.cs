using FsCheck;
using FsCheck.Fluent;
using HybridDrift.Addresses;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Oracle;

namespace HybridDrift.Tests.Flows;

/// <summary>A random firewall, the packets that it is asked for, and single ones to look for in the answer.</summary>
internal sealed record FirewallCase(Firewall Firewall, PacketBox[] Input, EdgeInterface? Ingress, EdgeInterface? Egress, NatRule? Dnat, NatRule? Snat, Packet[] Packets)
{
    public static Arbitrary<FirewallCase> All => Arb.From(
        from count in Gen.Choose(0, 12)
        from rules in Gen.ArrayOf(Rule, count)
        from enabled in Gen.Frequency((19, Gen.Constant(true)), (1, Gen.Constant(false)))
        from otherwise in Gen.Elements(FirewallAction.Accept, FirewallAction.Deny)
        from input in Pools.Input
        from ingress in Pools.Interface
        from egress in Pools.Interface
        from dnat in Gen.Frequency((1, Gen.Constant<NatRule?>(null)), (1, Dnats.Select(NatRule? (d) => d)))
        from snat in Gen.Frequency((2, Gen.Constant<NatRule?>(null)), (1, Snats.Select(NatRule? (s) => s)))
        from packets in Gen.ArrayOf(Pools.Packet, 300)
        select new FirewallCase(new(enabled, otherwise, Number(rules)), input, ingress, egress, dnat, snat, packets), Shrink);

    public override string ToString() => string.Join("\n", Firewall.Rules.Select(r => r.ToString())
        .Append($"in by {Ingress}, out by {Egress}, {Dnat}, {Snat}").Append($"of {string.Join("; ", Input.Select(b => b.ToString()))}").Append(string.Join("; ", Packets.Take(5))));

    public static Gen<FirewallRule> Rule =>
        from action in Gen.Elements(FirewallAction.Accept, FirewallAction.Deny, FirewallAction.Reject)
        from source in Side
        from destination in Side
        from services in Services
        from enabled in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        from translated in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from direction in Gen.Frequency((20, Gen.Constant<string?>(null)), (1, Gen.Constant<string?>("in")))
        select Model.Rule(1, action, source, destination, services, enabled, translated, direction);

    private static Gen<RuleSide> Side => Gen.Frequency((1, Gen.Constant(RuleSide.Everything)), (4,
        from exclude in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from addresses in Gen.Frequency((5, Pools.Addresses), (1, Gen.Constant(AddressSet.Empty)))
        from groups in Gen.Frequency((5, Gen.Constant(Array.Empty<string>())), (1, Gen.Elements("vse", "internal", "External", "vnic-index-0", "vnic-index-1", "nat64").Select(g => new[] { g })))
        from unresolved in Gen.Frequency((9, Gen.Constant(Array.Empty<string>())), (1, Gen.Constant(new[] { "vm-17" })))
        select new RuleSide(false, exclude, addresses, groups, unresolved)));

    private static Gen<RuleServices> Services => Gen.Frequency((2, Gen.Constant(RuleServices.Everything)), (5,
        from count in Gen.Choose(0, 3)
        from services in Gen.ArrayOf(Pools.Service, count)
        from unresolved in Gen.Frequency((9, Gen.Constant(Array.Empty<string>())), (1, Gen.Constant(new[] { "application-9" })))
        select new RuleServices(services, unresolved)));

    /// <summary>To one address and port, or to few: the oracle tries them all.</summary>
    private static Gen<NatRule> Dnats =>
        from address in Gen.Elements("10.0.0.7", "10.0.0.6-10.0.0.8", "10.0.0.255-10.0.1.0", "203.0.113.10")
        from ports in Gen.Elements("any", "443", "80-81", "443,8443-8444")
        select Model.Rule(1, NatAction.Destination, "any", address, translatedPorts: ports);

    private static Gen<NatRule> Snats =>
        from address in Gen.Elements("203.0.113.10", "10.0.0.6-10.0.0.8", "10.0.0.7")
        from ports in Gen.Elements("any", "any", "443", "80-81")
        select Model.Rule(1, NatAction.Source, "any", address, translatedPorts: ports);

    private static IEnumerable<FirewallCase> Shrink(FirewallCase @case) =>
        Pools.Fewer(@case.Firewall.Rules).Select(rules => @case with { Firewall = @case.Firewall with { Rules = Number(rules) } })
            .Concat(Pools.Fewer(@case.Packets).Select(packets => @case with { Packets = packets }))
            .Concat(@case.Dnat is null ? [] : [@case with { Dnat = null }])
            .Concat(@case.Snat is null ? [] : [@case with { Snat = null }])
            .Concat(@case.Input is [var only] && only == PacketBox.All ? [] : [@case with { Input = [PacketBox.All] }]);

    public static FirewallRule[] Number(IEnumerable<FirewallRule> rules) => [.. rules.Select((r, i) => r with { Position = i + 1, Id = $"{i + 1}", Name = "" })];
}
