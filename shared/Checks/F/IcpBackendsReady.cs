using HybridDrift.Plans;

namespace HybridDrift.Checks.F;

/// <summary>F2.6: the application behind the ingress.</summary>
public sealed class IcpBackendsReady : Check
{
    public override string Id => "F2.6-3";
    public override string Clause => "F2.6";
    public override string Title => "Every published application of ICP has a pod that is ready";
    public override Severity Severity => Severity.Medium;
    public override string Why => "Requests get as far as the ingress and end there with an error.";
    public override string Fix => "Look why the pods of the application are not ready, and whether the service still selects them.";
    public override string? NotApplicable(SitePlan plan) => Flows(plan).Any() ? null : "no flow of the plan from the internet to ICP names its application (backend)";

    public override IEnumerable<Outcome> Run(CheckContext context) =>
        Flows(context.Plan).Select(f => ReadyEndpoints.Of(context, "icp", $"flow {f.Name}, application", f.Backend!));

    private static IEnumerable<PlanFlow> Flows(SitePlan plan) => plan.Flows.Where(f => f is { Kind: FlowKind.InternetToIcp, Backend: not null });
}
