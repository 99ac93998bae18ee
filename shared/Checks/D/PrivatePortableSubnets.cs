namespace HybridDrift.Checks.D;

/// <summary>D2.3.</summary>
public sealed class PrivatePortableSubnets : Check
{
    public override string Id => "D2.3-1";
    public override string Clause => "D2.3";
    public override string Title => "IKS has the planned private portable subnets, and no others";
    public override Severity Severity => Severity.High;
    public override string Why => "The private addresses of applications and of the VPN gateways come from these subnets: the edge's IPsec site names one of them as its peer.";
    public override string Fix => "Find out who ordered or cancelled the subnet, and change the order or the plan.";
    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("iks-private-portable").Count == 0 ? "the plan has no network iks-private-portable" : null;
    public override IEnumerable<Outcome> Run(CheckContext context) => PortableSubnetsOf.Compare(context, "iks-private-portable", isPublic: false);
}
