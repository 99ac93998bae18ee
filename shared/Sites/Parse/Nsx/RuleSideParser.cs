using System.Globalization;
using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>The <c>source</c> or <c>destination</c> of a firewall rule.</summary>
internal static class RuleSideParser
{
    /// <summary>Everything for an absent side. Members that cannot be resolved stay named, never "any" and never "none".</summary>
    /// <param name="invalid">The flag by which NSX says that an object of this side is gone: what is left may not be all.</param>
    public static RuleSide Parse(XElement rule, string name, string invalid, Origin origin, GroupingObjects groups, List<Problem> problems)
    {
        var sets = new List<AddressSet>();
        var interfaces = new List<string>();
        var unresolved = new List<string>();
        var unknown = new List<string>();
        var before = problems.Count;
        if (rule.Flag(invalid, absent: false, origin.Document, problems)) unresolved.Add("a deleted object");
        var side = rule.Once(name, origin, problems);
        var exclude = side?.Flag("exclude", absent: false, origin.Document, problems) ?? false;
        if (side is { HasElements: false } && side.Text().Length > 0) problems.Add(origin.Problem($"<{name}> is a text"));
        foreach (var member in side?.Elements().Where(e => e.Name.LocalName != "exclude") ?? [])
        {
            var text = member.Text();
            switch (member.Name.LocalName)
            {
                case "ipAddress":
                    if (AddressText.TryParse(text, out var problem) is { } parsed) sets.Add(parsed.Addresses);
                    else problems.Add(origin.Problem($"<{name}>: {problem}"));
                    break;
                case "groupingObjectId" when text.Length > 0:
                    var group = groups.Addresses(text);
                    sets.Add(group.Addresses);
                    unresolved.AddRange(group.Unresolved);
                    break;
                case "vnicGroupId" when text.Length > 0:
                    if (InterfaceGroup(text) is { } known) interfaces.Add(known);
                    else unresolved.Add(text);
                    break;
                case "groupingObjectId" or "vnicGroupId":
                    problems.Add(origin.Problem($"<{name}> holds an empty value"));
                    break;
                default:
                    unknown.Add($"<{Words.Of(member.Name.LocalName)}>");
                    break;
            }
        }
        // Unknown elements mean nothing beside known ones; alone they are no reason to read any.
        if (sets.Count == 0 && interfaces.Count == 0) unresolved.AddRange(unknown);
        var any = sets.Count == 0 && interfaces.Count == 0 && unresolved.Count == 0;
        if (any && exclude && problems.Count == before) problems.Add(origin.Problem($"<{name}> excludes nothing that is named: its meaning is not known"));
        return any ? RuleSide.Everything : new(false, exclude, AddressSet.UnionOf(sets), interfaces, unresolved);
    }

    private static string? InterfaceGroup(string text) => text.ToLowerInvariant() switch
    {
        "vse" or "internal" or "external" => text.ToLowerInvariant(),
        var name when name.StartsWith("vnic-index-", StringComparison.Ordinal)
            && ushort.TryParse(name.AsSpan("vnic-index-".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var index) => $"vnic-index-{index}",
        _ => null,
    };
}
