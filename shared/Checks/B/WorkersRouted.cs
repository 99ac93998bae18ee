using HybridDrift.Plans;

namespace HybridDrift.Checks.B;

/// <summary>B2.5.</summary>
public sealed class WorkersRouted : Check
{
    public override string Id => "B2.5-1";
    public override string Clause => "B2.5";
    public override string Title => "The workers of IKS have routes into the tunnel for every planned vCenter Server network";
    public override Severity Severity => Severity.High;
    public override string Why => "A network that is behind the edge and not in the routes is sent to the default route, past a tunnel that is up.";
    public override string Fix => "Add the network to remote.subnet of the strongSwan release, and to the local subnets of the edge's IPsec site.";
    public override string? NotApplicable(SitePlan plan) => Gateways.NotByTunnel(plan);
    public override IEnumerable<Outcome> Run(CheckContext context) => Gateways.ToEdges(context.Plan).Select(vpn => TunnelRoutes.Of(context, vpn));
}
