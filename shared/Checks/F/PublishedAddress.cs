using HybridDrift.Plans;

namespace HybridDrift.Checks.F;

/// <summary>F1.2: the name of an application stands for an address of the public portable subnet, that of its ALB.</summary>
public sealed class PublishedAddress : Check
{
    public override string Id => "F1.2-1";
    public override string Clause => "F1.2";
    public override string Title => "Applications of IKS are published under their planned address, which their ALB has";
    public override Severity Severity => Severity.High;
    public override string Why => "DNS leads users to the planned address: when no ALB, or another one, has it, they do not reach the application.";
    public override string Fix => "Give the ALB its planned address back, or change the plan and DNS together.";
    public override string? NotApplicable(SitePlan plan) => Publishers.NotPlanned(plan);

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var services = context.Cluster("iks").Services;
        var portable = context.Network("iks-public-portable");
        foreach (var flow in Publishers.Flows(context.Plan))
        {
            var address = flow.Address!.Value;
            var subject = new Subject("iks", $"flow {flow.Name}, {address}", services);
            var expected = $"{flow.Alb} has {address}{(portable.IsEmpty ? "" : $", in {portable}")}";
            if (!portable.IsEmpty && !portable.Contains(address))
            {
                yield return subject.Fail(DriftKind.Different, expected, $"the plan publishes it under {address}, outside {portable}", CheckContext.InPlan(flow.Line, $"flow {flow.Name}: address {address}"));
                continue;
            }
            var holder = services.Value.FirstOrDefault(s => s.LoadBalancerAddresses.Contains(address));
            var alb = services.Value.FirstOrDefault(s => s.FullName == flow.Alb);
            var proofs = new[] { alb, holder }.OfType<Sites.KubernetesService>().Distinct()
                .Select(s => new Proof(s.Origin, $"Service {s.FullName}: {s.Type}, {(s.LoadBalancerAddresses.Count == 0 ? "no address" : string.Join(", ", s.LoadBalancerAddresses))}")).ToArray();
            yield return alb is null ? subject.Absent(DriftKind.Missing, expected, $"there is no service {flow.Alb}", proofs)
                : alb.LoadBalancerAddresses.Contains(address) ? subject.Pass(expected, "it has", proofs)
                : alb.LoadBalancerAddresses.Count == 0 && alb.LoadBalancerNames.Count > 0 ? subject.Unknown($"{alb.FullName} has the name {alb.LoadBalancerNames[0]}: which addresses it stands for is not in the recording", proofs)
                : subject.Fail(DriftKind.Different, expected, $"{alb.FullName} has {(alb.LoadBalancerAddresses.Count == 0 ? "no address" : string.Join(", ", alb.LoadBalancerAddresses))}{(holder is null ? "" : $", {holder.FullName} has {address}")}", proofs);
        }
    }
}
