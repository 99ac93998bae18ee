using System.Xml.Linq;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>
/// <c>GET /api/4.0/edges/edge-N</c>: one document with every feature, for gateways and routers. NSX versions add elements,
/// so one that is not known beside known ones means nothing. A value that is not known in a rule, a route or a tunnel in
/// force, or a side of a rule that holds unknown elements alone, is a located problem: it may change what the edge does.
/// </summary>
internal static class EdgeParser
{
    private static readonly Origin Nowhere = new("", "");

    public static Edge Read(DocumentReader documents, string id, GroupingObjects groups)
    {
        var path = $"nsx/{id}.xml";
        var root = documents.Read(path, new XElement("edge"), d => Root(d, id));
        return new(
            id,
            Part(root, new EdgeIdentity("", null, "", "", Nowhere), Identity),
            Part<IReadOnlyList<EdgeInterface>>(root, [], InterfacesParser.Parse),
            Feature(root, "nat", new Nat(false, []), NatParser.Parse),
            Feature(root, "firewall", new Firewall(true, FirewallAction.Deny, []), (e, d) => FirewallParser.Parse(e, d, groups)),
            Part(root, new Routing([], [], false), RoutingParser.Parse),
            Feature(root, "ipsec", new Ipsec(false, []), IpsecParser.Parse),
            Part(root, DynamicRoutingParser.Nothing, DynamicRoutingParser.Parse),
            Part(root, EdgeServicesParser.Nothing, EdgeServicesParser.Parse),
            Part(root, LoadBalancerParser.Off, (e, d) => LoadBalancerParser.Parse(e, d, groups)),
            Part(root, L2VpnParser.Off, L2VpnParser.Parse),
            Part(root, AvailabilityParser.Nothing, AvailabilityParser.Parse),
            documents.Read($"nsx/{id}.healthsummary.xml", EdgeHealthParser.Nothing, d => EdgeHealthParser.Parse(d, id)),
            documents.Read($"nsx/{id}.ipsec-statistics.xml", IpsecStatisticsParser.Nothing, IpsecStatisticsParser.Parse));
    }

    public static EdgeKind? Kind(string? text) => text?.ToLowerInvariant() switch
    {
        "gatewayservices" => EdgeKind.ServicesGateway,
        "distributedrouter" => EdgeKind.DistributedRouter,
        _ => null,
    };

    private static Reading<XElement> Root(RecordedDocument document, string id)
    {
        if (XmlText.Parse(document, out var problem, "edge") is not { } root) return Reading.Failed(new XElement("edge"), problem!);
        return (root.Text("id") ?? root.Text("objectId")) is { } found && found == id
            ? Reading.Complete(root, document.Path)
            : Reading.Failed(new XElement("edge"), document.Problem($"is the document of {Words.Of(root.Text("id") ?? "an edge without <id>")}, not of {id}"));
    }

    /// <summary>Reads a part of a document that was read, and keeps what is known to be wrong with the document.</summary>
    private static Reading<T> Part<T>(Reading<XElement> root, T empty, Func<XElement, string, Reading<T>> parse) where T : notnull
    {
        if (root.Completeness is Completeness.Failed or Completeness.NotConfigured) return root.As(empty);
        var part = parse(root.Value, root.Document);
        if (root.Completeness == Completeness.Complete) return part;
        return part with
        {
            Completeness = part.Completeness == Completeness.Complete ? Completeness.Partial : part.Completeness,
            Problems = [.. part.Problems, .. root.Problems],
        };
    }

    /// <summary>A feature of a gateway. A distributed router has none of them; a gateway's document always lists them.</summary>
    private static Reading<T> Feature<T>(Reading<XElement> root, string name, T empty, Func<XElement, string, Reading<T>> parse) where T : notnull =>
        Part(root, empty, (edge, document) => edge.Elements("features").Elements(name).ToArray() switch
        {
            [{ HasElements: true } feature] => parse(feature, document),
            [] when Kind(edge.Text("type")) == EdgeKind.DistributedRouter => Reading.NotConfigured(empty, document, $"a distributed logical router has no {name}"),
            [] => Reading.Failed(empty, edge.At(document).Problem($"has no <{name}> under <features>: the document is not complete")),
            [_] => Reading.Failed(empty, edge.At(document).Problem($"has an empty <{name}>: the document is not complete")),
            _ => Reading.Failed(empty, edge.At(document).Problem($"has more than one <{name}>: it is not known which one is in force")),
        });

    private static Reading<EdgeIdentity> Identity(XElement edge, string document)
    {
        var problems = new List<Problem>();
        var kind = Kind(edge.Text("type"));
        if (kind is null) problems.Add(edge.At(document).Problem("has no <type> that says gatewayServices or distributedRouter"));
        return Reading.Of(new EdgeIdentity(edge.Text("name") ?? "", kind, edge.Text("status") ?? "", edge.Text("version") ?? "", edge.At(document)), document, problems);
    }
}
