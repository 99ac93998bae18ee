using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Oracle;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Flows;

/// <summary>What is said to be dead decides no packet on any interface, and what no packet reaches is said to be dead.</summary>
public sealed class DeadRulesOracleTests
{
    private static readonly EdgeInterface[] Interfaces = [Model.Uplink, Model.Inside, Model.OtherInside, Model.Interface(3, InterfaceKind.Trunk), Model.Interface(null, InterfaceKind.Unknown)];

    private static IEnumerable<(EdgeInterface? In, EdgeInterface? Out)> Ways =>
        from ingress in Interfaces.Cast<EdgeInterface?>().Append(null)
        from egress in Interfaces.Cast<EdgeInterface?>().Append(null)
        select (ingress, egress);

    [Property(MaxTest = 150)]
    public Property A_dead_rule_decides_no_packet_when_rules_are_random() => Prop.ForAll(FirewallCase.All, @case =>
    {
        var nat = @case.Dnat is { } dnat ? Model.Nat(dnat) : Model.Nat();
        var dead = DeadRules.Of(@case.Firewall, nat, Interfaces).Dead.Select(d => d.Rule.Position).ToHashSet();
        if (dead.Count == 0) return;
        foreach (var (ingress, egress) in Ways)
            foreach (var packet in @case.Packets.Take(60))
                foreach (var rule in FirewallOracle.Deciders(@case.Firewall, packet, ingress, egress, @case.Dnat))
                    Assert.False(rule is not null && dead.Contains(rule.Position), $"{packet} from {ingress} to {egress} is decided by rule {rule?.Position}");
    });

    [Property(MaxTest = 150)]
    public Property A_rule_that_no_part_names_is_dead_when_everything_is_known() => Prop.ForAll(FirewallCase.All, @case =>
    {
        var known = @case.Firewall with
        {
            Enabled = true,
            Rules = [.. @case.Firewall.Rules.Where(r => r.Direction is null && !r.MatchTranslated && r.Source.Unresolved.Count + r.Destination.Unresolved.Count + r.Services.Unresolved.Count == 0)
                .Where(r => !r.Source.Interfaces.Concat(r.Destination.Interfaces).Contains("nat64"))],
        };
        EdgeInterface[] plain = [Model.Uplink, Model.Inside];
        var reached = (from ingress in plain.Cast<EdgeInterface?>().Append(null)
                       from egress in plain.Cast<EdgeInterface?>().Append(null)
                       from part in EdgeFirewall.Split(known, PacketSet.All, ingress, egress)
                       select part.Rule?.Position).ToHashSet();
        var space = new FirewallSpace(plain, false);
        var silent = known.Rules.Where(r => r.Enabled && !reached.Contains(r.Position) && space.Products(r, possibly: true).Count > 0).Select(r => r.Position);

        Assert.Equal(silent, DeadRules.Of(known, Model.Nat(), plain).Dead.Select(d => d.Rule.Position));
    });

    [ReferenceWorkloadsFact]
    public void The_dead_rules_of_the_reference_workloads_are_counted_exactly()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        ReferenceWorkloadsFactAttribute.Generate(folder);

        Assert.Equal([46, 185, 471], new[] { 1000, 2000, 5000 }.Select(n => DeadRules.Of(Workload(Path.Combine(folder, $"esgr.{n}.csv")), Model.Nat(), Interfaces).Dead.Count));
        Directory.Delete(folder, true);
    }

    internal static Firewall Workload(string file) => Model.Firewall(FirewallAction.Deny, [.. File.ReadLines(file).Select((line, i) =>
    {
        var n = line.Split(',').Select(uint.Parse).ToArray();
        IntervalSet Interval(int at) => IntervalSet.Of(n[at], n[at + 1]);
        return Model.Rule(i + 1, n[0] == 1 ? FirewallAction.Accept : FirewallAction.Deny, Model.Side("any") with { Addresses = new(Interval(1)) }, Model.Side("any") with { Addresses = new(Interval(3)) },
            Model.Services(new Service(Interval(9), new(Interval(5)), new(Interval(7)))));
    })]);
}
