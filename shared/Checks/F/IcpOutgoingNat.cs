using HybridDrift.Plans;

namespace HybridDrift.Checks.F;

/// <summary>F4.5.</summary>
public sealed class IcpOutgoingNat : Check
{
    public override string Id => "F4.5-1";
    public override string Clause => "F4.5";
    public override string Title => "Pods of ICP reach the virtual machines with the address of their node";
    public override Severity Severity => Severity.High;
    public override string Why => "Neither edges nor routers have a route back to the pods of ICP: the answer to a pod's own address is lost.";
    public override string Fix => "Set natOutgoing of the pool, and remove every pool over the destination, disabled ones too.";
    public override string? NotApplicable(SitePlan plan) => OutgoingNat.Flows(plan, FlowKind.IcpToVm).Any() ? null : "the plan has no flow from ICP to virtual machines";
    public override IEnumerable<Outcome> Run(CheckContext context) => OutgoingNat.Compare(context, "icp", OutgoingNat.Flows(context.Plan, FlowKind.IcpToVm));
}
