using HybridDrift.Addresses;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>What the plan asks an edge to translate inwards: it depends on where the rule leads.</summary>
internal sealed class PlannedTranslations(SitePlan plan, Edge edge)
{
    private static readonly IntervalSet TcpAndUdp = Protocols.Only(Protocols.Tcp).Union(Protocols.Only(Protocols.Udp));

    private readonly AddressSet nodes = AddressSet.UnionOf(new[] { plan.IcpProxy, plan.IcpMaster }.OfType<PlanVip>().Select(v => AddressSet.Of(v.Vip)))
        .Union(plan.Addresses(["icp-workers"]));

    /// <summary>The packets that the rule may take.</summary>
    public IEnumerable<PacketBox> For(NatRule rule) =>
        Vips(rule).Concat(Applications(rule)).Concat(Tunnels()).Concat(Machines(rule));

    /// <summary>A rule for a planned port that leads elsewhere is A6-1's finding, if A6-1 sees it.</summary>
    private IEnumerable<PacketBox> Vips(NatRule rule) =>
        from vip in new[] { plan.IcpMaster, plan.IcpProxy }.OfType<PlanVip>()
        from address in vip.ExposedAs
        let judged = rule.AppliesTo(Uplinks.Owner(edge, address)?.Index) && rule.Match.Overlaps(VipDnat.Clients(address))
        select To(address, Protocols.Only(Protocols.Tcp), vip.Ports.Where(p => judged || NatRules.LeadsTo(rule, vip.Vip, p)));

    /// <summary>F2.</summary>
    private IEnumerable<PacketBox> Applications(NatRule rule) => rule.Translated.IsSubsetOf(nodes)
        ? plan.Flows.Where(f => f is { Kind: FlowKind.InternetToIcp, Address: not null }).Select(f => To(f.Address!.Value, Protocols.Only(Protocols.Tcp), f.Ports))
        : [];

    /// <summary>Gateways behind an edge.</summary>
    private IEnumerable<PacketBox> Tunnels() =>
        plan.Vpns.SelectMany(v => new[] { To(v.Gateway, Protocols.Only(Protocols.Udp), [500, 4500]), To(v.Gateway, Protocols.Only(Protocols.Esp), null) });

    /// <summary>B3: IKS reaches virtual machines by translations on the private uplink.</summary>
    private IEnumerable<PacketBox> Machines(NatRule rule) => plan.Integration.IksToVcs.Contains(IksToVcs.StaticNat)
        ? plan.Flows.Where(f => f is { Kind: FlowKind.IksToVm, To: not null } && rule.Translated.IsSubsetOf(AddressSet.Of(f.To.Value)) && NatRules.Landing(rule).IsSubsetOf(PortSet.Of(f.Ports)))
            .Select(_ => PacketBox.All with { Destination = Private(), Protocol = Protocols.Only(Protocols.Tcp) })
        : [];

    /// <summary>What of it is allowed besides, by the address before translation or the one after.</summary>
    public IEnumerable<PacketBox> Allowances(NatRule rule)
    {
        foreach (var allowance in plan.AlsoAllowed)
        {
            var (from, to) = (Place(allowance.From), Place(allowance.To));
            var ports = allowance.Ports.Count == 0 ? PortSet.All : PortSet.Of(allowance.Ports);
            var protocol = allowance.Ports.Count == 0 ? Protocols.All : TcpAndUdp;
            yield return new(from, to, protocol, PortSet.All, ports);
            if (rule.Translated.IsSubsetOf(to) && NatRules.Landing(rule).IsSubsetOf(ports)) yield return PacketBox.All with { Source = from, Protocol = protocol };
        }
    }

    private AddressSet Private() =>
        plan.Addresses(["vcs-esg-private"]).Union(AddressSet.UnionOf(plan.Edges.Select(e => e.Private).OfType<Address>().Select(AddressSet.Of)));

    private static AddressSet Place(PlanPlace place) => place.IsInternet ? IbmReserved.Internet : AddressSet.Of(place.Prefixes);

    private static PacketBox To(Address address, IntervalSet protocol, IEnumerable<int>? ports) =>
        new(AddressSet.All, AddressSet.Of(address), protocol, PortSet.All, ports is null ? PortSet.All : PortSet.Of(ports));
}
