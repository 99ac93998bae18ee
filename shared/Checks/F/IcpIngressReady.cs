using HybridDrift.Plans;

namespace HybridDrift.Checks.F;

/// <summary>F2.5: ICP's ingress runs on its proxy nodes, as a daemon set on the network of the host.</summary>
public sealed class IcpIngressReady : Check
{
    private const string Name = "nginx-ingress-controller";

    public override string Id => "F2.5-1";
    public override string Clause => "F2.5";
    public override string Title => "The ingress of ICP is ready on its proxy nodes";
    public override Severity Severity => Severity.High;
    public override string Why => "The proxy vIP leads to a node on which nobody listens when its ingress is down.";
    public override string Fix => "Look why the pods of nginx-ingress-controller in kube-system are not ready.";
    public override string? NotApplicable(SitePlan plan) => plan.Flows.Any(f => f.Kind == FlowKind.InternetToIcp) ? null : "the plan has no flow from the internet to ICP";

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var daemons = context.Cluster("icp").Objects.DaemonSets;
        var subject = new Subject("icp", "ingress", daemons);
        const string Expected = "every proxy node has an ingress that is ready";
        if (daemons.Value.FirstOrDefault(d => d.Name == Name) is not { } ingress)
            yield return subject.Absent(DriftKind.Missing, Expected, $"there is no DaemonSet {Name}");
        else
        {
            var proof = new Proof(ingress.Origin, ingress.ToString());
            yield return ingress.Desired == 0 ? subject.Fail(DriftKind.Different, Expected, "it is wanted on no node", proof)
                : ingress.Ready >= ingress.Desired ? subject.Pass(Expected, $"{ingress.Ready} of {ingress.Desired} ready", proof)
                : subject.Fail(DriftKind.Different, Expected, $"{ingress.Ready} of {ingress.Desired} ready", proof) with { Severity = ingress.Ready == 0 ? Severity.High : Severity.Medium };
        }
    }
}
