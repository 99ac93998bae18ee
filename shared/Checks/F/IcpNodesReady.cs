namespace HybridDrift.Checks.F;

/// <summary>F4.3: the container hands its packets to the vRouter of its node.</summary>
public sealed class IcpNodesReady : Check
{
    public override string Id => "F4.3-1";
    public override string Clause => "F4.3";
    public override string Title => "Every node of ICP is ready, and Calico runs on it";
    public override Severity Severity => Severity.High;
    public override string Why => "Pods of a node whose Calico is down keep the routes and rules of yesterday, and new ones get no network at all.";
    public override string Fix => "Look at the node with 'kubectl describe node', and at the log of calico-node on it.";
    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("icp-pods").Count == 0 ? "the plan has no network icp-pods" : null;
    public override IEnumerable<Outcome> Run(CheckContext context) => NodesReady.Of(context, "icp");
}
