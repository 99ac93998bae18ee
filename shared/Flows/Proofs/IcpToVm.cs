using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Flows.Trace;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Proofs;

/// <summary>F4: from pods in ICP by their worker, router and edge to a virtual machine.</summary>
internal static class IcpToVm
{
    private const string Worker = "the worker's way to the machine is its router", Address = "the worker's address takes the place of the pod's",
        Edge = "the edge lets it through and knows the way", Router = "the router puts it on the VXLAN of the machine";

    public static FlowAnswer Prove(SitePlan plan, Site site, Network network, PlanFlow flow)
    {
        var cluster = site.Clusters["icp"];
        var to = AddressSet.Of(flow.To!.Value);
        var source = PodSources.Of(cluster, plan.Addresses(["icp-pods"]), to);
        var entry = network.On(plan.Addresses(["icp-workers"]));
        var packets = PacketSet.Of(new(source.Sources, to, Protocols.Only(Protocols.Tcp), PortSet.All, PortSet.Of(flow.Ports)));
        var journey = entry is { } at && !source.Sources.IsEmpty ? Journey.Of(network, packets, at.Device, at.Interface) : null;
        bool Right(TracePart p) => p.Flight.Now.Destination.IsSubsetOf(to) && p.Flight.Now.DestinationPorts.IsSubsetOf(PortSet.Of(flow.Ports));
        var passesEdge = journey?.Parts.Any(p => p.Steps.Any(s => !s.Device.IsRouter)) == true;
        IReading[] pods = [cluster.IpPools, cluster.Nodes], way = [.. Journey.Readings(plan, site, plan.Edges), .. pods];
        IEnumerable<FlowHop> hops =
        [
            PodsSend.Hop("F4.1", cluster, flow),
            Hops.Name("F4.2", cluster, flow),
            Hops.CalicoReady("F4.3", cluster),
            (entry is null ? Hops.Drifts("F4.4", Worker, "no router or edge has the worker network on a connected interface")
                : Hops.Holds("F4.4", Worker, $"{entry.Value.Interface} of {network.Name(entry.Value.Device)}", new Decider(entry.Value.Interface.Origin, entry.Value.Interface.ToString()))).On(way),
            (source.Translated switch
            {
                true => Hops.Holds("F4.5", Address, source.Note, source.By),
                false => Hops.Drifts("F4.5", Address, source.Note, source.By),
                null => Hops.Unknown("F4.5", Address, source.Note, source.By),
            }).On(pods),
            (passesEdge ? journey!.Hop(network, "F4.6", Edge, routers: false, Right)
                : Hops.Skipped("F4.6", Edge, plan.Integration.IcpToVcs == IcpToVcs.SameRouter ? "the machine hangs on the router of ICP" : "no packet comes this far")).On(way),
            (journey?.Hop(network, "F4.7", Router, routers: true, Right) ?? Hops.Skipped("F4.7", Router, "no packet comes this far")).On(way),
            Hops.OutOfSight(plan, "F4.9", "the machine receives it"),
            Hops.Return("F4 return", journey?.Replies ?? []).On(way),
        ];
        return new(flow, [.. hops], journey?.Parts ?? [], journey?.Replies ?? []);
    }
}
