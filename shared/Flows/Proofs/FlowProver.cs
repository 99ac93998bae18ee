using HybridDrift.Flows.Trace;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Proofs;

/// <summary>Every flow and every <c>never</c> of a plan, proved on the live network.</summary>
public static class FlowProver
{
    public static FlowAnswer Prove(SitePlan plan, Site site, PlanFlow flow)
    {
        var network = new Network(plan, site);
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
