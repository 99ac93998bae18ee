using HybridDrift.Checks.B;
using HybridDrift.Plans;

namespace HybridDrift.Checks.C;

/// <summary>C1.</summary>
public sealed class BothRouted : Check
{
    public override string Id => "C1-4";
    public override string Clause => "C1";
    public override string Title => "The workers of ICP and of IKS have routes into the tunnel for every planned network of the other cluster";
    public override Severity Severity => Severity.High;
    public override string Why => "Without the route back, requests arrive and answers are lost.";
    public override string Fix => "Add the network to remote.subnet of the strongSwan release, and to local.subnet of the release in the other cluster.";
    public override string? NotApplicable(SitePlan plan) => new IcpTunnelUp().NotApplicable(plan);

    public override IEnumerable<Outcome> Run(CheckContext context) =>
        context.Plan.Vpns.Where(Gateways.JoinsClusters).SelectMany(vpn => new[] { vpn, Gateways.Mirror(vpn) }).Select(end => TunnelRoutes.Of(context, end));
}
