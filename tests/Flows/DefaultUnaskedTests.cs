using HybridDrift.Flows;
using HybridDrift.Sites;
using static HybridDrift.Tests.Flows.Model;

namespace HybridDrift.Tests.Flows;

public sealed class DefaultUnaskedTests
{
    private static readonly FirewallRule Open = Rule(1, FirewallAction.Accept), Shut = Rule(1, FirewallAction.Deny);

    [Fact]
    public void A_rule_for_everything_leaves_the_default_nothing() => Assert.Equal("1", Because(Open));

    [Fact]
    public void Rules_behind_it_and_before_it_do_not_matter() =>
        Assert.Equal("3", Because(Rule(1, FirewallAction.Deny, Side("10.0.0.0/24")), Rule(1, FirewallAction.Accept, Side("10.0.1.0/24")), Open, Shut));

    [Fact]
    public void Rules_may_do_it_together() => Assert.Equal("1 3", Because(Rule(1, FirewallAction.Accept, Side("0.0.0.0/1")), Rule(1, FirewallAction.Deny, Side("10.0.0.0/8")), Rule(1, FirewallAction.Accept, Side("128.0.0.0/1"))));

    [Fact]
    public void A_denial_of_everything_before_it_is_what_decides() => Assert.Equal("", Because(Shut, Open));

    [Fact]
    public void A_denial_of_the_rest_is_what_decides() => Assert.Equal("", Because(Rule(1, FirewallAction.Accept, Side("0.0.0.0/1")), Shut, Rule(1, FirewallAction.Accept, Side("128.0.0.0/1"))));

    [Fact]
    public void Something_left_is_left() =>
        Assert.Equal("", Because(Rule(1, FirewallAction.Accept, Side("0.0.0.0-255.255.255.254"))));

    [Fact]
    public void What_only_may_match_does_not_count() => Assert.Equal("", Because(Rule(1, FirewallAction.Accept, Unresolved()), Rule(1, FirewallAction.Accept, direction: "in"), Open with { Enabled = false }));

    [Fact]
    public void A_group_of_interfaces_counts_for_its_own() => Assert.Equal("1", Because(Rule(1, FirewallAction.Accept, Group("external"))));

    private static string Because(params FirewallRule[] rules) => string.Join(' ',
        DefaultUnasked.Because(Firewall(FirewallAction.Deny, [.. rules.Select((r, i) => r with { Position = i + 1 })]), Uplink, Inside).Select(r => r.Position));
}
