using HybridDrift.Plans;

namespace HybridDrift.Checks.F;

/// <summary>The applications of IKS that the plan publishes to the internet, each by an ALB.</summary>
internal static class Publishers
{
    public static IEnumerable<PlanFlow> Flows(SitePlan plan) => plan.Flows.Where(f => f is { Kind: FlowKind.InternetToIks, Address: not null, Alb: not null });

    public static string? NotPlanned(SitePlan plan) => Flows(plan).Any() ? null : "the plan has no flow from the internet to IKS";
}
