using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.D;

/// <summary>D1.5: a pod or worker that is made anew has another address.</summary>
public sealed class ShortLivedAddresses : Check
{
    public override string Id => "D1.5-1";
    public override string Clause => "D1.5";
    public override string Title => "No rule or route of an edge names the address of a single pod, or of a worker that is gone";
    public override Severity Severity => Severity.High;
    public override string Why => "The next pod or worker has another address: the rule then leads nowhere, or to whoever got the old one.";
    public override string Fix => "Name the network of the pods or workers, or the address of a load balancer, instead of the machine.";
    public override string? NotApplicable(SitePlan plan) => plan.Edges.Count == 0 || !plan.Clusters.Any() ? "the plan has no edges or no cluster" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var clusters = context.Plan.Clusters.Select(context.Cluster).ToArray();
        var pods = clusters.SelectMany(c => c.Objects.Pods.Value.Where(p => p.HoldsPodAddresses)).SelectMany(p => p.Addresses.Select(a => (Address: a, Pod: p))).ToLookup(p => p.Address, p => p.Pod);
        IReading[] interfaces = [.. context.Plan.Edges.SelectMany(e => new[] { context.Gateway(e), context.Router(e) }).OfType<Edge>().Select(e => e.Interfaces)];
        var known = Known(context);
        foreach (var planEdge in context.Plan.Edges)
        {
            var edge = context.Gateway(planEdge);
            var (asset, found) = ($"{planEdge.Name} ({planEdge.Nsx})", false);
            foreach (var group in NamedMachines.Of(edge).GroupBy(n => (n.What, n.Address)))
            {
                var (what, address) = group.Key;
                Proof[] proofs = [.. group.Select(n => n.Proof).Distinct()];
                var outcome = pods[address].FirstOrDefault() is { } pod
                    ? new Subject(asset, $"{what} names {address}").Fail(DriftKind.Different, "no address of a single pod", $"{address} is the pod {pod.FullName}", [.. proofs, new Proof(pod.Origin, pod.ToString())]) with { Severity = Severity.Medium }
                    : known.Contains(address) ? null
                    : clusters.Where(c => Workers(context.Plan, c.Name).Contains(address)).Select(c => Gone(context, c, new(asset, $"{what} names {address}", [c.Nodes, c.Services, .. interfaces]), address, proofs)).FirstOrDefault();
                if (outcome is null) continue;
                found = true;
                yield return outcome;
            }
            var all = new Subject(asset, "addresses of single machines", [edge.Nat, edge.Firewall, edge.Routing, .. interfaces, .. clusters.SelectMany(c => new IReading[] { c.Nodes, c.Services, c.Objects.Pods })]);
            if (!found) yield return NamedMachines.UnknownSets(edge) is [var set, ..]
                ? all.Unknown($"a rule names {set}, and nsx/{set}.xml does not tell what is in it")
                : all.Pass("no address of a single pod or of a worker that is gone", "none");
        }
    }

    /// <summary>Other machines may live in the network of ICP, so that it is less sure there.</summary>
    private static Outcome Gone(CheckContext context, Cluster cluster, Subject subject, Address address, Proof[] proofs) => subject.Absent(DriftKind.Different, "no address of a worker that is gone",
        $"{address} lies in the worker network {Workers(context.Plan, cluster.Name)} of {cluster.Name}, and none of the {cluster.Nodes.Value.Count} workers has it", proofs) with
    { Severity = cluster.Name == "iks" ? Severity.High : Severity.Medium };

    private static AddressSet Workers(SitePlan plan, string cluster) =>
        plan.Addresses(cluster == "iks" ? ["iks-workers-private", "iks-workers-public"] : ["icp-workers"]);

    /// <summary>What has an address there for good reason: workers, load balancers, edges, routers, and what the plan names.</summary>
    private static HashSet<Address> Known(CheckContext context)
    {
        var plan = context.Plan;
        var live = context.Site.Clusters.Values.SelectMany(c => c.Nodes.Value.SelectMany(n => n.InternalAddresses.Concat(n.ExternalAddresses)).Concat(c.Services.Value.SelectMany(s => s.LoadBalancerAddresses)))
            .Concat(context.Site.Edges.Values.SelectMany(e => e.Interfaces.Value).SelectMany(i => i.Addresses));
        var planned = new[] { plan.BackendRouter, plan.FrontendRouter, plan.Outbound?.Proxy }.Concat(plan.Edges.SelectMany(e => new[] { e.Public, e.Private }))
            .Concat(plan.Flows.SelectMany(f => new[] { f.Address, f.L2Concentrator, f.To is { Length: 32 } to ? to.Network : null })).OfType<Address>()
            .Concat(new[] { plan.IcpMaster, plan.IcpProxy }.OfType<PlanVip>().SelectMany(v => v.ExposedAs.Append(v.Vip)))
            .Concat(plan.Vpns.SelectMany(v => new[] { v.Gateway, v.Peer })).Concat(plan.Services is { } s ? s.Dns.Concat(s.Ntp) : [])
            .Concat(plan.AlsoAllowed.SelectMany(a => a.From.Prefixes.Concat(a.To.Prefixes)).Where(p => p.Length == 32).Select(p => p.Network));
        // The first address of a subnet of IBM Cloud is its router's.
        var ends = new[] { "iks-workers-private", "iks-workers-public", "icp-workers" }.SelectMany(plan.Prefixes).Where(p => p.Length < 31)
            .SelectMany(p => new[] { p.Network, new Address(p.Network.Value + 1), p.Last });
        return [.. live, .. planned, .. ends];
    }
}
