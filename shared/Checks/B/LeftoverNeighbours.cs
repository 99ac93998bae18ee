using HybridDrift.Addresses;
using HybridDrift.Plans;

namespace HybridDrift.Checks.B;

/// <summary>B: exactly the planned modes. What Calico has of BGP sessions says D1.2-2; this is the other end.</summary>
public sealed class LeftoverNeighbours : Check
{
    public override string Id => "B-3";
    public override string Clause => "B";
    public override string Title => "No edge has a BGP session with a worker of IKS or with a router of IBM Cloud";
    public override Severity Severity => Severity.High;
    public override string Why => "A session of a mode that is not planned brings in routes past the tunnel, and announces networks to where they clash.";
    public override string Fix => "Delete the neighbour on the edge, or plan the mode that has it (B1 common VLAN, B4 BGP).";

    public override string? NotApplicable(SitePlan plan) =>
        plan.Integration.IksToVcs.Any(m => m is IksToVcs.CommonVlan or IksToVcs.BgpBcr) ? "the plan has BGP sessions on edges (B1, B4)"
        : !plan.Clusters.Contains("iks") ? "the plan has no IKS"
        : plan.Edges.Count == 0 ? "the plan has no edges" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var nodes = context.Cluster("iks").Nodes;
        var workers = context.Plan.Addresses(["iks-workers-private", "iks-workers-public"])
            .Union(AddressSet.UnionOf(nodes.Value.SelectMany(n => n.InternalAddresses.Concat(n.ExternalAddresses)).Select(AddressSet.Of)));
        foreach (var planEdge in context.Plan.Edges)
        {
            var reading = context.Gateway(planEdge).DynamicRouting;
            var asset = $"{planEdge.Name} ({planEdge.Nsx})";
            var sessions = reading.Value.Bgp is { Enabled: true } bgp ? bgp.Neighbours : [];
            var strangers = sessions.Where(n => workers.Contains(n.Address) || n.Address == context.Plan.BackendRouter || n.Address == context.Plan.FrontendRouter).ToArray();
            foreach (var neighbour in strangers)
                yield return new Subject(asset, $"BGP neighbour {neighbour.Address}", reading).Fail(DriftKind.Extra, "no BGP session with IKS or IBM Cloud",
                    $"a session with {(workers.Contains(neighbour.Address) ? "the worker" : "the router")} {neighbour.Address}", new Proof(neighbour.Origin, $"BGP neighbour {neighbour.Address}, AS {neighbour.RemoteAs}"));
            if (strangers.Length == 0)
                yield return new Subject(asset, "BGP neighbours", reading, nodes).Pass("no BGP session with IKS or IBM Cloud", sessions.Count == 0 ? "no BGP session" : $"{sessions.Count} sessions, none of them with these");
        }
    }
}
