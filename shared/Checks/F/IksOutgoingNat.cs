using HybridDrift.Plans;

namespace HybridDrift.Checks.F;

/// <summary>F3.5, where no tunnel takes the packets: those of tunnels are F3.5-1.</summary>
public sealed class IksOutgoingNat : Check
{
    public override string Id => "F3.5-2";
    public override string Clause => "F3.5";
    public override string Title => "Pods of IKS reach the virtual machines with the address of their worker";
    public override Severity Severity => Severity.High;
    public override string Why => "IBM Cloud's routers do not know pod networks: the answer to a pod's own address is lost, and the edge's firewall drops it.";
    public override string Fix => "Set natOutgoing of the pool, and remove every pool over the destination, disabled ones too.";

    public override string? NotApplicable(SitePlan plan) =>
        plan.Integration.IksToVcs.Contains(IksToVcs.Strongswan) ? "the plan joins IKS and vCenter Server by strongSwan: F3.5-1 looks at what goes through its tunnels"
        : OutgoingNat.Flows(plan, FlowKind.IksToVm).Any() ? null : "the plan has no flow from IKS to virtual machines";

    public override IEnumerable<Outcome> Run(CheckContext context) => OutgoingNat.Compare(context, "iks", OutgoingNat.Flows(context.Plan, FlowKind.IksToVm));
}
