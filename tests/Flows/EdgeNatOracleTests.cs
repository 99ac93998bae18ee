using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Oracle;

namespace HybridDrift.Tests.Flows;

/// <summary>Whatever the rules, the parts are what a walk down the list says for each single packet.</summary>
public sealed class EdgeNatOracleTests
{
    private sealed record Case(Nat Nat, Firewall Firewall, NatAction Action, int? Interface, PacketBox[] Input, Packet[] Packets)
    {
        public override string ToString() => string.Join("\n", Nat.Rules.Select(r => r.ToString())
            .Append($"{Action} on {Interface} of {string.Join("; ", Input.Select(b => b.ToString()))}").Append(string.Join("; ", Packets.Take(5))));
    }

    [Property(MaxTest = 500)]
    public Property Every_packet_lies_in_the_part_of_the_rule_that_takes_it_when_rules_are_random() => Prop.ForAll(Cases, @case =>
    {
        var input = PacketSet.UnionOf(@case.Input);
        var parts = EdgeNat.Split(@case.Nat, @case.Firewall, @case.Action, @case.Interface, input);
        foreach (var packet in @case.Packets)
        {
            int?[] expected = @case.Input.Any(b => b.Holds(packet))
                ? [NatOracle.Taker(@case.Nat, @case.Firewall, @case.Action, @case.Interface, packet)?.Position]
                : [];
            int?[] actual = [.. parts.Where(p => p.Packets.Holds(packet)).Select(p => p.Rule?.Position)];
            if (!expected.SequenceEqual(actual)) Assert.Fail($"{packet}: expected rule {string.Join(" ", expected)}, but found {string.Join(" ", actual)}");
        }
        Assert.DoesNotContain(parts, p => p.Packets.IsEmpty);
        Assert.True(PacketSet.UnionOf(parts.SelectMany(p => p.Packets.Boxes)).SetEquals(input));
        for (var i = 0; i < parts.Count; i++) Assert.All(parts.Take(i), p => Assert.True(p.Packets.Intersect(parts[i].Packets).IsEmpty));
    });

    private static Arbitrary<Case> Cases => Arb.From(
        from count in Gen.Choose(0, 12)
        from rules in Gen.ArrayOf(Rule, count)
        from enabled in Gen.Frequency((19, Gen.Constant(true)), (1, Gen.Constant(false)))
        from filtering in Gen.Frequency((19, Gen.Constant(true)), (1, Gen.Constant(false)))
        from action in Gen.Elements(NatAction.Destination, NatAction.Source)
        from @interface in Gen.Elements<int?>(null, 0, 1)
        from input in Pools.Input
        from packets in Gen.ArrayOf(Pools.Packet, 300)
        select new Case(new(enabled, Number(rules)), Model.Open with { Enabled = filtering }, action, @interface, input, packets),
        @case => Pools.Fewer(@case.Nat.Rules).Select(rules => @case with { Nat = @case.Nat with { Rules = Number(rules) } })
            .Concat(Pools.Fewer(@case.Packets).Select(packets => @case with { Packets = packets })));

    private static Gen<NatRule> Rule =>
        from action in Gen.Elements(NatAction.Destination, NatAction.Source)
        from enabled in Gen.Frequency((9, Gen.Constant(true)), (1, Gen.Constant(false)))
        from vnic in Gen.Elements<string?>(null, null, null, "0", "1", "gre-1")
        from original in Pools.Addresses
        from match in Gen.Frequency((2, Gen.Constant(AddressSet.All)), (1, Pools.Addresses))
        from protocol in Pools.Protocol
        from originalPorts in Pools.Ports
        from matchPorts in Gen.Frequency((2, Gen.Constant(PortSet.All)), (1, Pools.Ports))
        select Model.Rule(1, action, "any", "192.0.2.1", vnic, enabled: enabled) with
        {
            Original = original,
            Match = match,
            Protocol = protocol,
            OriginalPorts = originalPorts,
            MatchPorts = matchPorts,
        };

    private static NatRule[] Number(IEnumerable<NatRule> rules) => [.. rules.Select((r, i) => r with { Position = i + 1, Id = $"{i + 1}" })];
}
