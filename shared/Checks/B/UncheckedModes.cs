using HybridDrift.Plans;

namespace HybridDrift.Checks.B;

/// <summary>B: a way of joining the clouds that no check looks at yet is not thereby in order.</summary>
public sealed class UncheckedModes : Check
{
    public override string Id => "B-1";
    public override string Clause => "B";
    public override string Title => "Every way in which the plan joins IKS and vCenter Server is checked";
    public override Severity Severity => Severity.Medium;
    public override string Why => "What nobody looks at may be broken or open.";
    public override string Fix => "Check this part by hand until a version of HybridDrift does.";
    public override string? NotApplicable(SitePlan plan) => plan.Integration.IksToVcs.All(IsChecked) ? "every planned way has checks" : null;

    public override IEnumerable<Outcome> Run(CheckContext context) => context.Plan.Integration.IksToVcs.Where(m => !IsChecked(m)).Select(mode =>
        new Subject("plan", $"mode {Name(mode)}").Unknown($"{Name(mode)} is planned, and this version has no checks of it"));

    private static bool IsChecked(IksToVcs mode) => mode is IksToVcs.None or IksToVcs.Strongswan;

    private static string Name(IksToVcs mode) => mode switch
    {
        IksToVcs.CommonVlan => "common-vlan (B1)",
        IksToVcs.StaticNat => "static-nat (B3)",
        _ => "bgp-bcr (B4)",
    };
}
