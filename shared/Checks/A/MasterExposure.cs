using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>The destination NAT rules and virtual servers on public uplinks that lead to a port of the ICP master.</summary>
internal static class MasterExposure
{
    /// <param name="Packets">From the internet, as they come in.</param>
    /// <param name="Server">The virtual server that the rule stands for, if it is one.</param>
    public sealed record Hit(EdgeInterface Uplink, NatRule Rule, PacketSet Packets, VirtualServer? Server = null)
    {
        /// <summary>For people: the whole internet reads as "any".</summary>
        public static string Text(PacketSet packets) =>
            string.Join("; ", packets.Boxes.Select(b => (b.Source.Equals(IbmReserved.Internet) ? b with { Source = AddressSet.All } : b).ToString()));
    }

    public static IReadOnlyList<Hit> Of(SitePlan plan, PlanEdge planEdge, Edge edge) =>
        plan.IcpMaster is null ? [] : [.. Uplinks.Public(edge, planEdge.Public).SelectMany(uplink => On(plan, edge, uplink).Concat(Balanced(plan, edge, uplink)))];

    private static IEnumerable<Hit> Balanced(SitePlan plan, Edge edge, EdgeInterface uplink) =>
        from taken in VirtualServers.On(edge, uplink)
        let rule = VirtualServers.AsRule(taken.Server)
        let exposed = Exposed(plan, new(rule, taken.Packets), uplink)
        where !exposed.IsEmpty
        select new Hit(uplink, rule, exposed, taken.Server);

    /// <summary>Virtual servers that the internet reaches and that may lead anywhere.</summary>
    public static IEnumerable<VirtualServer> MayBe(PlanEdge planEdge, Edge edge) =>
        from uplink in Uplinks.Public(edge, planEdge.Public)
        from taken in VirtualServers.On(edge, uplink)
        where taken.Server.Unresolved.Count > 0 && !taken.Packets.Intersect(PacketBox.All with { Destination = Reachable(uplink) }).IsEmpty
        select taken.Server;

    private static AddressSet Reachable(EdgeInterface uplink) => IbmReserved.Internet.Union(AddressSet.UnionOf(uplink.Addresses.Select(AddressSet.Of)));

    /// <summary>With the firewall off NAT is off too; a rule that waits for it to be switched on is a hit all the same.</summary>
    private static IEnumerable<Hit> On(SitePlan plan, Edge edge, EdgeInterface uplink) =>
        from part in EdgeNat.Split(edge.Nat.Value, edge.Firewall.Value with { Enabled = true }, NatAction.Destination, uplink.Index, PacketSet.All)
        where part.Rule is not null
        let exposed = Exposed(plan, part, uplink)
        where !exposed.IsEmpty
        select new Hit(uplink, part.Rule!, exposed);

    /// <summary>
    /// The packets of the part that end at a port of the master: at its vIP, or at a node's own address, where the same
    /// ports answer. The internet sends to public addresses, and to what the uplink holds; private ones it does not reach.
    /// </summary>
    private static PacketSet Exposed(SitePlan plan, EdgeNat.Part part, EdgeInterface uplink)
    {
        var (rule, master) = (part.Rule!, plan.IcpMaster!);
        if (!rule.Translated.Overlaps(plan.Addresses(["icp-workers"]).Union(AddressSet.Of(master.Vip)))) return PacketSet.Empty;
        var ports = PortSet.Of(master.Ports);
        var tcp = part.Packets.Intersect(PacketBox.All with { Source = IbmReserved.Internet, Destination = Reachable(uplink), Protocol = Protocols.Only(Protocols.Tcp) });
        var exposed = NatRules.KeepsPorts(rule) ? tcp.Intersect(PacketBox.All with { DestinationPorts = ports })
            : rule.TranslatedPorts.Intervals.Overlaps(ports.Intervals) ? tcp
            : PacketSet.Empty;
        return Published(plan, rule).Aggregate(exposed, (rest, planned) => rest.Subtract(planned));
    }

    /// <summary>What the plan itself publishes: the proxy, and applications behind it, on ports that the master may have too.</summary>
    private static IEnumerable<PacketBox> Published(SitePlan plan, NatRule rule)
    {
        if (rule.Translated.Contains(plan.IcpMaster!.Vip)) return [];
        var vips = plan.IcpProxy is null ? [] : plan.IcpProxy.ExposedAs.Select(a => (Address: a, plan.IcpProxy.Ports));
        var flows = plan.Flows.Where(f => f is { Kind: FlowKind.InternetToIcp, Address: not null }).Select(f => (Address: f.Address!.Value, f.Ports));
        bool IsPublished(int port) => plan.IcpProxy is { } proxy ? NatRules.LeadsTo(rule, proxy.Vip, port) : NatRules.KeepsPorts(rule);
        return vips.Concat(flows).Select(p => PacketBox.All with { Destination = AddressSet.Of(p.Address), DestinationPorts = PortSet.Of(p.Ports.Where(IsPublished)) });
    }
}
