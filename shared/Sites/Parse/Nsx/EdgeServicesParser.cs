using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>Name servers, high availability, layer-2 VPN and load balancer of a gateway: whether they are on.</summary>
internal static class EdgeServicesParser
{
    public static readonly EdgeServices Nothing = new([], false, false, false, new("", ""));

    public static Reading<EdgeServices> Parse(XElement edge, string document)
    {
        if (edge.Element("features") is not { } features)
            return Reading.Failed(Nothing, edge.At(document).Problem("has no <features>: the document is not complete"));
        var problems = new List<Problem>();
        var resolvers = new List<Address>();
        foreach (var text in edge.Elements("dnsClient").Elements().Where(e => e.Name.LocalName is "primaryDns" or "secondaryDns").Select(e => e.Value.Trim()).Where(v => v.Length > 0))
        {
            if (Address.TryParse(text, out var address)) resolvers.Add(address);
            else if (!JsonElementReading.IsIpv6(text)) problems.Add(edge.At(document).Problem("a name server of <dnsClient> is not an address"));
        }
        return Reading.Of(new EdgeServices(resolvers, On(features, "highAvailability", document, problems), On(features, "l2Vpn", document, problems),
            On(features, "loadBalancer", document, problems), edge.At(document)), document, problems);
    }

    private static bool On(XElement features, string name, string document, List<Problem> problems) =>
        features.Element(name) is { } feature && feature.Flag("enabled", absent: false, document, problems);
}
