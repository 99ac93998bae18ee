using HybridDrift.Flows.Trace;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Proofs;

/// <summary>Every flow and every <c>never</c> of a plan, proved on the live network.</summary>
public static class FlowProver
{
    public static IReadOnlyList<FlowAnswer> Flows(SitePlan plan, Site site)
    {
        var network = new Network(plan, site);
        return [.. plan.Flows.Select(f => Prove(plan, site, network, f))];
    }

    public static IReadOnlyList<NeverAnswer> Nevers(SitePlan plan, Site site)
    {
        var network = new Network(plan, site);
        return [.. plan.Nevers.Select(n => Proofs.Nevers.Prove(plan, site, network, n))];
    }

    private static FlowAnswer Prove(SitePlan plan, Site site, Network network, PlanFlow flow)
    {
        return flow.Kind switch
        {
            FlowKind.InternetToIks => InternetToIks.Prove(plan, site, flow),
            FlowKind.InternetToIcp => InternetToIcp.Prove(plan, site, network, flow),
            FlowKind.IksToVm => IksToVm.Prove(plan, site, network, flow),
            FlowKind.IcpToVm => IcpToVm.Prove(plan, site, network, flow),
            _ => EnterpriseToVm.Prove(plan, site, network, flow),
        };
    }
}
