namespace HybridDrift.Checks.D;

/// <summary>D9.</summary>
public sealed class IcpWorkerAddresses : Check
{
    public override string Id => "D9-1";
    public override string Clause => "D9";
    public override string Title => "ICP nodes lie in the planned network behind the ICP edge";
    public override Severity Severity => Severity.High;
    public override string Why => "A node outside the VXLAN network is not behind the edge: its traffic is neither translated nor filtered there.";
    public override string Fix => "Move the node's virtual machine to the planned logical switch, or extend the plan and the edge's rules.";

    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("icp-workers").Count == 0 ? "the plan has no network icp-workers" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var nodes = context.Cluster("icp").Nodes;
        var planned = context.Network("icp-workers");
        if (nodes.Value.Count == 0)
            yield return new Subject("icp", "nodes", nodes).Absent(DriftKind.Missing, $"nodes in {planned}", "there is no node");
        foreach (var node in nodes.Value)
        {
            var subject = new Subject("icp", $"node {(node.InternalAddresses.Count > 0 ? node.InternalAddresses.Min().ToString() : node.Name)}", nodes);
            var proof = new Proof(node.Origin, $"Node {node.Name}: InternalIP {string.Join(", ", node.InternalAddresses)}");
            var outside = node.InternalAddresses.Where(a => !planned.Contains(a)).ToArray();
            yield return node.InternalAddresses.Count == 0 ? subject.Absent(DriftKind.Missing, $"an InternalIP in {planned}", "the node has none", proof)
                : outside.Length > 0 ? subject.Fail(DriftKind.Different, $"an InternalIP in {planned}", $"{string.Join(", ", outside)} is outside", proof)
                : subject.Pass($"an InternalIP in {planned}", string.Join(", ", node.InternalAddresses), proof);
        }
    }
}
