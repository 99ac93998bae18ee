using FsCheck;
using FsCheck.Fluent;
using HybridDrift.Addresses;
using HybridDrift.Flows.Difference;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Oracle;

namespace HybridDrift.Tests.Flows.Difference;

/// <summary>The packets that two rule lists treat differently, counted a second time: cell by cell, with a walk down both lists for each.</summary>
public sealed class RuleListCountTests
{
    private static readonly EdgeInterface[] Interfaces = [Model.Uplink, Model.Inside];
    private static readonly EdgeInterface?[] Ways = [null, .. Interfaces];

    [Fact]
    public void Every_pair_of_deciding_rules_has_as_many_packets_as_a_walk_through_all_cells_counts()
    {
        var (compared, different) = (0, 0);
        foreach (var ((before, after), expected) in Cases().Sample(240, 30).AsParallel().Select(c => (c, Walk(c.Item1, c.Item2))))
        {
            var actual = Parts(before, after).ToDictionary(p => (p.Before.Rule?.Position, p.After.Rule?.Position), p => Headers(p).Count);

            var text = string.Join("\n", before.Rules.Append(null).Concat(after.Rules).Select(r => $"{r}"));
            Assert.True(expected.OrderBy(e => e.Key).SequenceEqual(actual.OrderBy(a => a.Key)), $"{text}\nexpected {string.Join(" ", expected)}\nactual {string.Join(" ", actual)}");
            compared++;
            if (expected.Count > 0) different++;
        }
        Assert.True(compared >= 200 && different >= 80, $"{different} of {compared} pairs differ");
    }

    private static IReadOnlyList<RuleListDifference.Part<FirewallRule>> Parts(Firewall before, Firewall after)
    {
        var budget = new Budget(Budget.Usual);
        var parts = RuleListDifference.Of(FirewallList.Of(before, Interfaces, false), FirewallList.Of(after, Interfaces, false), budget);
        Assert.False(budget.IsSpent);
        Assert.All(parts, p => Assert.True(p.Certain));
        return parts;
    }

    private static PacketSet Headers(RuleListDifference.Part<FirewallRule> part) =>
        PacketSet.UnionOf(part.Pieces.Select(p => new PacketBox(new(p[0]), new(p[1]), p[2], new(p[3]), new(p[4]))));

    /// <summary>Between two neighbouring bounds of each field all packets are decided alike.</summary>
    private static Dictionary<(int?, int?), UInt128> Walk(Firewall before, Firewall after)
    {
        var rules = before.Rules.Concat(after.Rules).Where(r => r.Enabled).ToArray();
        var services = rules.SelectMany(r => r.Services.Services).ToArray();
        var sources = Cells(rules.Select(r => r.Source.Addresses.Intervals), uint.MaxValue);
        var destinations = Cells(rules.Select(r => r.Destination.Addresses.Intervals), uint.MaxValue);
        var protocols = Cells(services.Select(s => s.Protocol), 255);
        var (sourcePorts, ports) = (Cells(services.Select(s => s.SourcePorts.Intervals), 65535), Cells(services.Select(s => s.DestinationPorts.Intervals), 65535));
        // Where no rule names interfaces, one way stands for all.
        var ways = rules.Any(r => r.Source.Interfaces.Count + r.Destination.Interfaces.Count > 0) ? Ways : [null];
        var counts = new Dictionary<(int?, int?), UInt128>();
        foreach (var source in sources)
            foreach (var destination in destinations)
                foreach (var protocol in protocols)
                    foreach (var sourcePort in sourcePorts)
                        foreach (var port in ports)
                        {
                            var packet = new Packet((uint)source.First, (uint)destination.First, (int)protocol.First, (int)sourcePort.First, (int)port.First);
                            foreach (var pair in Pairs(before, after, packet, ways))
                                counts[pair] = counts.GetValueOrDefault(pair) + (UInt128)source.Count * (UInt128)destination.Count * (UInt128)(protocol.Count * sourcePort.Count * port.Count);
                        }
        return counts;
    }

    /// <summary>Whatever way it takes, a packet counts once.</summary>
    private static IEnumerable<(int?, int?)> Pairs(Firewall before, Firewall after, Packet packet, EdgeInterface?[] ways) =>
        (from ingress in ways
         from egress in ways
         let old = FirewallOracle.Deciders(before, packet, ingress, egress, null).Single()
         let now = FirewallOracle.Deciders(after, packet, ingress, egress, null).Single()
         where (old?.Action ?? before.Default) != (now?.Action ?? after.Default)
         select (old?.Position, now?.Position)).Distinct();

    private static (long First, long Count)[] Cells(IEnumerable<IntervalSet> sets, long last)
    {
        long[] bounds = [.. sets.SelectMany(s => Ranges.Read(s)).SelectMany(r => new[] { r.First, r.Last + 1L }).Append(0).Append(last + 1).Distinct().Order()];
        return [.. bounds.Zip(bounds.Skip(1), (first, next) => (first, next - first))];
    }

    /// <summary>A list, and what edits make of it.</summary>
    private static Gen<(Firewall, Firewall)> Cases() =>
        from rules in Gen.ArrayOf(Plain, 3)
        from other in Gen.ArrayOf(Plain, 3)
        from edits in Gen.ArrayOf(Gen.Choose(0, 5), 2)
        from at in Gen.Choose(0, 2)
        from otherwise in Gen.Elements(FirewallAction.Accept, FirewallAction.Deny)
        select (new Firewall(true, FirewallAction.Deny, FirewallCase.Number(rules)), Edited(rules, other, edits, at, otherwise));

    private static Firewall Edited(FirewallRule[] rules, FirewallRule[] other, int[] edits, int at, FirewallAction otherwise)
    {
        var list = rules.ToList();
        foreach (var edit in edits)
        {
            if (edit == 0) list.RemoveAt(at % list.Count);
            if (edit == 1) list.Insert(at % list.Count, other[0]);
            if (edit == 2) list[at % list.Count] = other[1];
            if (edit == 3) list[at % list.Count] = list[at % list.Count] with { Action = FirewallAction.Accept, Services = other[2].Services };
            if (edit == 4) list.Reverse();
        }
        return new(true, edits[0] == 5 ? otherwise : FirewallAction.Deny, FirewallCase.Number(edits.All(e => e == 5) ? other : [.. list]));
    }

    private static Gen<FirewallRule> Plain => FirewallCase.Rule.Where(r => r.Direction is null && !r.MatchTranslated && r.Services.Unresolved.Count == 0
        && new[] { r.Source, r.Destination }.All(s => s.Unresolved.Count == 0 && !s.Interfaces.Contains("nat64")));
}
