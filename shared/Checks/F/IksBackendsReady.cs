using HybridDrift.Plans;

namespace HybridDrift.Checks.F;

/// <summary>F1.6: the application behind the ingress.</summary>
public sealed class IksBackendsReady : Check
{
    public override string Id => "F1.6-2";
    public override string Clause => "F1.6";
    public override string Title => "Every published application of IKS has a pod that is ready";
    public override Severity Severity => Severity.Medium;
    public override string Why => "Requests get as far as the ingress and end there with an error.";
    public override string Fix => "Look why the pods of the application are not ready, and whether the service still selects them.";
    public override string? NotApplicable(SitePlan plan) => Flows(plan).Any() ? null : "no flow of the plan from the internet to IKS names its application (backend)";

    public override IEnumerable<Outcome> Run(CheckContext context) =>
        Flows(context.Plan).Select(f => ReadyEndpoints.Of(context, "iks", $"flow {f.Name}, application", f.Backend!));

    private static IEnumerable<PlanFlow> Flows(SitePlan plan) => plan.Flows.Where(f => f is { Kind: FlowKind.InternetToIks, Backend: not null });
}
