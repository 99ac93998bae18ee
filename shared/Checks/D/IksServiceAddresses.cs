namespace HybridDrift.Checks.D;

/// <summary>D2.1.</summary>
public sealed class IksServiceAddresses : Check
{
    public override string Id => "D2.1-1";
    public override string Clause => "D2.1";
    public override string Title => "IKS services have cluster IPs in the planned service network";
    public override Severity Severity => Severity.High;
    public override string Why => "The tunnel to the vCenter Server instance carries the planned service network: services with other addresses are not reached through it.";
    public override string Fix => "Find out when the cluster's service range was changed; recreate the service, or correct the plan.";
    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("iks-services").Count == 0 ? "the plan has no network iks-services" : null;
    public override IEnumerable<Outcome> Run(CheckContext context) => ServiceAddresses.Compare(context, "iks", "iks-services");
}
