using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>
/// The rules that the distributed firewall places ahead of an edge's own. What they match is not read: each may match
/// any packet, or none.
/// </summary>
internal static class RulesAhead
{
    public static Edge Of(Site site, Edge edge)
    {
        PreRule[] rules = [.. site.PreRules.Value.Where(r => r.Enabled && (r.Edges.Count == 0 || r.Edges.Contains(edge.Id)))];
        FirewallRule[] ahead = rules.Length > 0 ? [.. rules.Select(Rule)]
            // The edge says that there are some, and nothing says which.
            : edge.Health.Value is { HasPreRules: true } health ? [.. new[] { "allow", "deny" }.Select(action => Rule(new("?", "not read", true, action, [], health.Origin)))]
            : [];
        return ahead.Length == 0 ? edge : edge with { Firewall = edge.Firewall with { Value = edge.Firewall.Value with { Rules = [.. ahead, .. edge.Firewall.Value.Rules] } } };
    }

    private static FirewallRule Rule(PreRule rule)
    {
        var anything = new RuleSide(false, false, AddressSet.Empty, [], [$"distributed firewall rule {rule.Id} '{rule.Name}' ({rule.Action})"]);
        return new()
        {
            Id = rule.Id,
            Position = 0,
            Name = rule.Name,
            Enabled = true,
            IsUserRule = false,
            Action = rule.Action == "allow" ? FirewallAction.Accept : FirewallAction.Deny,
            Source = anything,
            Destination = RuleSide.Everything,
            Services = RuleServices.Everything,
            MatchTranslated = false,
            Direction = null,
            Origin = rule.Origin,
        };
    }
}
