using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Proofs;

/// <summary>
/// F3.4 without a tunnel: the workers' routes to a machine, as their kernel, their agent or the static-route add-on tells
/// them; learned by BGP (B1, B4) or set (B3).
/// </summary>
internal static class WorkerWay
{
    private const string What = "the worker's routes have the machine's network";

    /// <param name="edge">The edge on the private side, and the BCR as the edge sees it: routes may lead to either.</param>
    /// <param name="workers">The workers' subnets: what in them is no worker can be the BCR's address there.</param>
    public static FlowHop Hop(string hop, Cluster cluster, AddressSet to, IReadOnlyList<Address> edge, AddressSet workers)
    {
        var objects = cluster.Objects;
        var nodes = cluster.Nodes.Value;
        var gateways = workers.Subtract(AddressSet.UnionOf(nodes.SelectMany(n => n.InternalAddresses).Select(AddressSet.Of))).Union(AddressSet.UnionOf(edge.Select(AddressSet.Of)));
        var told = nodes.Select(n => (Node: n.Name, Routes: Live(objects, n.Name))).ToArray();
        IReading[] live = [cluster.Nodes, .. told.Select(t => t.Routes?.Reading).OfType<IReading>()];
        if (nodes.Count > 0 && told.All(t => t.Routes is not null)) return ByLive(hop, told.Select(t => (t.Node, t.Routes!.Value.Routes)), to, gateways).On(live);
        if (objects.StaticRoutes.Value.Count > 0) return ByStatic(hop, cluster, to, gateways).On(objects.NodeDetails, objects.StaticRoutes);
        var missing = told.FirstOrDefault(t => t.Routes is null).Node;
        var status = objects.CalicoNodeStatuses.Value.FirstOrDefault(s => s.Node == missing);
        var why = objects.CalicoNodeStatuses.Problems.FirstOrDefault(p => p.Document == status?.Origin.Document && p.Where == status.Origin.Path) is { } problem ? $"; {problem}" : "";
        return Hops.Unknown(hop, What, $"no routes of {missing ?? "the workers"} are recorded: record {cluster.Name}/{missing ?? "NODE"}.ip-route.json, {cluster.Name}/caliconodestatuses.json or {cluster.Name}/staticroutes.json{why}");
    }

    private static (IReading Reading, IReadOnlyList<LiveRoute> Routes)? Live(ClusterObjects objects, string node)
    {
        if (objects.KernelRoutes.Where(r => r.Node == node).Select(r => r.Reading).FirstOrDefault() is { } kernel) return (kernel, kernel.Value);
        return objects.CalicoNodeStatuses.Value.FirstOrDefault(s => s.Node == node)?.Routes is { } routes ? (objects.CalicoNodeStatuses, routes) : null;
    }

    private static FlowHop ByLive(string hop, IEnumerable<(string Node, IReadOnlyList<LiveRoute> Routes)> workers, AddressSet to, AddressSet gateways)
    {
        var used = new List<LiveRoute>();
        foreach (var (node, routes) in workers)
        {
            var left = to;
            // The longest prefix first, then the lowest metric: each route takes what those before it have left.
            foreach (var route in routes.Where(r => r.InUse && r.Table is null or "main" && r.Kind != RouteKind.Local).OrderByDescending(r => r.Destination.Length).ThenBy(r => r.Metric ?? 0))
            {
                var taken = left.Intersect(AddressSet.Of(route.Destination));
                if (taken.IsEmpty) continue;
                if (route.Kind != RouteKind.Unicast || !Leads(route, gateways))
                    return Hops.Drifts(hop, What, $"{node} has {route} for {taken}, which does not lead to the edge or a router of IBM Cloud", new Decider(route.Origin, route.ToString()));
                used.Add(route);
                left = left.Subtract(taken);
            }
            if (!left.IsEmpty) return Hops.Drifts(hop, What, $"{node} has no route to {left}");
        }
        return Hops.Holds(hop, What, "on every worker", [.. used.Select(r => new Decider(r.Origin, r.ToString())).Distinct().Take(6)]);
    }

    /// <summary>By every next hop that may be chosen.</summary>
    private static bool Leads(LiveRoute route, AddressSet gateways) =>
        route.NextHops.Where(h => !h.IsDown).ToArray() is { Length: > 0 } hops && hops.All(h => h.Gateway is { } gateway && gateways.Contains(gateway));

    private static FlowHop ByStatic(string hop, Cluster cluster, AddressSet to, AddressSet gateways)
    {
        foreach (var node in cluster.Objects.NodeDetails.Value)
        {
            var routes = cluster.Objects.StaticRoutes.Value.Where(r => to.Overlaps(AddressSet.Of(r.Destination)) && r.Selectors.All(s => s.Holds(node.Labels)))
                .Select(r => (Route: r, Report: r.Reports.FirstOrDefault(p => p.Node == node.Name))).ToArray();
            foreach (var (route, report) in routes)
            {
                if (report is null) return Hops.Unknown(hop, What, $"{node.Name} has not reported on {route.Name}", By([route]));
                if (report.Error.Length > 0) return Hops.Drifts(hop, What, $"{node.Name} could not set {route}", By([route]));
            }
            // Without a gateway the add-on finds one out, and reports it.
            var left = to.Subtract(AddressSet.Of(routes.Where(r => (r.Route.Gateway ?? r.Report!.Gateway) is { } g && gateways.Contains(g)).Select(r => r.Route.Destination)));
            if (!left.IsEmpty) return Hops.Drifts(hop, What, $"no StaticRoute gives {node.Name} a route to {left} by the edge or a router of IBM Cloud", By(routes.Select(r => r.Route)));
        }
        return Hops.Holds(hop, What, "by StaticRoutes that every worker has set", By(cluster.Objects.StaticRoutes.Value.Where(r => to.Overlaps(AddressSet.Of(r.Destination)))));
    }

    private static Decider[] By(IEnumerable<WorkerStaticRoute> routes) => [.. routes.Take(6).Select(r => new Decider(r.Origin, r.ToString()))];
}
