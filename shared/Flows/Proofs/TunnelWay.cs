using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Proofs;

/// <summary>The way from a worker into the IPsec tunnel of its cluster: the worker's route to the VPN pod, and the pod's tunnel.</summary>
internal static class TunnelWay
{
    /// <summary>F3.4: the workers send the machine's network to the VPN pod.</summary>
    public static FlowHop Route(Cluster cluster, PlanVpn vpn, AddressSet to)
    {
        const string What = "the worker's routes have the machine's network";
        var routes = cluster.Objects.VpnRoutes.Value.Where(r => r.RemoteGatewayAddress == vpn.Peer).ToArray();
        Decider[] by = [.. routes.Select(r => new Decider(r.Origin, $"routes {r.FullName}: {string.Join(", ", r.RemoteSubnets)} to {r.RemoteGateway}"))];
        var missing = to.Subtract(AddressSet.Of(routes.SelectMany(r => r.RemoteSubnets)));
        return (routes.Length == 0 ? Hops.Drifts("F3.4", What, $"no VPN release has {vpn.Peer} as its far end")
            : missing.IsEmpty ? Hops.Holds("F3.4", What, $"to the VPN pod of {routes[0].FullName}", by)
            : Hops.Drifts("F3.4", What, $"{missing} is not among the routes to the VPN pod", by)).On(cluster.Objects.VpnRoutes);
    }

    /// <summary>F3.6: the tunnel takes the packets; what it does not take.</summary>
    public static (FlowHop Hop, bool IsUp) Tunnel(Cluster cluster, PlanVpn vpn, AddressSet from, AddressSet to, PortSet ports)
    {
        var (hop, isUp) = Installed(cluster, vpn, from, to, ports);
        return (hop.On(Known(cluster, vpn) is { Length: > 0 } known ? known : cluster.IpsecStatuses), isUp);
    }

    private static (FlowHop Hop, bool IsUp) Installed(Cluster cluster, PlanVpn vpn, AddressSet from, AddressSet to, PortSet ports)
    {
        const string What = "the VPN pod has a tunnel for it";
        if (Known(cluster, vpn).Length == 0) return (Hops.Unknown("F3.6", What, NotKnown(cluster, vpn)), false);
        var sas = cluster.IpsecStatuses.SelectMany(s => s.Value.IkeSas).Where(s => s.RemoteAddress == vpn.Peer && s.State == IkeState.Established).ToArray();
        var children = sas.SelectMany(s => s.InstalledChildren).ToArray();
        Decider[] by = [.. children.Select(c => new Decider(c.Origin, $"{c.Name}: {c.State}, {c.Local.Addresses} === {c.Remote.Addresses}"))];
        if (children.Any(c => !c.HasSelectors || c.Local.HasUnresolved || c.Remote.HasUnresolved)) return (Hops.Unknown("F3.6", What, "the selectors of a tunnel are not known", by), true);
        var packets = PacketSet.Of(new(from, to, Protocols.Only(Protocols.Tcp), PortSet.All, ports));
        var missed = packets.Subtract([.. children.Select(c => PacketBox.All with { Source = c.Local.Addresses, Destination = c.Remote.Addresses })]);
        return sas.Length == 0 ? (Hops.Drifts("F3.6", What, $"no IKE SA with {vpn.Peer} is established"), false)
            : missed.IsEmpty ? (Hops.Holds("F3.6", What, $"installed to {vpn.Peer}", by), true)
            : (Hops.Drifts("F3.6", What, $"no installed tunnel takes {missed.Boxes[0]}", by), true);
    }

    public static IEnumerable<IReading> Readings(Cluster cluster, PlanVpn vpn) =>
        [cluster.Objects.VpnRoutes, .. Known(cluster, vpn) is { Length: > 0 } known ? known : cluster.IpsecStatuses];

    private static string NotKnown(Cluster cluster, PlanVpn vpn) =>
        string.Join("; ", cluster.IpsecStatuses.SelectMany(s => s.Problems).Select(p => $"{p}")) is { Length: > 0 } problems ? problems
            : $"no recorded strongSwan status mentions {vpn.Peer}: record 'ipsec statusall' of the pod that holds the tunnel";

    /// <summary>The statuses that name the far end, in a connection or in an SA.</summary>
    private static Reading<IpsecStatus>[] Known(Cluster cluster, PlanVpn vpn) => [.. cluster.IpsecStatuses.Where(s =>
        s.Value.IkeSas.Any(i => i.RemoteAddress == vpn.Peer) || s.Value.Connections.Any(c => c.RemoteHost.Split(',').Contains($"{vpn.Peer}")))];
}
