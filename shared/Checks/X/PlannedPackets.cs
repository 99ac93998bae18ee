using HybridDrift.Addresses;
using HybridDrift.Checks.A;
using HybridDrift.Checks.B;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.X;

/// <summary>
/// The packets that the plan lets through an edge, as they come in: its flows, the vIPs, name and time servers, access to
/// the internet, tunnels, routing control, and what is also allowed. A packet that the plan asks for may pass any edge.
/// </summary>
internal sealed class PlannedPackets
{
    private static readonly IntervalSet Tcp = Protocols.Only(Protocols.Tcp), Udp = Protocols.Only(Protocols.Udp);

    private readonly SitePlan plan;
    private readonly PlannedTranslations translations;
    private readonly PacketBox[] asked;

    public PlannedPackets(SitePlan plan, PlanEdge planEdge, Edge edge)
    {
        (this.plan, translations) = (plan, new(plan, edge));
        asked = [.. Published(), .. Flows(), .. Services(), .. Outbound(), .. Tunnels(), .. Decrypted(), .. Routing(planEdge)];
    }

    /// <param name="dnat">The rule that translates the packets: then it matters where that leads.</param>
    public IReadOnlyList<PacketBox> For(NatRule? dnat) => dnat is null
        ? [.. asked, .. plan.AlsoAllowed.Select(a => new PacketBox(Place(a.From), Place(a.To), Transports(a), PortSet.All, Ports(a)))]
        : [.. asked.Concat(Translated()).SelectMany(a => translations.For(dnat).Select(a.Intersect)).Where(b => !b.IsEmpty), .. plan.AlsoAllowed.SelectMany(a => Allowed(a, dnat))];

    /// <summary>Access to a network of edges is none to the machines behind them; access to one address, or to a port, is.</summary>
    private static IEnumerable<PacketBox> Allowed(PlanAllowance allowance, NatRule dnat)
    {
        var (from, to) = (Place(allowance.From), Place(allowance.To));
        if (allowance.Ports.Count > 0 || to.Count == 1) yield return new(from, to, Transports(allowance), PortSet.All, Ports(allowance));
        if (!dnat.Translated.IsEmpty && dnat.Translated.IsSubsetOf(to) && NatRules.Landing(dnat).IsSubsetOf(Ports(allowance))) yield return PacketBox.All with { Source = from, Protocol = Transports(allowance) };
    }

    /// <summary>A6, F2: what is published on a public address is for everybody.</summary>
    private IEnumerable<PacketBox> Published() =>
        new[] { plan.IcpMaster, plan.IcpProxy }.OfType<PlanVip>().SelectMany(v => v.ExposedAs.Select(a => (Address: a, v.Ports)))
            .Concat(plan.Flows.Where(f => f is { Kind: FlowKind.InternetToIcp, Address: not null }).Select(f => (Address: f.Address!.Value, f.Ports)))
            .Select(p => Connections(IbmReserved.Internet.Contains(p.Address) ? AddressSet.All : IngressSources.PrivateNetwork.Union(plan.Addresses(["on-premises"])), AddressSet.Of(p.Address), p.Ports));

    /// <summary>B3: translated to a machine, which is up to <see cref="PlannedTranslations"/>.</summary>
    private IEnumerable<PacketBox> Translated() => plan.Integration.IksToVcs.Contains(IksToVcs.StaticNat)
        ? [PacketBox.All with { Source = plan.Addresses(["iks-workers-private"]), Protocol = Tcp }] : [];

    private IEnumerable<PacketBox> Flows()
    {
        foreach (var flow in plan.Flows)
        {
            if (flow.To is { } to) yield return Connections(Senders(flow), AddressSet.Of(to), flow.Ports);
            if (flow is not { L2Concentrator: { } concentrator, FromNetwork: { } network }) continue;
            foreach (var (from, there) in Both(plan.Addresses([network]), AddressSet.Of(concentrator)))
            {
                yield return Connections(from, there, [443]);
                yield return new(from, there, Udp, PortSet.All, PortSet.Of(500, 4500));
            }
        }
    }

    /// <summary>F3.5, F4.5: pods come with the address of their worker, unless the tunnel keeps their own.</summary>
    private AddressSet Senders(PlanFlow flow)
    {
        if (flow.Kind == FlowKind.EnterpriseToVm) return plan.Addresses(flow.FromNetwork is { } network ? [network] : []);
        if (flow.Kind == FlowKind.IcpToVm)
            return plan.Addresses(["icp-workers"]).Union(plan.EdgeServing("icp-workers")?.Private is { } edge ? AddressSet.Of(edge) : AddressSet.Empty);
        var keepsPods = Gateways.NotByTunnel(plan) is null && Gateways.ToEdges(plan).Any(v => !v.Snat);
        var translatesPods = plan.Integration.IksToVcs.Any(m => m is not IksToVcs.Strongswan) || Gateways.ToEdges(plan).Any(v => v.Snat);
        return (keepsPods ? plan.Addresses(["iks-pods"]) : AddressSet.Empty).Union(translatesPods ? plan.Addresses(["iks-workers-private"]) : AddressSet.Empty);
    }

