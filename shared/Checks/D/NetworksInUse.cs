using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Checks.D;

/// <summary>D1.3, D2.1: what answers to addresses of IKS pods and services elsewhere. Static routes are those of D1.2-1.</summary>
public sealed class NetworksInUse : Check
{
    public override string Id => "D1.3-1";
    public override string Clause => "D1.3";
    public override string Title => "Neither the edges and routers nor ICP use addresses of the IKS pod and service networks";
    public override Severity Severity => Severity.High;
    public override string Why => "Where both ends of a connection have addresses of the same range, each looks for the other at home: workers never send such a packet out.";
    public override string Fix => "Renumber the network that is not IKS's; the ranges of IKS cannot be changed while the cluster lives.";

    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("iks-pods").Count == 0 ? "the plan has no network iks-pods"
        : plan.Edges.Count == 0 && !plan.Clusters.Contains("icp") ? "the plan has nothing beside IKS" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var inside = AddressSet.Of(context.Plan.Prefixes("iks-pods").Concat(context.Plan.Prefixes("iks-services")));
        foreach (var edge in context.Plan.Edges)
        {
            foreach (var outcome in Edge(context, $"{edge.Name} ({edge.Nsx})", edge.Nsx, inside)) yield return outcome;
            if (edge.Router is { } router)
                foreach (var outcome in Edge(context, $"router of {edge.Name} ({router})", router, inside)) yield return outcome;
        }
        if (!context.Plan.Clusters.Contains("icp")) yield break;
        var icp = context.Cluster("icp");
        foreach (var outcome in Compare("icp", "pods", inside, icp.IpPools,
            // Disabled pools over the far networks are how strongSwan lets pods keep their addresses.
            icp.IpPools.Value.Where(p => !p.Disabled).Select(p => ($"pool {p.Cidr}", AddressSet.Of(p.Cidr), new Proof(p.Origin, p.ToString()))))) yield return outcome;
        foreach (var outcome in Compare("icp", "nodes", inside, icp.Nodes,
            icp.Nodes.Value.SelectMany(n => n.InternalAddresses.Select(a => ($"node {a}", AddressSet.Of(a), new Proof(n.Origin, $"Node {n.Name}: InternalIP {a}")))))) yield return outcome;
        foreach (var outcome in Compare("icp", "services", inside, icp.Services,
            icp.Services.Value.SelectMany(s => s.ClusterAddresses.Select(a => ($"service {s.FullName}", AddressSet.Of(a), new Proof(s.Origin, $"Service {s.FullName}: cluster IP {a}")))))) yield return outcome;
    }

    private static IEnumerable<Outcome> Edge(CheckContext context, string asset, string id, AddressSet inside)
    {
        var interfaces = context.Site.Edges[id].Interfaces;
        return Compare(asset, "interfaces", inside, interfaces, interfaces.Value.Where(i => i.Connected)
            .SelectMany(i => i.Subnets.Select(s => ($"network {s.Prefix}", AddressSet.Of(s.Prefix), new Proof(i.Origin, $"interface {i}: {s.Prefix}")))));
    }

    private static IEnumerable<Outcome> Compare(string asset, string what, AddressSet inside, IReading reading, IEnumerable<(string Name, AddressSet Addresses, Proof Proof)> used)
    {
        var clashes = used.Where(u => u.Addresses.Overlaps(inside)).ToArray();
        foreach (var (name, addresses, proof) in clashes)
            yield return new Subject(asset, name, reading).Fail(DriftKind.Different, $"addresses outside of {inside}", $"{name} has {addresses.Intersect(inside)} of it", proof);
        if (clashes.Length == 0) yield return new Subject(asset, $"{what} and the IKS networks", reading).Pass($"addresses outside of {inside}", "they are");
    }
}
