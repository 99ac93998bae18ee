using System.Globalization;
using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>OSPF and BGP under the <c>routing</c> feature. Passwords and authentication values are not looked at.</summary>
internal static class DynamicRoutingParser
{
    public static readonly DynamicRouting Nothing = new(null, null, []);

    public static Reading<DynamicRouting> Parse(XElement edge, string document)
    {
        if (edge.Element("features")?.Element("routing") is not { } routing)
            return Reading.Failed(Nothing, edge.At(document).Problem("has no <routing> under <features>: the document is not complete"));
        var problems = new List<Problem>();
        var ospf = routing.Element("ospf") is { } o ? Ospf(o, document, problems) : null;
        var bgp = routing.Element("bgp") is { } b ? Bgp(b, document, problems) : null;
        return Reading.Of(new DynamicRouting(ospf, bgp, Prefixes(routing, document, problems)), document, problems);
    }

    private static Ospf Ospf(XElement ospf, string document, List<Problem> problems) => new(
        ospf.Flag("enabled", absent: false, document, problems),
        [.. ospf.Elements("ospfInterfaces").Elements("ospfInterface").Select(i => (i.Text("vnic") ?? "", i.Text("areaId") ?? ""))],
        [.. ospf.Elements("ospfAreas").Elements("ospfArea").Select(a => new OspfArea(a.Text("areaId") ?? "", a.Text("type")?.ToLowerInvariant() ?? "normal"))],
        Redistribution(ospf, document, problems), ospf.Flag("defaultOriginate", absent: false, document, problems),
        Own(ospf, "protocolAddress", document, problems), Own(ospf, "forwardingAddress", document, problems), ospf.At(document));

    /// <summary>An address of the router itself: null where there is none.</summary>
    private static Address? Own(XElement element, string name, string document, List<Problem> problems)
    {
        if (element.Text(name) is not { } text) return null;
        if (Address.TryParse(text, out var address)) return address;
        if (!JsonElementReading.IsIpv6(text)) problems.Add(element.At(document).Problem($"<{name}> is not an address"));
        return null;
    }

    private static Bgp Bgp(XElement bgp, string document, List<Problem> problems)
    {
        var neighbours = new List<BgpNeighbour>();
        var position = 0;
        foreach (var element in bgp.Elements("bgpNeighbours").Elements("bgpNeighbour"))
        {
            var origin = element.At(document, ++position);
            var text = element.Text("ipAddress") ?? "";
            if (Address.TryParse(text, out var address))
                neighbours.Add(new(address, AutonomousSystem(element, "remoteAS", origin, problems), [.. element.Elements("bgpFilters").Elements("bgpFilter").Select(f => Filter(f, origin, problems)).OfType<BgpRouteFilter>()],
                    element.Flag("removePrivateAS", absent: false, document, problems), Own(element, "protocolAddress", document, problems), Own(element, "forwardingAddress", document, problems), origin));
            else if (!JsonElementReading.IsIpv6(text)) problems.Add(origin.Problem("<ipAddress> is not an address"));
        }
        return new(bgp.Flag("enabled", absent: false, document, problems), AutonomousSystem(bgp, "localAS", bgp.At(document), problems), neighbours,
            Redistribution(bgp, document, problems), bgp.Flag("defaultOriginate", absent: false, document, problems), bgp.At(document));
    }

    /// <summary>The four-byte field wins where it is there; it may be dotted (<c>1.9</c> is 65545).</summary>
    private static uint? AutonomousSystem(XElement element, string name, Origin origin, List<Problem> problems)
    {
        if ((element.Text(name + "Number") ?? element.Text(name)) is not { } text) return null;
        var parts = text.Split('.');
        if (parts.Length == 1 && uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var plain)) return plain;
        if (parts.Length == 2 && ushort.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var high) && ushort.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var low))
            return (uint)high << 16 | low;
        problems.Add(origin.Problem($"<{name}> is not an AS number"));
        return null;
    }

    private static BgpRouteFilter? Filter(XElement filter, Origin origin, List<Problem> problems)
    {
        var network = AddressText.TryParse(filter.Text("network") ?? "any", out var problem);
        if (network is null || filter.Text("direction")?.ToLowerInvariant() is not ("in" or "out") || filter.Text("action")?.ToLowerInvariant() is not ("permit" or "deny"))
        {
            problems.Add(origin.Problem($"a filter cannot be understood{(problem is null ? "" : $": {problem}")}"));
            return null;
        }
        return new(filter.Text("direction")!.Equals("in", StringComparison.OrdinalIgnoreCase), filter.Text("action")!.Equals("permit", StringComparison.OrdinalIgnoreCase),
            network.Addresses, Length(filter, "ipPrefixGe", origin, problems), Length(filter, "ipPrefixLe", origin, problems));
    }

    private static Redistribution[] Redistribution(XElement protocol, string document, List<Problem> problems)
    {
        if (protocol.Element("redistribution") is not { } redistribution || !redistribution.Flag("enabled", absent: false, document, problems)) return [];
        var rules = new List<Redistribution>();
        foreach (var rule in redistribution.Elements("rules").Elements("rule"))
        {
            bool? permit = rule.Text("action")?.ToLowerInvariant() switch { "permit" => true, "deny" => false, _ => null };
            if (permit is null) problems.Add(rule.At(document, rules.Count + 1).Problem("<action> is neither permit nor deny"));
            var from = rule.Elements("from").Elements().Where(f => rule.Element("from")!.Flag(f.Name.LocalName, absent: false, document, problems)).Select(f => f.Name.LocalName);
            rules.Add(new([.. from.Distinct()], rule.Text("prefixName"), permit ?? false));
        }
        return [.. rules];
    }

    private static List<RoutePrefix> Prefixes(XElement routing, string document, List<Problem> problems)
    {
        var prefixes = new List<RoutePrefix>();
        var position = 0;
        foreach (var element in routing.Elements("routingGlobalConfig").Elements("ipPrefixes").Elements("ipPrefix"))
        {
            var origin = element.At(document, ++position);
            var text = element.Text("ipAddress") ?? "";
            if (Prefix.TryParse(text, out var prefix, out _)) prefixes.Add(new(element.Text("name") ?? "", prefix, Length(element, "ge", origin, problems), Length(element, "le", origin, problems)));
            else if (!JsonElementReading.IsIpv6(text)) problems.Add(origin.Problem("<ipAddress> is not a prefix"));
        }
        return prefixes;
    }

    private static int? Length(XElement element, string name, Origin origin, List<Problem> problems)
    {
        if (element.Text(name) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= 32) return length;
        // An IPv6 prefix may have longer ones; it is kept apart as a whole.
        problems.Add(origin.Problem($"<{name}> is not a prefix length"));
        return null;
    }
}
