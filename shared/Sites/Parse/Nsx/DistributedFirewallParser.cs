using System.Xml.Linq;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary><c>GET /api/4.0/firewall/globalroot-0/config</c>: the rules that are applied to edges.</summary>
internal static class DistributedFirewallParser
{
    public static Reading<IReadOnlyList<PreRule>> Parse(RecordedDocument document)
    {
        if (XmlText.Parse(document, out var problem, "firewallConfiguration") is not { } root) return Reading.Failed<IReadOnlyList<PreRule>>([], problem!);
        var problems = new List<Problem>();
        var rules = new List<PreRule>();
        foreach (var section in root.Elements("layer3Sections").Elements("section"))
        {
            var position = 0;
            foreach (var rule in section.Elements("rule"))
                if (Rule(rule, rule.At(document.Path, ++position), problems) is { } preRule) rules.Add(preRule);
        }
        return Reading.Of<IReadOnlyList<PreRule>>(rules, document.Path, problems);
    }

    /// <summary>Null for a rule that no edge sees.</summary>
    private static PreRule? Rule(XElement rule, Origin origin, List<Problem> problems)
    {
        var targets = rule.Elements("appliedToList").Elements("appliedTo").ToArray();
        var edges = targets.Where(t => Type(t) == "EDGE").Select(t => t.Text("value")).OfType<string>().ToArray();
        var all = targets.Any(t => Type(t) is "ALL_EDGES");
        if (edges.Length == 0 && !all) return null;
        var action = rule.Text("action")?.ToLowerInvariant();
        if (action is not ("allow" or "deny" or "reject")) problems.Add(origin.Problem("<action> is not allow, deny or reject"));
        return new(rule.Attribute("id")?.Value ?? "?", rule.Text("name") ?? "", rule.Attribute("disabled")?.Value != "true", action ?? "?", all ? [] : edges, origin);
    }

    private static string? Type(XElement target) => target.Text("type")?.ToUpperInvariant();
}
