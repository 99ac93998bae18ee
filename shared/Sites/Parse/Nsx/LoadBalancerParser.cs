using System.Xml.Linq;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Nsx;

/// <summary>The <c>loadBalancer</c> feature: virtual servers with the members of their pools.</summary>
internal static class LoadBalancerParser
{
    public static readonly LoadBalancer Off = new(false, []);

    public static Reading<LoadBalancer> Parse(XElement edge, string document, GroupingObjects groups)
    {
        var problems = new List<Problem>();
        var feature = edge.Element("features")?.Once("loadBalancer", edge.At(document), problems);
        var enabled = feature?.Flag("enabled", absent: false, document, problems) ?? false;
        var servers = new List<VirtualServer>();
        var position = 0;
        foreach (var element in feature?.Elements("virtualServer") ?? [])
        {
            var own = new List<Problem>();
            var on = element.Flag("enabled", absent: true, document, own);
            if (Server(element, on, element.At(document, ++position), feature!, groups, own) is { } server) servers.Add(server);
            // What takes no traffic is inert: what is odd in it takes nothing from what is known about the edge.
            if (enabled && on) problems.AddRange(own);
        }
        return Reading.Of(new LoadBalancer(enabled, servers), document, problems);
    }

    /// <summary>Null for a server on an IPv6 address, and (with a problem) for what cannot be understood.</summary>
    private static VirtualServer? Server(XElement element, bool enabled, Origin origin, XElement feature, GroupingObjects groups, List<Problem> problems)
    {
        var before = problems.Count;
        var text = element.Text("ipAddress");
        if (text is not null && JsonElementReading.IsIpv6(text)) return null;
        if (!Address.TryParse(text, out var address)) problems.Add(origin.Problem("<ipAddress> is not an address"));
        int? protocol = element.Text("protocol")?.ToLowerInvariant() switch { "tcp" or "http" or "https" => Protocols.Tcp, "udp" => Protocols.Udp, _ => null };
        if (protocol is null) problems.Add(origin.Problem("<protocol> is not tcp, udp, http or https"));
        var wrong = "is missing";
        var ports = element.Text("port") is { } written ? PortSet.TryParse(written, out wrong) : null;
        if (ports is null) problems.Add(origin.Problem($"<port>: {wrong}"));
        var (members, unresolved) = Pool(element.Text("defaultPoolId"), origin, feature, groups, problems);
        unresolved.AddRange(element.Texts("applicationRuleId").Select(rule => $"{rule} (an application rule may choose another pool)"));
        return problems.Count > before || ports is null ? null
            : new(element.Text("name") ?? "", enabled, address, ports, protocol!.Value, members, [.. unresolved.Distinct()], origin);
    }

    private static (List<PoolMember> Members, List<string> Unresolved) Pool(string? id, Origin server, XElement feature, GroupingObjects groups, List<Problem> problems)
    {
        var (members, unresolved) = (new List<PoolMember>(), new List<string>());
        if (id is null) return (members, unresolved);
        if (feature.Elements("pool").Where(p => p.Text("poolId") == id).ToArray() is not [var pool])
        {
            problems.Add(server.Problem("<defaultPoolId> is not the id of one pool"));
            return (members, unresolved);
        }
        foreach (var member in pool.Elements("member").Where(m => !"disabled".Equals(m.Text("condition"), StringComparison.OrdinalIgnoreCase)))
        {
            var wrong = "is empty";
            var addresses = member.Text("ipAddress") is { } text ? AddressText.TryParse(text, out wrong)?.Addresses : null;
            if (addresses is null && member.Text("groupingObjectId") is { } group)
            {
                var resolved = groups.Addresses(group);
                (addresses, wrong) = (resolved.Addresses, null);
                unresolved.AddRange(resolved.Unresolved);
            }
            var ports = member.Text("port") is { } port ? PortSet.TryParse(port, out wrong) : null;
            if (addresses is null || (ports is null && member.Text("port") is not null)) problems.Add(server.Problem($"a member of its pool: {wrong}"));
            else members.Add(new(addresses, ports));
        }
        return (members, unresolved);
    }
}
