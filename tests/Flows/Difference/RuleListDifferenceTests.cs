using System.Diagnostics;
using HybridDrift.Flows.Difference;
using HybridDrift.Sites;
using HybridDrift.Tests.Support;
using Xunit.Abstractions;
using static HybridDrift.Tests.Flows.Model;

namespace HybridDrift.Tests.Flows.Difference;

public sealed class RuleListDifferenceTests(ITestOutputHelper output)
{
    private static readonly EdgeInterface[] Interfaces = [Uplink, Inside, OtherInside];

    [Fact]
    public void A_harmless_change_of_order_is_no_difference()
    {
        var (one, other, last) = (Rule(1, FirewallAction.Accept, Side("10.0.0.0/24")), Rule(2, FirewallAction.Deny, Side("10.0.1.0/24")), Rule(3, FirewallAction.Accept, Side("10.0.0.0/23")));

        Assert.Empty(Compare([one, other, last], [other, one, last]));
        Assert.Empty(Compare([one, other, last], [other, last]));
    }

    [Fact]
    public void A_moved_rule_shows_the_packets_that_change_sides()
    {
        var (one, other) = (Rule(1, FirewallAction.Accept, Side("10.0.0.0/24")), Rule(2, FirewallAction.Deny, Side("10.0.0.128-10.0.1.255")));

        var part = Assert.Single(Compare([one, other], [other, one]));

        Assert.Equal((1, 2), (part.Before.Rule!.Position, part.After.Rule!.Position));
        Assert.Equal("10.0.0.128/25", $"{new HybridDrift.Addresses.AddressSet(Assert.Single(part.Pieces)[0])}");
    }

    [Fact]
    public void A_rule_for_one_interface_differs_there_only()
    {
        var part = Assert.Single(Compare([], [Rule(1, FirewallAction.Accept, Group("vnic-index-1"))]));

        Assert.Equal("2", $"{Assert.Single(part.Pieces)[5]}");
    }

    [Fact]
    public void A_disabled_rule_is_as_good_as_none() =>
        Assert.Empty(Compare([Rule(1, FirewallAction.Accept, enabled: false)], [Rule(1, FirewallAction.Reject, Side("10.0.0.7"), enabled: false)]));

    [Fact]
    public void A_firewall_that_is_off_accepts_everything()
    {
        var part = Assert.Single(RuleListDifference.Of(FirewallList.Of(Firewall(FirewallAction.Deny), Interfaces, false), FirewallList.Of(new(false, FirewallAction.Deny, []), Interfaces, false), new(100)));

        Assert.Equal((null, FirewallAction.Accept), (part.Before.Rule, part.After.Verdict));
    }

    [Fact]
    public void A_rule_with_the_same_unknown_members_on_both_sides_is_the_same_and_others_are_possible()
    {
        var open = Rule(1, FirewallAction.Accept, Unresolved("10.0.0.7"));

        Assert.Empty(Compare([open], [open]));
        var parts = Compare([], [open]);
        Assert.Equal([true, false], parts.Select(p => p.Certain));
        Assert.Equal("10.0.0.7", $"{new HybridDrift.Addresses.AddressSet(Assert.Single(parts[0].Pieces)[0])}");
    }

    [Fact]
    public void The_answer_is_given_up_when_the_budget_is_spent()
    {
        var budget = new Budget(3);

        RuleListDifference.Of(FirewallList.Of(Firewall(FirewallAction.Deny, [.. Enumerable.Range(1, 9).Select(i => Rule(i, FirewallAction.Accept, Side($"10.0.{i}.0/25")))]), Interfaces, false),
            FirewallList.Of(Firewall(FirewallAction.Accept), Interfaces, false), budget);

        Assert.True(budget.IsSpent);
    }

    [Theory]
    [InlineData("80", "80", "80", "any", 0)]
    [InlineData("80", "80", "80", "81", 1)]
    [InlineData("80-81", "80-81", "80-81", "any", 1)]
    public void Translations_are_compared_by_what_they_do(string originalPorts, string translatedPorts, string otherOriginal, string otherTranslated, int differences)
    {
        var one = Nat(Rule(1, NatAction.Destination, "203.0.113.10", "10.0.0.7", "0", 6, originalPorts, translatedPorts));
        var other = Nat(Rule(7, NatAction.Destination, "203.0.113.10", "10.0.0.7", "0", 6, otherOriginal, otherTranslated));

        Assert.Equal(differences, RuleListDifference.Of(List(one), List(other), new(100)).Count);

        static RuleList<NatRule> List(Nat nat) => NatList.Of(nat, Open, NatAction.Destination, Interfaces);
    }

    /// <summary>How long it takes is told, and not asserted.</summary>
    [ReferenceWorkloadsFact]
    public void A_few_changes_of_two_thousand_rules_are_found()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        ReferenceWorkloadsFactAttribute.Generate(folder);
        var before = DeadRulesOracleTests.Workload(Path.Combine(folder, "esgr.2000.csv"));
        var random = new Random(7);
        var times = new SortedDictionary<int, List<double>>();
        for (var run = 0; run < 60; run++)
        {
            var changes = new[] { 1, 5, 20 }[run % 3];
            var rules = before.Rules.ToList();
            for (var c = 0; c < changes; c++)
            {
                var at = random.Next(rules.Count);
                if (c % 3 == 0) rules.RemoveAt(at);
                else if (c % 3 == 1) rules[at] = rules[at] with { Action = rules[at].Action == FirewallAction.Accept ? FirewallAction.Deny : FirewallAction.Accept };
                else (rules[at], rules[random.Next(at)]) = (rules[random.Next(at)], rules[at]);
            }
            var budget = new Budget(Budget.Usual);
            var watch = Stopwatch.StartNew();
            var parts = RuleListDifference.Of(FirewallList.Of(before, Interfaces, false), FirewallList.Of(before with { Rules = rules }, Interfaces, false), budget);
            if (run >= 6) (times.TryGetValue(changes, out var list) ? list : times[changes] = []).Add(watch.Elapsed.TotalMilliseconds);
            Assert.False(budget.IsSpent);
            if (changes == 20) Assert.NotEmpty(parts);
        }
        foreach (var (changes, list) in times) output.WriteLine($"{changes} of 2,000 changed: median {list.Order().ElementAt(list.Count / 2):F1} ms, worst {list.Max():F1} ms");
        Directory.Delete(folder, true);
    }

    private static IReadOnlyList<RuleListDifference.Part<FirewallRule>> Compare(FirewallRule[] before, FirewallRule[] after) => RuleListDifference.Of(
        FirewallList.Of(Firewall(FirewallAction.Deny, before), Interfaces, false), FirewallList.Of(Firewall(FirewallAction.Deny, after), Interfaces, false), new(100_000));
}
