using HybridDrift.Checks;
using HybridDrift.Checks.X;
using HybridDrift.Sites.Parse;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.X;

public sealed class DeadFirewallRulesTests
{
    private const string Expected = "every rule is reached by some packet";

    private static string Rule(string action, string source, string type = "user", string id = "131998") => $"""
        <firewallRule><id>{id}</id><name>first</name><ruleType>{type}</ruleType><enabled>true</enabled><action>{action}</action>
        <source>{source}</source></firewallRule>
        """;

    private static string Address(string addresses) => $"<ipAddress>{addresses}</ipAddress>";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<DeadFirewallRules>();

    [Fact]
    public void It_fails_when_another_rule_takes_all_packets_and_does_something_else()
    {
        var result = ExampleSite.Healthy().FirewallFirst(VcsEdge, Rule("accept", Address("172.30.0.0/16")) + Rule("deny", Address("172.30.7.0/24"), id: "131997")).Run<DeadFirewallRules>()
            .Single(r => r.Subject == "rule to deny any from 172.30.7.0/24 to any");

        result.ShouldFail(DriftKind.Order, Expected, "no packet reaches rule 'first' (131997): what it matches is taken by rule 'first' (131998), accept, before it", VcsEdge, "firewallRule[1]");
        Assert.Equal(Severity.Medium, result.Severity);
    }

    [Fact]
    public void It_is_redundant_when_the_rules_that_hide_it_do_the_same()
    {
        var twice = Rule("deny", Address("10.99.0.0/16"));
        var result = ExampleSite.Healthy().FirewallFirst(VcsEdge, twice + twice).OnlyFinding<DeadFirewallRules>();

        result.ShouldFail(DriftKind.Extra, Expected, "before it, to the same end", VcsEdge, "firewallRule[2]");
        Assert.Equal(Severity.Low, result.Severity);
        Assert.Equal("rule to deny any from 10.99.0.0/16 to any", result.Subject);
    }

    [Fact]
    public void It_names_all_rules_that_hide_it_together()
    {
        var halves = Rule("deny", Address("10.99.0.0/17"), id: "131995") + Rule("reject", Address("10.99.128.0/17"), id: "131996");
        var result = ExampleSite.Healthy().FirewallFirst(VcsEdge, halves + Rule("deny", Address("10.99.0.0/16"))).OnlyFinding<DeadFirewallRules>();

        result.ShouldFail(DriftKind.Order, Expected, "rule 'first' (131995), rule 'first' (131996), reject, before it", VcsEdge, "firewallRule[3]");
    }

    [Fact]
    public void It_is_one_finding_when_two_dead_rules_are_alike()
    {
        var wide = Rule("accept", Address("10.99.0.0/16"), id: "131995");
        ExampleSite.Healthy().FirewallFirst(VcsEdge, wide + Rule("deny", Address("10.99.1.0/24")) + Rule("deny", Address("10.99.1.0-10.99.1.127,10.99.1.128/25"), id: "131996")).OnlyFinding<DeadFirewallRules>();
    }

    [Fact]
    public void Rules_that_the_edge_made_itself_hide_others_and_are_not_reported()
    {
        var user = Rule("accept", Address("10.99.0.0/16"), id: "131995");
        ExampleSite.Healthy().FirewallFirst(VcsEdge, user + Rule("deny", Address("10.99.1.0/24"), "internal_high")).ShouldPass<DeadFirewallRules>();
        ExampleSite.Healthy().FirewallFirst(VcsEdge, Rule("accept", Address("10.99.0.0/16"), "internal_high") + Rule("deny", Address("10.99.1.0/24"), id: "131995")).OnlyFinding<DeadFirewallRules>()
            .ShouldFail(DriftKind.Order, Expected, "(131998), accept", VcsEdge);
    }

    [Fact]
    public void It_passes_when_the_rule_is_disabled_or_the_firewall_is_off()
    {
        var twice = Rule("deny", Address("10.99.0.0/16"));
        ExampleSite.Healthy().FirewallFirst(VcsEdge, twice + twice.Replace("<enabled>true", "<enabled>false")).ShouldPass<DeadFirewallRules>();
        ExampleSite.Healthy().FirewallFirst(VcsEdge, twice + twice).FirewallOff(VcsEdge).ShouldPass<DeadFirewallRules>();
    }

    [Fact]
    public void It_cannot_tell_when_members_that_are_not_known_may_hide_a_rule() => ExampleSite.Healthy()
        .FirewallFirst(VcsEdge, Rule("accept", "<groupingObjectId>vm-17</groupingObjectId>") + Rule("deny", Address("10.99.1.0/24"), id: "131995")).OnlyFinding<DeadFirewallRules>().ShouldBeUnknown("vm-17");

    [Fact]
    public void It_cannot_tell_when_the_proof_takes_too_many_steps()
    {
        var site = ExampleSite.Healthy().FirewallFirst(VcsEdge, Rule("deny", Address("10.99.0.0/17"), id: "131995") + Rule("deny", Address("10.99.128.0/17"), id: "131996") + Rule("deny", Address("10.99.0.0/16")));
        var (plan, recording) = (site.Plan.Plan, site.Recording);
        var live = SiteParser.Parse(recording, plan.Edges.SelectMany(e => new[] { e.Nsx, e.Router! }), plan.Clusters);

        var result = Assert.Single(Runner.Run(plan, live, [new DeadFirewallRules { Budget = 0 }]), r => r.Outcome.Subject == "rule to deny any from 10.99.0.0/16 to any");

        Assert.Equal(Status.Unknown, result.Status);
        Assert.Contains("too many steps", result.Reason);
    }

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<DeadFirewallRules>(VcsEdge);

    [Fact]
    public void It_stays_as_it_is_when_rules_are_numbered_anew() => ExampleSite.Healthy().Edit(VcsEdge, "<id>131082</id>", "<id>140001</id>").ShouldBeAsHealthy<DeadFirewallRules>();
}
