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
        var defaultAction = Action(firewall.Once("defaultPolicy", firewall.At(document), problems)?.Text("action"));
        if (firewall.Element("firewallRules") is null) problems.Add(firewall.At(document).Problem("has no <firewallRules>: the document is not complete"));
        foreach (var element in firewall.Elements("firewallRules").Elements("firewallRule"))
        {
            position++;
            var origin = element.At(document, position);
            if (element.Text("ruleType")?.ToLowerInvariant() == "default_policy")
            {
                if (!Repeats(element, defaultAction)) problems.Add(origin.Problem("is not what <defaultPolicy> says: it is not known which one is in force"));
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

    /// <summary>NSX lists its default policy again as the last rule, for every packet: the same thing said twice.</summary>
    private static bool Repeats(XElement rule, FirewallAction? defaultAction) =>
        (defaultAction is null || Action(rule.Text("action")) == defaultAction)
        && !rule.ElementsAfterSelf("firewallRule").Any()
        && !rule.Elements().Any(e => e.Name.LocalName is "source" or "destination" or "application" && e.HasElements);

    private static FirewallRule? Rule(XElement element, Origin origin, int position, GroupingObjects groups, List<Problem> problems)
    {
        var enabled = element.Flag("enabled", absent: true, origin.Document, problems);
        var action = Action(element.Text("action"));
        if (action is null) problems.Add(origin.Problem("<action> is not accept, deny or reject"));
        var source = RuleSideParser.Parse(element, "source", "invalidSource", origin, groups, problems);
        var destination = RuleSideParser.Parse(element, "destination", "invalidDestination", origin, groups, problems);
        var services = RuleServicesParser.Parse(element, origin, groups, problems);
        var matchTranslated = element.Flag("matchTranslated", absent: false, origin.Document, problems);
        var direction = element.Text("direction")?.ToLowerInvariant();
        if (direction is not (null or "any" or "in" or "out")) problems.Add(origin.Problem("<direction> is neither in nor out"));
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
            MatchTranslated = matchTranslated,
            Direction = direction is "in" or "out" ? direction : null,
            Deleted = [.. new[] { ("source", "invalidSource"), ("destination", "invalidDestination"), ("application", "invalidApplication") }
                .Where(side => element.Flag(side.Item2, absent: false, origin.Document, [])).Select(side => side.Item1)],
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
