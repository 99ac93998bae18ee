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

    private readonly Dictionary<string, ApplicationObject> applications = new(StringComparer.Ordinal);

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

    /// <summary>The services of an application, or of all that a group comes to, however its groups contain one another.</summary>
    public RuleServices Services(string id)
    {
        if (services.TryGetValue(id, out var known)) return known;
        var (found, unresolved) = (new List<Service>(), new List<string>());
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal) { id }, new Queue<string>([id]));
        while (open.TryDequeue(out var next))
        {
            var own = Application(next);
            found.AddRange(own.Services);
            unresolved.AddRange(own.Unresolved);
            foreach (var member in own.Members.Where(seen.Add)) open.Enqueue(member);
        }
        // A group that comes to nothing is not known to match nothing.
        if (found.Count == 0 && unresolved.Count == 0) unresolved.Add(id);
        return services[id] = new(found, unresolved);
    }

    /// <summary>What the document of an application or of a group says itself.</summary>
    private sealed record ApplicationObject(IReadOnlyList<Service> Services, IReadOnlyList<string> Unresolved, IReadOnlyList<string> Members);

    private ApplicationObject Application(string id)
    {
        if (applications.TryGetValue(id, out var known)) return known;
        var unknown = new ApplicationObject([], [id], []);
        return applications[id] = documents.Recording.Find($"nsx/{id}.xml")?.Kind switch
        {
            DocumentKind.Application => Read($"nsx/{id}.xml", unknown, d => Application(d, id, unknown)).Value,
            DocumentKind.ApplicationGroup => Read($"nsx/{id}.xml", unknown, d => ApplicationGroup(d, id, unknown)).Value,
            _ => unknown,
        };
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
        if (Object(document, "ipset", id, out var problem) is not { } ipset) return Reading.Failed(Unknown(id), problem!);
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

    private static Reading<ApplicationObject> Application(RecordedDocument document, string id, ApplicationObject unknown)
    {
        if (Object(document, "application", id, out var problem) is not { } application) return Reading.Failed(unknown, problem!);
        return application.Elements("element").ToArray() is [var element] && Service(element) is { } service
            ? Reading.Complete(new ApplicationObject([service], [], []), document.Path)
            : Reading.Failed(unknown, application.At(document.Path).Problem("its protocol or ports are not known to be a plain service"));
    }

    private static Reading<ApplicationObject> ApplicationGroup(RecordedDocument document, string id, ApplicationObject unknown)
    {
        if (Object(document, "applicationGroup", id, out var problem) is not { } group) return Reading.Failed(unknown, problem!);
        var members = group.Elements("member").Select(m => m.Text("objectId") ?? "").ToArray();
        return members.Contains("")
            ? Reading.Failed(unknown, group.At(document.Path).Problem("has a <member> without <objectId>"))
            : Reading.Complete(new ApplicationObject([], [], members), document.Path);
    }

    /// <summary>The object, alone or in a list that holds it once. Alone it may leave its id to the name of the document.</summary>
    private static XElement? Object(RecordedDocument document, string name, string id, out Problem? problem)
    {
        if (XmlText.Parse(document, out problem, name, "list") is not { } root) return null;
        var found = root.Name.LocalName == name
            ? new[] { root }.Where(e => (e.Text("objectId") ?? id) == id).ToArray()
            : root.Elements(name).Where(e => e.Text("objectId") == id).ToArray();
        if (found.Length == 1) return found[0];
        problem = document.Problem(found.Length == 0 ? $"does not hold {id}" : $"holds {id} more than once");
        return null;
    }

    /// <summary>Null for application-level gateways that open further ports while they run.</summary>
    private static Service? Service(XElement element)
    {
        if (element.Text("applicationProtocol") is not { } text || RuleFields.Protocol(text) is not { } protocol) return null;
        if (RuleFields.IsIcmp(protocol)) return IcmpTypes.TryParse(element.Text("value")) is { } types ? new(protocol, PortSet.All, types) : null;
        if (protocol.IsEmpty) return new(protocol, PortSet.All, PortSet.All);
        var source = PortSet.TryParse(element.Text("sourcePort") ?? "any", out _);
        var ports = PortSet.TryParse(element.Text("value") ?? "any", out _);
        if (source is null || ports is null || !(RuleFields.HasPorts(protocol) || (source.IsAll && ports.IsAll))) return null;
        return new(protocol, source, ports);
    }
}