    /// <summary>A5.</summary>
    private IEnumerable<PacketBox> Services() => plan.Services is { } services ? Queries.Of(services, plan.Addresses(services.Clients)).Boxes : [];

    /// <summary>A3, A4.</summary>
    private IEnumerable<PacketBox> Outbound()
    {
        if (plan.Outbound is not { } outbound) yield break;
        var clients = plan.Addresses(outbound.Clients);
        var outside = IbmReserved.Internet.Subtract(AddressSet.Of(plan.Networks.Where(n => n.Kind?.Origin == NetworkOrigin.Enterprise).SelectMany(n => n.Prefixes)));
        if (plan.Integration.Internet == InternetAccess.Snat) yield return Connections(clients, outside, outbound.Ports);
        if (plan.Integration.Internet != InternetAccess.Proxy || outbound is not { Proxy: { } proxy, ProxyPort: { } port }) yield break;
        yield return Connections(clients, AddressSet.Of(proxy), [port]);
        yield return Connections(AddressSet.Of(proxy), outside, outbound.Ports);
    }

    /// <summary>IKE, NAT traversal and ESP between the ends; a cluster may begin with the address of a worker (B2.6).</summary>
    private IEnumerable<PacketBox> Tunnels() =>
        from vpn in plan.Vpns
        from near in new[] { AddressSet.Of(vpn.Gateway).Union(plan.Addresses([vpn.Cluster == "icp" ? "icp-workers" : "iks-workers-private"])) }
        from ends in Both(near, AddressSet.Of(vpn.Peer))
        from box in new[] { new PacketBox(ends.From, ends.To, Udp, PortSet.All, PortSet.Of(500, 4500)), PacketBox.All with { Source = ends.From, Destination = ends.To, Protocol = Protocols.Only(Protocols.Esp) } }
        select box;

    /// <summary>What comes out of a tunnel is for the planned flows; where the plan names none, for its networks.</summary>
    private IEnumerable<PacketBox> Decrypted() =>
        from vpn in Gateways.NotByTunnel(plan) is null ? Gateways.ToEdges(plan) : []
        let far = plan.Addresses(vpn.Remote)
        where !plan.Flows.Any(f => f is { Kind: FlowKind.IksToVm, To: { } to } && AddressSet.Of(to).IsSubsetOf(far))
        from pair in Both(plan.Addresses(vpn.Local).Union(vpn.Snat ? plan.Addresses(["iks-workers-private"]) : AddressSet.Empty), far)
        select PacketBox.All with { Source = pair.From, Destination = pair.To };

    /// <summary>OSPF and BGP with the router behind the edge; BGP with the neighbours of B1 and B4.</summary>
    private IEnumerable<PacketBox> Routing(PlanEdge edge)
    {
        var inside = edge.Transit is { } transit ? AddressSet.Of(transit) : AddressSet.Empty;
        yield return PacketBox.All with { Source = inside, Destination = inside.Union(AddressSet.Of(Prefix.Parse("224.0.0.5/32"), Prefix.Parse("224.0.0.6/32"))), Protocol = Protocols.Only(89) };
        var uplink = edge.Private is { } own ? AddressSet.Of(own) : AddressSet.Empty;
        var neighbours = (plan.Integration.IksToVcs.Contains(IksToVcs.CommonVlan) ? plan.Addresses(["iks-workers-private"]) : AddressSet.Empty)
            .Union(plan.Integration.IksToVcs.Contains(IksToVcs.BgpBcr) && plan.BackendRouter is { } router ? AddressSet.Of(router) : AddressSet.Empty);
        foreach (var (from, to) in Both(neighbours, uplink).Append((inside, inside))) yield return Connections(from, to, [179]);
    }

    private static PacketBox Connections(AddressSet from, AddressSet to, IEnumerable<int> ports) => new(from, to, Tcp, PortSet.All, PortSet.Of(ports));

    private static IEnumerable<(AddressSet From, AddressSet To)> Both(AddressSet one, AddressSet other) => [(one, other), (other, one)];

    private static AddressSet Place(PlanPlace place) => place.IsInternet ? IbmReserved.Internet : AddressSet.Of(place.Prefixes);

    private static PortSet Ports(PlanAllowance allowance) => allowance.Ports.Count == 0 ? PortSet.All : PortSet.Of(allowance.Ports);

    private static IntervalSet Transports(PlanAllowance allowance) => allowance.Ports.Count == 0 ? Protocols.All : Tcp.Union(Udp);
}
