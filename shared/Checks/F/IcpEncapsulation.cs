namespace HybridDrift.Checks.F;

/// <summary>F2.6.</summary>
public sealed class IcpEncapsulation : Check
{
    public override string Id => "F2.6-1";
    public override string Clause => "F2.6";
    public override string Title => "ICP tunnels every packet between nodes";
    public override Severity Severity => Severity.High;
    public override string Why => "Beneath ICP lies VXLAN, whose switches drop or miscount packets of addresses that they do not know.";
    public override string Fix => "Set ipipMode of the pool to Always (calico_ipip_mode in cluster/config.yaml sets it for an installation).";
    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("icp-pods").Count == 0 ? "the plan has no network icp-pods" : null;
    public override IEnumerable<Outcome> Run(CheckContext context) => PoolEncapsulation.Compare(context, "icp", "icp-pods", "Always", "every packet");
}
