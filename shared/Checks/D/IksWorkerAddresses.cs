using HybridDrift.Sites;

namespace HybridDrift.Checks.D;

/// <summary>D3.2.</summary>
public sealed class IksWorkerAddresses : Check
{
    public override string Id => "D3.2-1";
    public override string Clause => "D3.2";
    public override string Title => "IKS workers have private addresses in the planned primary subnet, and Calico knows the subnet";
    public override Severity Severity => Severity.High;
    public override string Why => "Edge rules and routes name the worker subnet. Calico takes the prefix length for 'same subnet': a wrong one tunnels what should go straight, or leaves pods cut off.";
    public override string Fix => "Compare the worker's interface with IP_AUTODETECTION_METHOD of calico-node, and restart calico-node on that worker; for a new primary subnet, extend the plan and the edges.";

    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("iks-workers-private").Count == 0 ? "the plan has no network iks-workers-private" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var nodes = context.Cluster("iks").Nodes;
        if (nodes.Value.Count == 0)
            yield return new Subject("iks", "workers", nodes).Absent(DriftKind.Missing, "workers in the planned subnet", "there is no worker");
        foreach (var node in nodes.Value)
        {
            yield return Address(context, node, nodes);
            if (node.InternalAddresses.Count > 0) yield return CalicoAddress(context, node, nodes);
        }
    }

    private static Outcome Address(CheckContext context, Node node, Collect.IReading nodes)
    {
        var planned = context.Network("iks-workers-private");
        var subject = new Subject("iks", $"worker {Name(node)}, private address", nodes);
        var proof = new Proof(node.Origin, $"Node {node.Name}: InternalIP {string.Join(", ", node.InternalAddresses)}");
        if (node.InternalAddresses.Count == 0) return subject.Absent(DriftKind.Missing, $"an InternalIP in {planned}", "the node has none", proof);
        var outside = node.InternalAddresses.Where(a => !planned.Contains(a)).ToArray();
        return outside.Length == 0
            ? subject.Pass($"an InternalIP in {planned}", string.Join(", ", node.InternalAddresses), proof)
            : subject.Fail(DriftKind.Different, $"an InternalIP in {planned}", $"{string.Join(", ", outside)} is outside", proof);
    }

    private static Outcome CalicoAddress(CheckContext context, Node node, Collect.IReading nodes)
    {
        var subject = new Subject("iks", $"worker {Name(node)}, Calico address", nodes);
        if (node.CalicoAddress is not { } calico)
            return subject.Unknown(nodes.Problems.Count > 0 ? string.Join("; ", nodes.Problems)
                : "the node has no annotation projectcalico.org/IPv4Address: calico-node has not started there, or keeps it in etcd");
        var proof = new Proof(node.Origin, $"Node {node.Name}: projectcalico.org/IPv4Address {calico}, InternalIP {string.Join(", ", node.InternalAddresses)}");
        var subnet = context.Plan.Prefixes("iks-workers-private").Cast<Addresses.Prefix?>().FirstOrDefault(p => p!.Value.Contains(calico.Address));
        var expected = $"{(node.InternalAddresses.Contains(calico.Address) ? calico.Address : node.InternalAddresses.Min())}/{subnet?.Length ?? context.Plan.Prefixes("iks-workers-private")[0].Length}";
        if (!node.InternalAddresses.Contains(calico.Address))
            return subject.Fail(DriftKind.Different, expected, $"{calico}: Calico uses another address than the node's InternalIP", proof);
        if (subnet is null) return subject.Fail(DriftKind.Different, expected, $"{calico} is outside the planned subnet", proof);
        return calico.PrefixLength == subnet.Value.Length
            ? subject.Pass(expected, calico.ToString(), proof)
            : subject.Fail(DriftKind.Different, expected,
                $"{calico}{(calico.PrefixLength == 32 ? ": Calico takes every other worker to be in another subnet, and tunnels to all of them" : "")}", proof);
    }

    /// <summary>By address: Calico and Kubernetes may name a node differently.</summary>
    private static string Name(Node node) => node.InternalAddresses.Count > 0 ? node.InternalAddresses.Min().ToString() : node.Name;
}
