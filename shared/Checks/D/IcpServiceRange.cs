namespace HybridDrift.Checks.D;

/// <summary>D8.</summary>
public sealed class IcpServiceRange : Check
{
    public override string Id => "D8-2";
    public override string Clause => "D8";
    public override string Title => "The service range of ICP is the planned one: its API has the first address";
    public override Severity Severity => Severity.Medium;
    public override string Why => "A cluster whose range only overlaps the planned one gives its next service an address that no tunnel carries.";
    public override string Fix => "Compare service_cluster_ip_range in cluster/config.yaml with the plan; a cluster cannot change it.";
    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("icp-services").Count == 0 ? "the plan has no network icp-services" : null;
    public override IEnumerable<Outcome> Run(CheckContext context) => [ServiceRange.Compare(context, "icp", "icp-services", "default/kubernetes", 1)];
}
