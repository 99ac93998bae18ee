using HybridDrift.Addresses;
using HybridDrift.Sites;
using static HybridDrift.Flows.Difference.Item;

namespace HybridDrift.Flows.Difference;

/// <summary>What an edge is and does besides its rules and routes.</summary>
internal static class EdgeItems
{
    public static IEnumerable<Item> Of(EdgeIdentity edge) => [new("edge", ("kind", edge.Kind?.ToString() ?? "unknown"), ("status", edge.Status.ToLowerInvariant()))];

    public static IEnumerable<Item> Of(IEnumerable<EdgeInterface> interfaces) => interfaces.Where(i => i.Connected || i.Subnets.Count > 0).Select(i => new Item(
        CommonInterfaces.Identity(i), ("kind", i.Kind.ToString().ToLowerInvariant()), ("connected", YesNo(i.Connected)), ("network", i.Network ?? "none"),
        ("addresses", Set(i.Subnets.SelectMany(s => s.Addresses.Select(a => $"{a}/{s.Prefix.Length}"))))));

    public static IEnumerable<Item> Of(Ipsec ipsec) =>
    [
        new Item("IPsec", ("enabled", YesNo(ipsec.Enabled))),
        .. ipsec.Sites.Select(s => new Item(
            $"site {s.LocalAddress} – {s.PeerAddress} [{s.PeerId}]", ("enabled", YesNo(s.Enabled)), ("route-based", YesNo(s.RouteBased)), ("local id", s.LocalId),
            ("subnets", Pairs([(s.LocalSubnets, s.PeerSubnets)])), ("left out", s.Passthrough.ToString()), ("IKE", s.IkeVersion ?? "default"), ("encryption", s.Encryption ?? "default"),
            ("digest", s.Digest ?? "default"), ("DH group", s.DhGroup ?? "default"), ("PFS", YesNo(s.Pfs)), ("responder only", YesNo(s.ResponderOnly)),
            ("holds traffic", YesNo(s.HoldsTraffic)), ("tunnel interface", s.TunnelInterface is { } own ? AddressesText(own.Addresses) : "none"))),
    ];

    public static IEnumerable<Item> Of(IpsecStatistics statistics) => statistics.Channels.Select(c => new Item(
        $"tunnel {c.Local} – {c.PeerAddress} [{c.PeerId}]", ("state", c.Up ? "up" : "down"), ("carries", Pairs([.. c.Tunnels.Where(t => t.Up).Select(t => (t.Local, t.Peer))]))));

    public static IEnumerable<Item> Of(DynamicRouting routing)
    {
        if (routing.Ospf is { } ospf)
            yield return new("OSPF", ("enabled", YesNo(ospf.Enabled)), ("interfaces", Set(ospf.Interfaces.Select(i => $"vNIC {i.Vnic} in area {i.Area}"))), ("areas", Set(ospf.Areas.Select(a => $"{a.Id} {a.Type}"))),
                ("redistribution", List(ospf.Redistribution.Select(Text))), ("default route announced", YesNo(ospf.DefaultOriginate)), ("protocol address", $"{ospf.ProtocolAddress}"), ("forwarding address", $"{ospf.ForwardingAddress}"));
        if (routing.Bgp is { } bgp)
        {
            yield return new("BGP", ("enabled", YesNo(bgp.Enabled)), ("AS", $"{bgp.LocalAs}"), ("redistribution", List(bgp.Redistribution.Select(Text))), ("default route announced", YesNo(bgp.DefaultOriginate)));
            foreach (var n in bgp.Neighbours)
                yield return new($"BGP neighbour {n.Address}", ("AS", $"{n.RemoteAs}"), ("filters", List(n.Filters.Select(Text))), ("private AS removed", YesNo(n.RemovePrivateAs)), ("protocol address", $"{n.ProtocolAddress}"), ("forwarding address", $"{n.ForwardingAddress}"));
        }
        foreach (var prefix in routing.Prefixes) yield return new($"prefix '{prefix.Name}'", ("network", $"{prefix.Network} {prefix.MinLength}-{prefix.MaxLength}"));
    }

    public static IEnumerable<Item> Of(EdgeServices services) =>
        [new("names", ("resolvers", List(services.Resolvers.Select(r => r.ToString()))), ("forwarding", YesNo(services.Forwarding)), ("listeners", services.Listeners.Count == 0 ? "all" : AddressesText(services.Listeners)), ("forwarders", List(services.Forwarders.Select(f => f.ToString()))))];

    public static IEnumerable<Item> Of(LoadBalancer balancer) =>
    [
        new Item("load balancer", ("enabled", YesNo(balancer.Enabled))),
        .. balancer.VirtualServers.Select(v => new Item($"virtual server {Protocols.Text(Protocols.Only(v.Protocol))} {v.Address}:{v.Ports}", ("enabled", YesNo(v.Enabled)),
            ("members", Set(v.Members.Select(m => $"{m.Addresses}:{m.Ports ?? v.Ports}"))), ("not resolved", Set(v.Unresolved)))),
    ];

    public static IEnumerable<Item> Of(L2Vpn l2) =>
    [
        new Item("L2VPN", ("enabled", YesNo(l2.Enabled)), ("listener", $"{l2.Listener}:{l2.ListenerPort}"), ("server", $"{l2.Server}:{l2.ServerPort}")),
        .. l2.Sites.Select(s => new Item($"L2VPN of vNIC {Set(s.Vnics)}", ("enabled", YesNo(s.Enabled)))),
    ];

    public static IEnumerable<Item> Of(Availability one) => [new("appliances", ("high availability", YesNo(one.HighAvailability)),
        ("watched by", one.Vnic is null ? "any interface" : $"vNIC {one.Vnic}"), ("dead after", $"{one.DeclareDeadSeconds} s"), ("deployed", $"{one.Appliances.Count(a => a.Deployed)} of {one.Appliances.Count}"))];

    public static IEnumerable<Item> Of(EdgeHealth health) => [new("health", ("published", YesNo(health.Published)), ("distributed rules ahead", YesNo(health.HasPreRules)),
        ("appliances not reachable", $"{health.Appliances.Count(a => a.Reachable == false)}"), ("alarms", Set(health.Alarms.Select(a => a.Code))))];

    private static string Text(Redistribution one) => $"{(one.Permit ? "permit" : "deny")} {Set(one.From)}{(one.PrefixName is null ? "" : $" in prefix '{one.PrefixName}'")}";

    private static string Text(BgpRouteFilter one) => $"{(one.Permit ? "permit" : "deny")} {(one.Inbound ? "in" : "out")} {one.Network} {one.MinLength}-{one.MaxLength}";
}
