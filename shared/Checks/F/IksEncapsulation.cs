namespace HybridDrift.Checks.F;

/// <summary>F1.6.</summary>
public sealed class IksEncapsulation : Check
{
    public override string Id => "F1.6-1";
    public override string Clause => "F1.6";
    public override string Title => "IKS tunnels between workers only where they are in different subnets";
    public override Severity Severity => Severity.High;
    public override string Why => "Never leaves pods in other subnets unreachable, because IBM Cloud's routers do not know pod networks; Always costs every packet 20 bytes and the CPU to wrap it.";
    public override string Fix => "Set ipipMode of the pool to CrossSubnet; look who changed it (the live object may differ from what was last applied).";
    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("iks-pods").Count == 0 ? "the plan has no network iks-pods" : null;
    public override IEnumerable<Outcome> Run(CheckContext context) => PoolEncapsulation.Compare(context, "iks", "iks-pods", "CrossSubnet", "across subnets only");
}
