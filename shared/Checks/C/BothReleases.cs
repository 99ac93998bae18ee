using HybridDrift.Checks.B;
using HybridDrift.Plans;

namespace HybridDrift.Checks.C;

/// <summary>C1: strongSwan in ICP and in IKS. How ready the releases of IKS are says B2.1-1 where the plan has that.</summary>
public sealed class BothReleases : Check
{
    public override string Id => "C1-3";
    public override string Clause => "C1";
    public override string Title => "ICP and IKS each have a strongSwan release for the tunnel between them, and those of ICP run";
    public override Severity Severity => Severity.High;
    public override string Why => "A tunnel needs a gateway at both ends; a worker without the routes sends its pods' traffic into the void.";
    public override string Fix => "Deploy the release that is missing, or read the log of the pod that is not ready.";
    public override string? NotApplicable(SitePlan plan) => new IcpTunnelUp().NotApplicable(plan);

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var ends = context.Plan.Vpns.Where(Gateways.JoinsClusters).SelectMany(vpn => new[] { vpn, Gateways.Mirror(vpn) }).ToArray();
        foreach (var end in ends) yield return Releases.Exists(context.Cluster(end.Cluster), end);
        // Masters and proxies of ICP are tainted: there the cluster itself says where routes are wanted.
        foreach (var name in ends.Select(e => e.Cluster).Distinct().Where(c => c != "iks" || Gateways.NotByTunnel(context.Plan) is not null))
            foreach (var outcome in Releases.Ready(context.Cluster(name), name == "iks" ? context.Cluster(name).Nodes : null)) yield return outcome;
    }
}
