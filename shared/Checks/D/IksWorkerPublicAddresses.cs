namespace HybridDrift.Checks.D;

/// <summary>D3.1.</summary>
public sealed class IksWorkerPublicAddresses : Check
{
    public override string Id => "D3.1-1";
    public override string Clause => "D3.1";
    public override string Title => "IKS workers have public addresses in the planned primary subnet, or none where none is planned";
    public override Severity Severity => Severity.High;
    public override string Why => "A worker with a public address that nobody planned stands on the internet.";
    public override string Fix => "Find out which worker pool or VLAN the worker came from; replace it, or extend the plan.";
    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("iks-workers-private").Count == 0 ? "the plan has no IKS workers" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var nodes = context.Cluster("iks").Nodes;
        var planned = context.Network("iks-workers-public");
        var expected = planned.IsEmpty ? "no public address" : $"public addresses in {planned}";
        var strangers = nodes.Value.Where(n => n.ExternalAddresses.Any(a => !planned.Contains(a))).ToArray();
        foreach (var node in strangers)
            yield return new Subject("iks", $"worker {(node.InternalAddresses.Count > 0 ? node.InternalAddresses[0].ToString() : node.Name)}, public address", nodes).Fail(
                planned.IsEmpty ? DriftKind.Extra : DriftKind.Different, expected, string.Join(", ", node.ExternalAddresses),
                new Proof(node.Origin, $"Node {node.Name}: ExternalIP {string.Join(", ", node.ExternalAddresses)}"));
        if (strangers.Length == 0)
            yield return new Subject("iks", "public addresses of all workers", nodes).Pass(expected, $"{nodes.Value.Count} workers, {nodes.Value.Sum(n => n.ExternalAddresses.Count)} public addresses");
    }
}
