using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Flows.Difference;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Oracle;

namespace HybridDrift.Tests.Flows.Difference;

/// <summary>Where members of rules are unknown, what is certain and what is only possible is what two walks say for single packets.</summary>
public sealed class RuleListDoubtTests
{
    private static readonly EdgeInterface[] Interfaces = [Model.Uplink, Model.Inside, Model.OtherInside];

    [Property(MaxTest = 200)]
    public Property A_difference_is_certain_exactly_when_one_rule_alone_decides_on_either_side() => Prop.ForAll(FirewallCase.All, FirewallCase.All, (one, other) =>
    {
        var (before, after) = (one.Firewall, Mixed(one.Firewall, other.Firewall));
        var parts = RuleListDifference.Of(FirewallList.Of(before, Interfaces, false), FirewallList.Of(after, Interfaces, false), new Budget(Budget.Usual));
        for (var way = 0; way < 16; way++)
        {
            var (ingress, egress) = (way % 4, way / 4);
            foreach (var packet in one.Packets.Take(60))
            {
                var old = Deciders(before, packet, ingress, egress);
                var now = Deciders(after, packet, ingress, egress);
                var found = parts.Where(p => p.Pieces.Any(piece => Holds(piece, packet, ingress, egress))).ToArray();
                foreach (var part in found)
                {
                    Assert.Contains(part.Before.Rule?.Position, old.Select(o => o?.Position));
                    Assert.Contains(part.After.Rule?.Position, now.Select(n => n?.Position));
                    Assert.Equal(part.Certain, old.Count == 1 && now.Count == 1);
                }
                var actions = (Old: old.Select(o => Action(before, o)).ToHashSet(), New: now.Select(n => Action(after, n)).ToHashSet());
                if (!actions.Old.Overlaps(actions.New) && found.Length == 0) Assert.Fail($"{packet} is treated differently, but in no part");
                if (actions.Old.Count == 1 && actions.Old.SetEquals(actions.New)) Assert.Empty(found);
            }
        }
    });

    /// <summary>Some rules of the one list, some of the other.</summary>
    private static Firewall Mixed(Firewall one, Firewall other) =>
        one with { Rules = FirewallCase.Number([.. one.Rules.Where((_, i) => i % 3 != 1).Take(4), .. other.Rules.Take(2), .. one.Rules.Skip(5)]) };

    private static List<FirewallRule?> Deciders(Firewall firewall, Packet packet, int ingress, int egress) =>
        FirewallOracle.Deciders(firewall, packet, At(ingress), At(egress), null);

    private static EdgeInterface? At(int number) => number == 0 ? null : Interfaces[number - 1];

    private static FirewallAction Action(Firewall firewall, FirewallRule? rule) => rule?.Action ?? (firewall.Enabled ? firewall.Default : FirewallAction.Accept);

    private static bool Holds(HybridDrift.Addresses.IntervalSet[] piece, Packet packet, int ingress, int egress)
    {
        uint[] point = [packet.Source, packet.Destination, (uint)packet.Protocol, (uint)packet.SourcePort, (uint)packet.DestinationPort, (uint)ingress, (uint)egress];
        return piece.Zip(point).All(p => p.First.Contains(p.Second));
    }
}
