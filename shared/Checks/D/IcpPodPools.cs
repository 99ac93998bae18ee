namespace HybridDrift.Checks.D;

/// <summary>D7.</summary>
public sealed class IcpPodPools : Check
{
    public override string Id => "D7-1";
    public override string Clause => "D7";
    public override string Title => "ICP pods get their addresses from the planned pod network";
    public override Severity Severity => Severity.High;
    public override string Why => "An ICP that was installed with its defaults gives pods 10.1.0.0/16, which lies inside a range that IBM Cloud keeps for itself.";
    public override string Fix => "Remove or disable the pool that is not planned; network_cidr in cluster/config.yaml sets the pool of an installation.";
    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("icp-pods").Count == 0 ? "the plan has no network icp-pods" : null;
    public override IEnumerable<Outcome> Run(CheckContext context) => PodPools.Compare(context, "icp", "icp-pods");
}
