using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Flows.Trace;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Proofs;

/// <summary>F2: from the internet through the edge to an application in ICP.</summary>
internal static class InternetToIcp
{
    private const string Edge = "the edge translates to the proxy of ICP and lets it in", Router = "the router has the node on its VXLAN";

    public static FlowAnswer Prove(SitePlan plan, Site site, Network network, PlanFlow flow)
    {
        var cluster = site.Clusters["icp"];
        var address = flow.Address!.Value;
        var planEdge = plan.Edges.FirstOrDefault(e => e.Public == address) ?? plan.EdgeServing("icp-workers");
        var packets = PacketSet.Of(new(Users(plan), AddressSet.Of(address), Protocols.Only(Protocols.Tcp), PortSet.All, PortSet.Of(flow.Ports)));
        var holder = network.Holder(address);
        var journey = holder is { } entry ? Journey.Of(network, packets, entry.Device, entry.Interface) : null;
        var ends = plan.IcpProxy is { } proxy ? AddressSet.Of(proxy.Vip) : plan.Addresses(["icp-workers"]);
        var ports = PortSet.Of(plan.IcpProxy?.Ports ?? flow.Ports);
        bool Right(TracePart p) => p.Flight.Now.Destination.IsSubsetOf(ends) && p.Flight.Now.DestinationPorts.IsSubsetOf(ports);
        IReading[] edges = [.. Journey.Readings(plan, site, planEdge is null ? plan.Edges : [planEdge])];
        IEnumerable<FlowHop> hops =
        [
            Hops.Skipped("F2.1", "the user asks for a URL", "the plan names no host"),
            (holder is null ? Hops.Drifts("F2.2", "the name leads to a public address of the edge", $"no connected interface of an edge holds {address}")
                : Hops.Holds("F2.2", "the name leads to a public address of the edge", $"{holder.Value.Interface} of {network.Name(holder.Value.Device)} holds {address}", new Decider(holder.Value.Interface.Origin, $"{holder.Value.Interface}: {string.Join(", ", holder.Value.Interface.Addresses)}"))).On(edges),
            Hops.OutOfSight(plan, "F2.3", "the public network leads to the edge"),
            (journey?.Hop(network, "F2.4", Edge, routers: false, Right) ?? Hops.Skipped("F2.4", Edge, "no packet comes this far")).On(edges),
            (journey?.Hop(network, "F2.4", Router, routers: true, Right) ?? Hops.Skipped("F2.4", Router, "no packet comes this far")).On(edges),
            Hops.BackendReady("F2.5", cluster, flow.Backend!),
            Encapsulation.Hop("F2.6", cluster, plan.Addresses(["icp-pods"]), "Always"),
            Hops.Return("F2 return", journey?.Replies ?? []).On(edges),
        ];
        return new(flow, [.. hops], journey?.Parts ?? [], journey?.Replies ?? []);
    }

    /// <summary>The internet without what IBM Cloud gave to this account, whose packets do not come from outside.</summary>
    private static AddressSet Users(SitePlan plan) =>
        IbmReserved.Internet.Subtract(AddressSet.Of(plan.Networks.SelectMany(n => n.Prefixes).Concat(plan.AccountSubnets)));
}
