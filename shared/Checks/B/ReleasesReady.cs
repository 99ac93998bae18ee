using HybridDrift.Plans;

namespace HybridDrift.Checks.B;

/// <summary>B2.1.</summary>
public sealed class ReleasesReady : Check
{
    public override string Id => "B2.1-1";
    public override string Clause => "B2.1";
    public override string Title => "Each tunnel of IKS has a strongSwan release, and all releases run, with their routes on every worker";
    public override Severity Severity => Severity.High;
    public override string Why => "A gateway pod that restarts takes the tunnel down; a worker without the routes sends its pods' traffic into the void.";
    public override string Fix => "Read the log of the pod that is not ready. A routes pod that is missing on tainted workers needs a toleration.";
    public override string? NotApplicable(SitePlan plan) => Gateways.NotByTunnel(plan);

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var iks = context.Cluster("iks");
        return Gateways.ToEdges(context.Plan).Select(vpn => Releases.Exists(iks, vpn)).Concat(Releases.Ready(iks, iks.Nodes));
    }
}
