using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>The name servers of an edge (<c>dnsClient</c>), and the <c>dns</c> feature by which it answers names itself.</summary>
internal static class EdgeServicesParser
{
    public static readonly EdgeServices Nothing = new([], false, [], [], new("", ""));

    public static Reading<EdgeServices> Parse(XElement edge, string document)
    {
        if (edge.Element("features") is not { } features)
            return Reading.Failed(Nothing, edge.At(document).Problem("has no <features>: the document is not complete"));
        var problems = new List<Problem>();
        var client = edge.Once("dnsClient", edge.At(document), problems);
        var resolvers = Addresses(client?.Elements().Where(e => e.Name.LocalName is "primaryDns" or "secondaryDns") ?? [], "a name server of <dnsClient>", edge.At(document), problems);
        var dns = features.Once("dns", edge.At(document), problems);
        // A service that is off answers nobody: what is odd in it means nothing.
        if (dns is null || !dns.Flag("enabled", absent: false, document, problems)) return Reading.Of(new EdgeServices(resolvers, false, [], [], (client ?? edge).At(document)), document, problems);
        var origin = dns.At(document);
        var listeners = Addresses(dns.Elements("listeners").Elements("ipAddress"), "a listener of <dns>", origin, problems, any: true);
        var forwarders = Addresses(dns.Descendants("forwarders").Elements("ipAddress"), "a forwarder of <dns>", origin, problems);
        return Reading.Of(new EdgeServices(resolvers, true, listeners, forwarders, origin), document, problems);
    }

    private static Address[] Addresses(IEnumerable<XElement> elements, string what, Origin origin, List<Problem> problems, bool any = false)
    {
        var addresses = new List<Address>();
        foreach (var text in elements.Select(e => e.Text()).Where(v => v.Length > 0))
        {
            if (Address.TryParse(text, out var address)) addresses.Add(address);
            else if (!JsonElementReading.IsIpv6(text) && !(any && text.Equals("any", StringComparison.OrdinalIgnoreCase))) problems.Add(origin.Problem($"{what} is not an address"));
        }
        return [.. addresses];
    }
}
