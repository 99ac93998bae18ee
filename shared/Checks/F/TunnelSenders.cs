using HybridDrift.Addresses;
using HybridDrift.Checks.B;
using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.F;

/// <summary>F3.5: the edge's rules are written for the address that pods come with. X3-1 follows the flow; this says why it stops, and what was left behind.</summary>
public sealed class TunnelSenders : Check
{
    public override string Id => "F3.5-3";
    public override string Clause => "F3.5";
    public override string Title => "The edge lets in the addresses that pods come with: their own, or their workers'";
    public override Severity Severity => Severity.High;
    public override string Why => "When the mode of translation changes on one side only, the rules of the edge wait for the other addresses.";
    public override string Fix => "Write the sources of the edge's rules for the planned mode, and take the others out.";

    public override string? NotApplicable(SitePlan plan) =>
        Gateways.NotByTunnel(plan) ?? (plan.Flows.Any(f => f.Kind == FlowKind.IksToVm) ? null : "the plan has no flow from IKS to a machine");

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var (pods, workers) = (context.Network("iks-pods"), context.Network("iks-workers-private"));
        foreach (var flow in context.Plan.Flows.Where(f => f.Kind == FlowKind.IksToVm))
        {
            var to = AddressSet.Of(flow.To!.Value);
            if (Gateways.ToEdges(context.Plan).FirstOrDefault(v => context.Plan.Addresses(v.Remote).Overlaps(to)) is not { } vpn || Gateways.FarEdge(context.Plan, vpn) is not { } planEdge) continue;
            var edge = context.Gateway(planEdge);
            var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", $"flow {flow.Name}", edge.Interfaces, edge.Nat, edge.Firewall, edge.Routing, edge.Ipsec);
            var (planned, other) = vpn.Snat ? (workers, pods) : (pods, workers);
            var name = vpn.Snat ? "workers" : "pods";
            if (context.Devices.Holder(vpn.Peer) is not { } entry)
            {
                yield return subject.Absent(DriftKind.Missing, $"the {name} are let in", $"no connected interface has {vpn.Peer}, where the tunnel ends");
                continue;
            }
            var parts = Parts(entry, planned.Union(other), to, flow.Ports);
            Proof[] proofs = [.. parts.Select(p => p.Rule).OfType<FirewallRule>().Distinct().Take(5).Select(X.RuleNames.Proof)];
            var let = Sources(parts, EdgeFate.Forwarded);
            yield return Sources(parts, EdgeFate.Unknown).Overlaps(planned) ? subject.Unknown(parts.First(p => p.Fate == EdgeFate.Unknown).Reason!, proofs)
                : planned.IsSubsetOf(let) ? subject.Pass($"the {name} are let in", $"{planned}", proofs)
                : let.Overlaps(other) && !let.Overlaps(planned) ? subject.Absent(DriftKind.Different, $"the {name} are let in: {planned}", $"the {(vpn.Snat ? "pods" : "workers")} instead: {let.Intersect(other)}", proofs)
                : subject.Absent(DriftKind.Missing, $"the {name} are let in: {planned}", $"not {planned.Subtract(let)}", proofs);
        }
    }

    private static IReadOnlyList<EdgePart> Parts((EdgeDevice Device, EdgeInterface Interface) entry, AddressSet from, AddressSet to, IEnumerable<int> ports) =>
        entry.Device.Forward(PacketSet.Of(new(from, to, Protocols.Only(Protocols.Tcp), PortSet.All, PortSet.Of(ports))), entry.Interface);

    private static AddressSet Sources(IEnumerable<EdgePart> parts, EdgeFate fate) => AddressSet.UnionOf(parts.Where(p => p.Fate == fate).Select(p => p.Flight.Sent.Source));
}
