using HybridDrift.Checks.B;
using HybridDrift.Plans;

namespace HybridDrift.Checks.C;

/// <summary>C1.</summary>
public sealed class IcpTunnelUp : Check
{
    public override string Id => "C1-1";
    public override string Clause => "C1";
    public override string Title => "The tunnel between ICP and IKS is up at both ends and carries all planned networks";
    public override Severity Severity => Severity.High;
    public override string Why => "Without it the applications of the two clusters do not reach each other.";
    public override string Fix => "Compare the connections of the two strongSwan releases (selectors, proposals, identities), correct the one that departs from the plan, then bring the connection up again.";

    public override string? NotApplicable(SitePlan plan) =>
        plan.Integration.IksToIcp != IksToIcp.Strongswan ? "the plan does not join IKS and ICP by strongSwan (C1)" : null;

    /// <summary>Each end answers for itself: one keeps its SAs for long when the other is gone.</summary>
    public override IEnumerable<Outcome> Run(CheckContext context) =>
        Tunnels(context.Plan).SelectMany(vpn => new[] { vpn, Gateways.Mirror(vpn) }).Select(end => TunnelState.Of(context, end));

    private static IEnumerable<PlanVpn> Tunnels(SitePlan plan) => plan.Vpns.Where(Gateways.JoinsClusters);
}
