using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>The <c>application</c> of a firewall rule: services written out, and application objects.</summary>
internal static class RuleServicesParser
{
    /// <summary>Everything for an absent or empty application.</summary>
    public static RuleServices Parse(XElement? element, Origin origin, GroupingObjects groups, List<Problem> problems)
    {
        if (element is null || !element.HasElements) return RuleServices.Everything;
        var services = new List<Service>();
        var unresolved = new List<string>();
        foreach (var service in element.Elements("service"))
            if (Service(service, origin, problems) is { } parsed) services.Add(parsed);
        foreach (var id in element.Texts("applicationId"))
        {
            var application = groups.Services(id);
            services.AddRange(application.Services);
            unresolved.AddRange(application.Unresolved);
        }
        return new(services, unresolved);
    }

    private static Service? Service(XElement element, Origin origin, List<Problem> problems)
    {
        var text = element.Text("protocol") ?? "any";
        if (text.Equals("icmp", StringComparison.OrdinalIgnoreCase))
        {
            if (IcmpTypes.TryParse(element.Text("icmpType")) is { } types) return new(Protocols.Only(Protocols.Icmp), PortSet.All, types);
            problems.Add(origin.Problem("<icmpType> is not a type that is known"));
            return null;
        }
        // ICMPv6 says nothing about IPv4 packets.
        if (text.Equals("icmpv6", StringComparison.OrdinalIgnoreCase) || text.Equals("ipv6-icmp", StringComparison.OrdinalIgnoreCase))
            return new(IntervalSet.Empty, PortSet.All, PortSet.All);
        var protocol = Protocols.TryParse(text);
        if (protocol is null) problems.Add(origin.Problem("<protocol> is not a protocol that is known"));
        var source = Ports(element, "sourcePort", origin, problems);
        var destination = Ports(element, "port", origin, problems);
        if (protocol is null || source is null || destination is null) return null;
        if (protocol.Count > 1 && !(source.IsAll && destination.IsAll))
        {
            problems.Add(origin.Problem("names ports without a protocol: it is not known which protocols it matches"));
            return null;
        }
        return new(protocol, source, destination);
    }

    /// <summary>Elements may be repeated, and hold lists and ranges; all ports when there is none.</summary>
    private static PortSet? Ports(XElement element, string name, Origin origin, List<Problem> problems)
    {
        PortSet? all = null;
        foreach (var text in element.Texts(name))
        {
            if (PortSet.TryParse(text, out var problem) is not { } ports)
            {
                problems.Add(origin.Problem($"<{name}>: {problem}"));
                return null;
            }
            all = all is null ? ports : all.Union(ports);
        }
        return all ?? PortSet.All;
    }
}
