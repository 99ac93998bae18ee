using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>The <c>source</c> or <c>destination</c> of a firewall rule.</summary>
internal static class RuleSideParser
{
    /// <summary>Everything for an absent side. Members that cannot be resolved stay named, never "any" and never "none".</summary>
    public static RuleSide Parse(XElement? element, Origin origin, GroupingObjects groups, List<Problem> problems)
    {
        if (element is null) return RuleSide.Everything;
        var exclude = element.Flag("exclude", absent: false, origin.Document, problems);
        var sets = new List<AddressSet>();
        var unresolved = new List<string>();
        foreach (var text in element.Texts("ipAddress"))
        {
            if (AddressText.TryParse(text, out var problem) is { } parsed) sets.Add(parsed.Addresses);
            else problems.Add(origin.Problem($"<{element.Name.LocalName}>: {problem}"));
        }
        foreach (var id in element.Texts("groupingObjectId"))
        {
            var group = groups.Addresses(id);
            sets.Add(group.Addresses);
            unresolved.AddRange(group.Unresolved);
        }
        var interfaces = element.Texts("vnicGroupId").ToArray();
        var any = !element.Elements().Any(e => e.Name.LocalName is "ipAddress" or "groupingObjectId" or "vnicGroupId" && e.Value.Trim().Length > 0);
        if (any && exclude) problems.Add(origin.Problem($"<{element.Name.LocalName}> excludes nothing that is named: its meaning is not known"));
        return any ? RuleSide.Everything : new(false, exclude, AddressSet.UnionOf(sets), interfaces, unresolved);
    }
}
