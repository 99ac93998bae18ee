using HybridDrift.Plans;

namespace HybridDrift.Checks.F;

/// <summary>F1.5.</summary>
public sealed class PublisherReady : Check
{
    public override string Id => "F1.5-1";
    public override string Clause => "F1.5";
    public override string Title => "The ALB of every published application has a pod that is ready";
    public override Severity Severity => Severity.High;
    public override string Why => "When no pod of the ALB is ready, kube-proxy has nowhere to send a request, and refuses it.";
    public override string Fix => "Look why the pods of the ALB are not ready: 'kubectl describe pod' in kube-system.";
    public override string? NotApplicable(SitePlan plan) => Publishers.NotPlanned(plan);

    public override IEnumerable<Outcome> Run(CheckContext context) => Publishers.Flows(context.Plan).Select(f => ReadyEndpoints.Of(context, "iks", $"flow {f.Name}, ALB", f.Alb!));
}
