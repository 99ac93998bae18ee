namespace HybridDrift.Checks.D;

/// <summary>D8.</summary>
public sealed class IcpServiceAddresses : Check
{
    public override string Id => "D8-1";
    public override string Clause => "D8";
    public override string Title => "ICP services have cluster IPs in the planned service network";
    public override Severity Severity => Severity.High;
    public override string Why => "An ICP that was installed with its defaults takes 10.0.0.0/16 for services, which hides IBM Cloud's own name servers at 10.0.80.11 and 10.0.80.12.";
    public override string Fix => "service_cluster_ip_range in cluster/config.yaml sets the range of an installation; correct it or the plan.";
    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("icp-services").Count == 0 ? "the plan has no network icp-services" : null;
    public override IEnumerable<Outcome> Run(CheckContext context) => ServiceAddresses.Compare(context, "icp", "icp-services");
}
