using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>The <c>application</c> of a firewall rule: services written out, and application objects.</summary>
internal static class RuleServicesParser
{
    /// <summary>Everything for an absent or empty application.</summary>
    public static RuleServices Parse(XElement rule, Origin origin, GroupingObjects groups, List<Problem> problems)
    {
        var services = new List<Service>();
        var unresolved = new List<string>();
        var unknown = new List<string>();
        if (rule.Flag("invalidApplication", absent: false, origin.Document, problems)) unresolved.Add("a deleted application");
        var application = rule.Once("application", origin, problems);
        if (application is { HasElements: false } && application.Text().Length > 0) problems.Add(origin.Problem("<application> is a text"));
        foreach (var member in application?.Elements() ?? [])
        {
            switch (member.Name.LocalName)
            {
                case "service":
                    if (Service(member, origin, problems) is { } parsed) services.Add(parsed);
                    break;
                case "applicationId" when member.Text() is { Length: > 0 } id:
                    var resolved = groups.Services(id);
                    services.AddRange(resolved.Services);
                    unresolved.AddRange(resolved.Unresolved);
                    break;
                case "applicationId":
                    problems.Add(origin.Problem("<application> holds an empty value"));
                    break;
                default:
                    unknown.Add($"<{Words.Of(member.Name.LocalName)}>");
                    break;
            }
        }
        // Unknown elements mean nothing beside known ones; alone they are no reason to read any.
        if (services.Count == 0) unresolved.AddRange(unknown);
        return services.Count == 0 && unresolved.Count == 0 ? RuleServices.Everything : new(services, unresolved);
    }

    private static Service? Service(XElement element, Origin origin, List<Problem> problems)
    {
        var protocol = RuleFields.Protocol(element.Text("protocol") ?? "any");
        if (protocol is null) problems.Add(origin.Problem("<protocol> is not a protocol that is known"));
        var source = Ports(element, "sourcePort", origin, problems);
        var destination = Ports(element, "port", origin, problems);
        if (protocol is null || source is null || destination is null) return null;
        if (!RuleFields.HasPorts(protocol) && !(source.IsAll && destination.IsAll))
        {
            problems.Add(origin.Problem("names ports, but no protocol that has ports: it is not known what it matches"));
            return null;
        }
        if (!RuleFields.IsIcmp(protocol)) return new(protocol, source, destination);
        if (IcmpTypes.TryParse(element.Text("icmpType")) is { } types) return new(protocol, PortSet.All, types);
        problems.Add(origin.Problem("<icmpType> is not a type that is known"));
        return null;
    }

    /// <summary>Elements may be repeated, and hold lists and ranges; all ports when there is none.</summary>
    private static PortSet? Ports(XElement element, string name, Origin origin, List<Problem> problems)
    {
        var sets = new List<PortSet>();
        foreach (var text in element.Texts(name))
        {
            if (PortSet.TryParse(text, out var problem) is not { } ports)
            {
                problems.Add(origin.Problem($"<{name}>: {problem}"));
                return null;
            }
            sets.Add(ports);
        }
        return sets.Count == 0 ? PortSet.All : new(IntervalSet.Of(sets.SelectMany(s => s.Intervals.Intervals)));
    }
}
