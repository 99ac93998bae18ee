namespace HybridDrift.Checks.B;

/// <summary>B2.2.</summary>
public sealed class TunnelUp : Check
{
    public override string Id => "B2.2-1";
    public override string Clause => "B2.2";
    public override string Title => "The tunnel from IKS to the vCenter Server edge is up and carries all planned networks";
    public override Severity Severity => Severity.High;
    public override string Why => "Without it no pod reaches a virtual machine. A tunnel that carries only part of the networks looks up, and is down for the rest.";
    public override string Fix => "Compare the connection with the IPsec site of the edge (selectors, proposals, identities), correct the side that departs from the plan, then bring the connection up again.";
    public override string? NotApplicable(Plans.SitePlan plan) => Gateways.NotByTunnel(plan);
    public override IEnumerable<Outcome> Run(CheckContext context) => Gateways.ToEdges(context.Plan).Select(vpn => TunnelState.Of(context, vpn));
}
