namespace HybridDrift.Checks.D;

/// <summary>D2.1.</summary>
public sealed class IksServiceRange : Check
{
    public override string Id => "D2.1-3";
    public override string Clause => "D2.1";
    public override string Title => "The service range of IKS is the planned one: its API has the first address, its name service the tenth";
    public override Severity Severity => Severity.Medium;
    public override string Why => "A cluster whose range only overlaps the planned one gives its next service an address that no tunnel carries.";
    public override string Fix => "Correct the plan to the range of the cluster; a cluster cannot change it.";
    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("iks-services").Count == 0 ? "the plan has no network iks-services" : null;
    public override IEnumerable<Outcome> Run(CheckContext context) =>
        [ServiceRange.Compare(context, "iks", "iks-services", "default/kubernetes", 1), ServiceRange.Compare(context, "iks", "iks-services", "kube-system/kube-dns", 10)];
}
