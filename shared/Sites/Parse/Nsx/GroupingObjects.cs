using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>
/// The grouping objects that rules name by id, resolved from the recorded documents. What is not recorded, or has no
/// addresses of its own (virtual machines, port groups), stays unresolved under its id.
/// </summary>
internal sealed class GroupingObjects(DocumentReader documents)
{
    private readonly Dictionary<string, AddressGroup> addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RuleServices> services = new(StringComparer.Ordinal);

    private readonly List<IReading> readings = [];

    /// <summary>What was read of the objects that rules name.</summary>
    public IReadOnlyList<IReading> Readings => readings;

    /// <summary>Addresses of a group, and the members whose addresses are not known.</summary>
    internal sealed record AddressGroup(AddressSet Addresses, IReadOnlyList<string> Unresolved);

    public AddressGroup Addresses(string id)
    {
        if (addresses.TryGetValue(id, out var known)) return known;
        var kind = documents.Recording.Find($"nsx/{id}.xml")?.Kind;
        return addresses[id] = kind == DocumentKind.IpSet
            ? Read($"nsx/{id}.xml", Unknown(id), d => IpSet(d, id)).Value
            : id.StartsWith("securitygroup-", StringComparison.Ordinal) && documents.Recording.Find($"nsx/{id}.ipaddresses.xml") is not null
                ? Read($"nsx/{id}.ipaddresses.xml", Unknown(id), d => SecurityGroup(d, id)).Value
                : Unknown(id);
    }

    public RuleServices Services(string id) => Services(id, []);

    private RuleServices Services(string id, HashSet<string> above)
    {
        if (services.TryGetValue(id, out var known)) return known;
        var unknown = new RuleServices([], [id]);
        // A group that contains itself adds nothing that is not already there.
        if (!above.Add(id)) return new([], []);
        var resolved = documents.Recording.Find($"nsx/{id}.xml")?.Kind switch
        {
            DocumentKind.Application => Read($"nsx/{id}.xml", unknown, d => Application(d, id)).Value,
            DocumentKind.ApplicationGroup => Read($"nsx/{id}.xml", unknown, d => ApplicationGroup(d, id, above)).Value,
            _ => unknown,
        };
        above.Remove(id);
        if (above.Count == 0) services[id] = resolved;
        return resolved;
    }

    private Reading<T> Read<T>(string path, T unknown, Func<RecordedDocument, Reading<T>> parse) where T : notnull
    {
        var reading = documents.Read(path, unknown, parse);
        readings.Add(reading);
        return reading.Completeness == Completeness.Complete ? reading : reading with { Value = unknown };
    }

    private static AddressGroup Unknown(string id) => new(AddressSet.Empty, [id]);

    private static Reading<AddressGroup> IpSet(RecordedDocument document, string id)
    {
        if (XmlText.Parse(document, out var problem, "ipset", "list") is not { } root) return Reading.Failed(Unknown(id), problem!);
        var ipset = root.Name.LocalName == "ipset" ? root : root.Elements("ipset").FirstOrDefault(e => e.Text("objectId") == id);
        if (ipset is null || (ipset.Text("objectId") ?? id) != id) return Reading.Failed(Unknown(id), document.Problem($"does not hold {id}"));
        // No value is the empty set, not any: NSX keeps such a system object itself.
        if (ipset.Text("value") is not { } value) return Reading.Complete(new AddressGroup(AddressSet.Empty, []), document.Path);
        return AddressText.TryParse(value, out var wrong) is { } parsed
            ? Reading.Complete(new AddressGroup(parsed.Addresses, []), document.Path)
            : Reading.Failed(Unknown(id), document.Problem($"<value>: {wrong}"));
    }

    /// <summary>What NSX found out about the members: it may not know all of them, so the group stays open.</summary>
    private static Reading<AddressGroup> SecurityGroup(RecordedDocument document, string id)
    {
        if (XmlText.Parse(document, out var problem, "ipNodes") is not { } root) return Reading.Failed(Unknown(id), problem!);
        var sets = root.Descendants("ipAddresses").SelectMany(a => a.Texts("string")).Select(t => AddressText.TryParse(t, out _)?.Addresses ?? AddressSet.Empty);
        return Reading.Complete(new AddressGroup(AddressSet.UnionOf(sets), [id + " (members are found at run time)"]), document.Path);
    }

    private static Reading<RuleServices> Application(RecordedDocument document, string id)
    {
        var unknown = new RuleServices([], [id]);
        if (XmlText.Parse(document, out var problem, "application") is not { } root) return Reading.Failed(unknown, problem!);
        if ((root.Text("objectId") ?? id) != id) return Reading.Failed(unknown, document.Problem($"does not hold {id}"));
        return Service(root.Element("element")) is { } service
            ? Reading.Complete(new RuleServices([service], []), document.Path)
            : Reading.Failed(unknown, root.At(document.Path).Problem("its protocol or ports are not known to be a plain service"));
    }

    private Reading<RuleServices> ApplicationGroup(RecordedDocument document, string id, HashSet<string> above)
    {
        if (XmlText.Parse(document, out var problem, "applicationGroup") is not { } root) return Reading.Failed(new RuleServices([], [id]), problem!);
        var members = root.Elements("member").Select(m => m.Text("objectId") is { } member ? Services(member, above) : new RuleServices([], [id])).ToArray();
        return Reading.Complete(new RuleServices([.. members.SelectMany(m => m.Services)], [.. members.SelectMany(m => m.Unresolved)]), document.Path);
    }

    /// <summary>Null for application-level gateways that open further ports while they run.</summary>
    private static Service? Service(XElement? element)
    {
        if (element?.Text("applicationProtocol")?.ToUpperInvariant() is not { } protocol) return null;
        if (protocol == "ICMP") return IcmpTypes.TryParse(element.Text("value")) is { } types ? new(Protocols.Only(Protocols.Icmp), PortSet.All, types) : null;
        if (protocol is "IPV6ICMP" or "ICMPV6" or "IPV6-ICMP") return new(IntervalSet.Empty, PortSet.All, PortSet.All);
        if (protocol is not ("TCP" or "UDP" or "SCTP" or "GRE" or "ESP" or "AH" or "IGMP" or "IPIP" or "PIM" or "OSPF" or "L2TP")) return null;
        var number = Protocols.TryParse(protocol);
        var source = PortSet.TryParse(element.Text("sourcePort") ?? "any", out _);
        var ports = PortSet.TryParse(element.Text("value") ?? "any", out _);
        return number is null || source is null || ports is null ? null : new(number, source, ports);
    }
}
