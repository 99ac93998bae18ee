using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Flows.Trace;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Proofs;

/// <summary>F3: from pods in IKS to a virtual machine, by the tunnel (B2), or over IBM Cloud's private network (B1, B3, B4).</summary>
internal static class IksToVm
{
    private const string Worker = "the worker's address takes the place of the pod's", Edge = "the edge lets it through and knows the way", Router = "the router puts it on the VXLAN of the machine";

    public static FlowAnswer Prove(SitePlan plan, Site site, Network network, PlanFlow flow)
    {
        var cluster = site.Clusters["iks"];
        var (to, ports) = (AddressSet.Of(flow.To!.Value), PortSet.Of(flow.Ports));
        var vpn = plan.Integration.IksToVcs.Contains(IksToVcs.Strongswan) ? plan.Vpns.FirstOrDefault(v => v.Cluster == "iks" && plan.Addresses(v.Remote).Overlaps(to)) : null;
        var planEdge = plan.Edges.FirstOrDefault(e => plan.Addresses(e.Serves).Overlaps(to));
        var translated = vpn is null && planEdge is not null && plan.Integration.IksToVcs.Contains(IksToVcs.StaticNat);
        var wire = translated ? PublishedMachine.Of(site.Edges[planEdge!.Nsx].Nat.Value, to, ports) : [(Addresses: to, Ports: ports)];
        var seen = AddressSet.UnionOf(wire.Select(w => w.Addresses));
        var source = PodSources.Of(cluster, plan.Addresses(["iks-pods"]), seen);
        var entry = vpn is not null ? network.Holder(vpn.Peer) : planEdge?.Private is { } end ? network.Holder(end) : null;
        var packets = PacketSet.UnionOf(wire.Select(w => new PacketBox(source.Sources, w.Addresses, Protocols.Only(Protocols.Tcp), PortSet.All, w.Ports)));
        var journey = entry is { } at && !source.Sources.IsEmpty ? Journey.Of(network, packets, at.Device, at.Interface, tunnelled: vpn is not null) : null;
        bool Right(TracePart p) => p.Flight.Now.Destination.IsSubsetOf(to) && p.Flight.Now.DestinationPorts.IsSubsetOf(ports);
        var tunnel = vpn is null ? ((FlowHop Hop, bool IsUp)?)null : TunnelWay.Tunnel(cluster, vpn, source.Sources, to, ports);
        IReading[] pods = [cluster.IpPools, cluster.Nodes], way = [.. Journey.Readings(plan, site, planEdge is null ? plan.Edges : [planEdge]), .. pods];
        IEnumerable<FlowHop> hops =
        [
            PodsSend.Hop("F3.1", cluster, flow),
            Hops.Name("F3.2", cluster, flow),
            Hops.CalicoReady("F3.3", cluster),
            vpn is not null ? TunnelWay.Route(cluster, vpn, to) : WorkerWay.Hop("F3.4", cluster, seen, [.. new[] { planEdge?.Private, plan.BackendRouter }.OfType<Address>()], plan.Addresses(["iks-workers-private"])),
            Address(source, vpn).On(pods),
            tunnel?.Hop.On(pods) ?? Hops.OutOfSight(plan, "F3.6", "the worker sends it to the BCR"),
            tunnel is { IsUp: true } ? Hops.Holds("F3.7", "the BCR leads to the edge", "the tunnel is up, so packets between its ends arrive") : Hops.OutOfSight(plan, "F3.7", "the BCR leads to the edge"),
            (journey?.Hop(network, "F3.8", Edge, routers: false, Right) ?? Hops.Drifts("F3.8", Edge, "no connected interface of an edge has the address where it should come in")).On(way),
            (journey?.Hop(network, "F3.9", Router, routers: true, Right) ?? Hops.Skipped("F3.9", Router, "no packet comes this far")).On(way),
            Hops.OutOfSight(plan, "F3.10", "the machine receives it"),
            Hops.Return("F3 return", journey?.Replies ?? []).On(way),
        ];
        return new(flow, [.. hops], journey?.Parts ?? [], journey?.Replies ?? []);
    }

    /// <summary>The reference has the worker's address; a plan may depart from it, and then the pod keeps its own.</summary>
    private static FlowHop Address(PodSources source, PlanVpn? vpn)
    {
        var keeps = vpn is { Snat: false };
        var what = keeps ? "the pod keeps its address, as planned (snat: false)" : Worker;
        return source.Translated is not { } translated ? Hops.Unknown("F3.5", what, source.Note, source.By)
            : translated != keeps ? Hops.Holds("F3.5", what, keeps ? $"{source.Note}; the reference would have the worker's" : source.Note, source.By)
            : Hops.Drifts("F3.5", what, source.Note, source.By);
    }
}
