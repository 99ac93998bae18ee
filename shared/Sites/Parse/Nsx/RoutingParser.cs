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
        var nothing = new Routing([], [], false);
        var found = edge.Elements("features").Elements("routing").ToArray();
        if (found is not [{ HasElements: true } routing]) return Reading.Failed(nothing, edge.At(document).Problem("has no <routing> under <features> that is one and not empty: the document is not complete"));
        var problems = new List<Problem>();
        var routes = new List<StaticRoute>();
        if (routing.Element("staticRouting") is null) problems.Add(routing.At(document).Problem("has no <staticRouting>: the document is not complete"));
        if (!routing.Flag("enabled", absent: true, document, problems)) problems.Add(routing.At(document).Problem("is switched off: it is not known which routes are in force"));
        foreach (var route in routing.Elements("staticRouting").Elements("defaultRoute").Where(r => r.HasElements))
            Add(routes, route, "0.0.0.0/0", route.Text("gatewayAddress"), route.At(document), problems);
        var position = 0;
        foreach (var route in routing.Elements("staticRouting").Elements("staticRoutes").Elements("route"))
            Add(routes, route, route.Text("network"), route.Text("nextHop"), route.At(document, ++position), problems);
        // The way of such a route is not known: its tunnel may be in a document of its own, which is not recorded.
        var tunnels = TunnelInterfacesParser.Parse(edge, document, []).Select(t => t.Label).ToHashSet(StringComparer.Ordinal);
        foreach (var route in routes.Where(r => r.Vnic is { } vnic && char.IsLetter(vnic[0]) && !tunnels.Contains(vnic)))
            problems.Add(route.Origin.Problem($"leaves by {route.Vnic}, a tunnel that is not in the document"));
        string[] dynamic = [.. new[] { "ospf", "bgp", "isis" }.Where(p => routing.Elements(p).Any(e => IsOn(e, "enabled", document, problems)))];
        var ecmp = routing.Elements("routingGlobalConfig").Any(e => IsOn(e, "ecmp", document, problems));
        return Reading.Of(new Routing(routes, dynamic, ecmp), document, problems);
    }

    private static bool IsOn(XElement element, string flag, string document, List<Problem> problems) => element.Flag(flag, absent: false, document, problems);

    private static void Add(List<StaticRoute> routes, XElement element, string? network, string? nextHops, Origin origin, List<Problem> problems)
    {
        if (network is not null && JsonElementReading.IsIpv6(network)) return;
        var own = new List<Problem>();
        if (!Prefix.TryParse(network, out var prefix, out _)) own.Add(origin.Problem("<network> is not a prefix"));
        if (!byte.TryParse(element.Text("adminDistance") ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out var distance) || distance == 0)
            own.Add(origin.Problem("<adminDistance> is not a number from 1 to 255"));
        var vnic = RuleFields.Vnic(element, origin, own);
        var hops = new List<Address>();
        // With ECMP one element may list several next hops, comma-separated.
        foreach (var hop in (nextHops ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (Address.TryParse(hop, out var address)) hops.Add(address);
            else if (!JsonElementReading.IsIpv6(hop)) own.Add(origin.Problem($"the next hop of {prefix} is not an address"));
        }
        problems.AddRange(own);
        if (own.Count == 0) routes.AddRange(hops.Select(hop => new StaticRoute(prefix, hop, vnic, distance, origin)));
    }
}
