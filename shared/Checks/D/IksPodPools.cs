namespace HybridDrift.Checks.D;

/// <summary>D1.1.</summary>
public sealed class IksPodPools : Check
{
    public override string Id => "D1.1-1";
    public override string Clause => "D1.1";
    public override string Title => "IKS pods get their addresses from the planned pod network";
    public override Severity Severity => Severity.High;
    public override string Why => "Routes, IPsec selectors and firewall rules name the planned pod network: pods with other addresses are cut off from it, or get past it.";
    public override string Fix => "Remove or disable the pool that is not planned, or move the pods and then change the plan.";
    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("iks-pods").Count == 0 ? "the plan has no network iks-pods" : null;
    public override IEnumerable<Outcome> Run(CheckContext context) => PodPools.Compare(context, "iks", "iks-pods");
}
