namespace HybridDrift.Checks.D;

/// <summary>D2.2.</summary>
public sealed class PublicPortableSubnets : Check
{
    public override string Id => "D2.2-1";
    public override string Clause => "D2.2";
    public override string Title => "IKS has the planned public portable subnets, and no others";
    public override Severity Severity => Severity.High;
    public override string Why => "The public addresses of applications come from these subnets: names in DNS and rules on the edges point at them.";
    public override string Fix => "Find out who ordered or cancelled the subnet, and change the order or the plan.";
    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("iks-public-portable").Count == 0 ? "the plan has no network iks-public-portable" : null;
    public override IEnumerable<Outcome> Run(CheckContext context) => PortableSubnetsOf.Compare(context, "iks-public-portable", isPublic: true);
}
