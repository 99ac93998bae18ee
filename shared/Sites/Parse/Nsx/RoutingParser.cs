using System.Globalization;
using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>The <c>routing</c> feature: static routes, and which dynamic protocols are on.</summary>
internal static class RoutingParser
{
    public static Reading<Routing> Parse(XElement edge, string document)
    {
        if (edge.Element("features")?.Element("routing") is not { } routing)
            return Reading.Failed(new Routing([], [], false), edge.At(document).Problem("has no <routing> under <features>: the document is not complete"));
        var problems = new List<Problem>();
        var routes = new List<StaticRoute>();
        if (routing.Element("staticRouting")?.Element("defaultRoute") is { HasElements: true } defaultRoute)
            Add(routes, defaultRoute, "0.0.0.0/0", defaultRoute.Text("gatewayAddress"), defaultRoute.At(document), problems);
        var position = 0;
        foreach (var route in routing.Elements("staticRouting").Elements("staticRoutes").Elements("route"))
            Add(routes, route, route.Text("network"), route.Text("nextHop"), route.At(document, ++position), problems);
        string[] dynamic = [.. new[] { "ospf", "bgp" }.Where(p => routing.Element(p) is { } e && e.Flag("enabled", absent: false, document, problems))];
        var ecmp = routing.Element("routingGlobalConfig") is { } global && global.Flag("ecmp", absent: false, document, problems);
        return Reading.Of(new Routing(routes, dynamic, ecmp), document, problems);
    }

    private static void Add(List<StaticRoute> routes, XElement element, string? network, string? nextHops, Origin origin, List<Problem> problems)
    {
        if (network is not null && JsonElementReading.IsIpv6(network)) return;
        if (nextHops is not null && nextHops.Split(',').All(h => JsonElementReading.IsIpv6(h.Trim()))) return;
        if (!Prefix.TryParse(network, out var prefix, out _))
        {
            problems.Add(origin.Problem("<network> is not a prefix"));
            return;
        }
        var distance = 1;
        if (element.Text("adminDistance") is { } text && !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out distance))
            problems.Add(origin.Problem("<adminDistance> is not a number"));
        // With ECMP one element may list several next hops, comma-separated.
        foreach (var hop in (nextHops ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (Address.TryParse(hop, out var nextHop)) routes.Add(new(prefix, nextHop, Vnic(element.Text("vnic")), distance, origin));
            else problems.Add(origin.Problem($"the next hop of {prefix} is not an address"));
        }
    }

    /// <summary><c>0</c> and <c>vNic_0</c> name the same interface; others (<c>gre-1</c>) stay as they are.</summary>
    private static string? Vnic(string? text) =>
        text is not null && text.StartsWith("vnic_", StringComparison.OrdinalIgnoreCase) ? text[5..] : text;
}
