using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Flows.Trace;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Proofs;

/// <summary>F5: from the company's network to a virtual machine, by a layer-2 extension or routed over the BCR.</summary>
internal static class EnterpriseToVm
{
    private const string Private = "the concentrator has a private portable address", Wire = "the machine's network is there", Edge = "the edge lets it through and knows the way";

    public static FlowAnswer Prove(SitePlan plan, Site site, Network network, PlanFlow flow)
    {
        var to = AddressSet.Of(flow.To!.Value);
        var planEdge = plan.Edges.FirstOrDefault(e => plan.Addresses(e.Serves).Overlaps(to));
        var packets = PacketSet.Of(new(plan.Addresses([flow.FromNetwork!]), to, Protocols.Only(Protocols.Tcp), PortSet.All, PortSet.Of(flow.Ports)));
        var entry = !flow.Stretched && planEdge?.Private is { } end ? network.Holder(end) : null;
        var journey = entry is { } at ? Journey.Of(network, packets, at.Device, at.Interface) : null;
        bool Right(TracePart p) => p.Flight.Now.Destination.IsSubsetOf(to) && p.Flight.Now.DestinationPorts.IsSubsetOf(PortSet.Of(flow.Ports));
        var on = network.On(to);
        IReading[] edges = [.. Journey.Readings(plan, site, planEdge is null ? plan.Edges : [planEdge])];
        IEnumerable<FlowHop> hops =
        [
            Hops.OutOfSight(plan, "F5.1", "the user asks for the machine"),
            (on is { } lif ? Hops.Holds("F5.2", Wire, $"{lif.Interface} of {network.Name(lif.Device)}", new Decider(lif.Interface.Origin, $"{lif.Interface}: {string.Join(", ", lif.Interface.Subnets.Select(s => s.Prefix))}"))
                : Hops.Drifts("F5.2", Wire, $"no connected interface of a router or edge has {to}")).On(edges),
            Hops.OutOfSight(plan, "F5.3", "the company's router leads to the concentrator, or to IBM Cloud"),
            Concentrator(plan, flow),
            Hops.OutOfSight(plan, "F5.5", "the WAN, XCR and BCR lead to IBM Cloud"),
            (journey?.Hop(network, "F5.6", Edge, routers: false, Right) ?? (flow.Stretched
                ? Hops.OutOfSight(plan, "F5.6", "the concentrator puts it on the stretched network")
                : Hops.Drifts("F5.6", Edge, "no connected interface of an edge has the address where it should come in"))).On(edges),
            Hops.OutOfSight(plan, "F5.7", "the machine receives it"),
            (flow.Stretched ? Hops.Skipped("F5 return", "the answer finds its way back", "on the stretched network, past edges and routers") : Hops.Return("F5 return", journey?.Replies ?? [])).On(edges),
        ];
        return new(flow, [.. hops], journey?.Parts ?? [], journey?.Replies ?? []);
    }

    private static FlowHop Concentrator(SitePlan plan, PlanFlow flow) =>
        flow.L2Concentrator is not { } address ? Hops.Skipped("F5.4", Private, flow.Stretched ? "the plan names no concentrator" : "the network is not stretched")
        : plan.Addresses(["vcs-esg-private"]).Contains(address) ? Hops.Holds("F5.4", Private, $"{address} lies in vcs-esg-private")
        : Hops.Drifts("F5.4", Private, $"{address} does not lie in vcs-esg-private");
}
