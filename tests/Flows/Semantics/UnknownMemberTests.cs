using HybridDrift.Addresses;
using HybridDrift.Flows.Trace;
using HybridDrift.Sites;
using static HybridDrift.Tests.Flows.Model;
using static HybridDrift.Tests.Flows.Semantics.EdgeAndRouter;

namespace HybridDrift.Tests.Flows.Semantics;

/// <summary>A member whose addresses are not known is never any, and never none: what it may decide is not known.</summary>
public sealed class UnknownMemberTests
{
    [Fact]
    public void It_is_not_known_what_happens_when_a_rule_that_may_match_decides_otherwise()
    {
        // A part for each rule that may decide.
        var parts = Send(FirewallAction.Accept, Rule(1, FirewallAction.Deny, Unresolved()));
        Assert.Equal([Fate.Ambiguous], Fates(parts));
        Assert.All(parts, p => Assert.Contains("vm-17", p.Reason));
    }

    [Fact]
    public void It_is_known_when_every_rule_that_may_decide_says_the_same()
    {
        Assert.Equal([Fate.Dropped], Fates(Send(FirewallAction.Deny, Rule(1, FirewallAction.Deny, Unresolved()))));
        Assert.Equal([Fate.Delivered], Fates(Send(FirewallAction.Accept, Rule(1, FirewallAction.Accept, Unresolved()))));
    }

    [Fact]
    public void It_is_known_when_a_rule_ahead_decides_for_certain() => Assert.Equal([Fate.Dropped], Fates(Send(FirewallAction.Accept, Rule(1, FirewallAction.Deny), Rule(2, FirewallAction.Accept, Unresolved()))));

    [Fact]
    public void Known_members_are_certain_when_others_beside_them_are_not() => Assert.Equal([Fate.Dropped], Fates(Send(FirewallAction.Accept, Rule(1, FirewallAction.Deny, Unresolved("198.51.100.7")))));

    [Fact]
    public void An_excluded_side_is_not_known_when_its_members_are_not() => Assert.Equal([Fate.Ambiguous], Fates(Send(FirewallAction.Accept, Rule(1, FirewallAction.Deny, Not(Unresolved())))));

    [Fact]
    public void Services_are_not_known_when_an_application_is_not() =>
        Assert.Equal([Fate.Ambiguous], Fates(Send(FirewallAction.Accept, Rule(1, FirewallAction.Deny, services: new([Service(Protocols.Tcp, "80")], ["application-9"])))));

    private static IReadOnlyList<TracePart> Send(FirewallAction otherwise, params FirewallRule[] rules) => FromOutside(Edge(Firewall(otherwise, rules)), Packets("198.51.100.7", "10.0.1.7"));

    private static IEnumerable<Fate> Fates(IEnumerable<TracePart> parts) => parts.Select(p => p.Fate).Distinct();
}
