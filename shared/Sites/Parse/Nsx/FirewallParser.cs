using System.Xml.Linq;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>The <c>firewall</c> feature of an edge.</summary>
internal static class FirewallParser
{
    public static Reading<Firewall> Parse(XElement firewall, string document, GroupingObjects groups)
    {
        var problems = new List<Problem>();
        var rules = new List<FirewallRule>();
        var position = 0;
        var defaultAction = Action(firewall.Element("defaultPolicy")?.Text("action"));
        foreach (var element in firewall.Elements("firewallRules").Elements("firewallRule"))
        {
            position++;
            var origin = element.At(document, position);
            // NSX lists its default policy again as the last rule: the same thing said twice, and said differently a contradiction.
            if (element.Text("ruleType")?.ToLowerInvariant() == "default_policy")
            {
                if (defaultAction is not null && Action(element.Text("action")) != defaultAction)
                    problems.Add(origin.Problem("says another action than <defaultPolicy>: it is not known which one is in force"));
                continue;
            }
            var own = new List<Problem>();
            var rule = Rule(element, origin, position, groups, own);
            if (rule is not null) rules.Add(rule);
            if (rule is not { Enabled: false }) problems.AddRange(own);
        }
        if (defaultAction is null) problems.Add(firewall.At(document).Problem("has no <defaultPolicy> with an <action> that is known"));
        var enabled = firewall.Flag("enabled", absent: true, document, problems);
        return Reading.Of(new Firewall(enabled, defaultAction ?? FirewallAction.Deny, rules), document, problems);
    }

    private static FirewallRule? Rule(XElement element, Origin origin, int position, GroupingObjects groups, List<Problem> problems)
    {
        var enabled = element.Flag("enabled", absent: true, origin.Document, problems);
        var action = Action(element.Text("action"));
        if (action is null) problems.Add(origin.Problem("<action> is not accept, deny or reject"));
        var source = RuleSideParser.Parse(element.Element("source"), origin, groups, problems);
        var destination = RuleSideParser.Parse(element.Element("destination"), origin, groups, problems);
        var services = RuleServicesParser.Parse(element.Element("application"), origin, groups, problems);
        if (enabled && problems.Count > 0) return null;
        return new()
        {
            Id = element.Text("id") ?? "?",
            Position = position,
            Name = element.Text("name") ?? "",
            Enabled = enabled,
            IsUserRule = (element.Text("ruleType") ?? "user").Equals("user", StringComparison.OrdinalIgnoreCase),
            Action = action ?? FirewallAction.Deny,
            Source = source,
            Destination = destination,
            Services = services,
            MatchTranslated = element.Flag("matchTranslated", absent: false, origin.Document, problems),
            Direction = element.Text("direction")?.ToLowerInvariant() is "in" or "out" ? element.Text("direction")!.ToLowerInvariant() : null,
            Origin = origin,
        };
    }

    private static FirewallAction? Action(string? text) => text?.ToLowerInvariant() switch
    {
        "accept" => FirewallAction.Accept,
        "deny" => FirewallAction.Deny,
        "reject" => FirewallAction.Reject,
        _ => null,
    };
}
