using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Oracle;

namespace HybridDrift.Tests.Flows;

/// <summary>Whatever the rules, the parts are what a walk down the list says for each single packet.</summary>
public sealed class EdgeFirewallOracleTests
{
    [Property(MaxTest = 500)]
    public Property Every_packet_lies_in_the_parts_of_the_rules_that_may_decide_it_when_rules_are_random() => Prop.ForAll(FirewallCase.All, @case =>
    {
        var parts = Split(@case);
        foreach (var packet in @case.Packets)
        {
            var input = @case.Input.Any(b => b.Holds(packet));
            var deciders = input ? FirewallOracle.Deciders(@case.Firewall, packet, @case.Ingress, @case.Egress, @case.Dnat, @case.Snat) : [];
            var expected = deciders.Select(rule => (rule?.Position, deciders.Count == 1));
            var actual = parts.Where(p => p.Packets.Holds(packet)).Select(p => (p.Rule?.Position, p.Certain));
            if (!expected.SequenceEqual(actual)) Assert.Fail($"{packet}: expected {string.Join(" ", expected)}, but found {string.Join(" ", actual)}");
        }
    });

    [Property(MaxTest = 200)]
    public Property Parts_make_up_the_input_and_certain_ones_overlap_with_none_when_rules_are_random() => Prop.ForAll(FirewallCase.All, @case =>
    {
        var parts = Split(@case);
        Assert.DoesNotContain(parts, p => p.Packets.IsEmpty);
        Assert.All(parts, p => Assert.Equal(p.Rule?.Action ?? (@case.Firewall.Enabled ? @case.Firewall.Default : FirewallAction.Accept), p.Action));
        Assert.Equal(parts.Count, parts.DistinctBy(p => (p.Rule?.Position, p.Certain)).Count());
        Assert.True(PacketSet.UnionOf(parts.SelectMany(p => p.Packets.Boxes)).SetEquals(PacketSet.UnionOf(@case.Input)));
        foreach (var certain in parts.Where(p => p.Certain))
            Assert.All(parts.Where(p => !ReferenceEquals(p, certain)), other => Assert.True(certain.Packets.Intersect(other.Packets).IsEmpty));
    });

    private static IReadOnlyList<EdgeFirewall.Part> Split(FirewallCase @case) =>
        EdgeFirewall.Split(@case.Firewall, PacketSet.UnionOf(@case.Input), @case.Ingress, @case.Egress, @case.Dnat, @case.Snat);
}
