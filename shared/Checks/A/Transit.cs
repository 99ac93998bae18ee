using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>A2: the gateway and its router meet on the transit network.</summary>
public sealed class Transit : Check
{
    public override string Id => "A2-2";
    public override string Clause => "A2";
    public override string Title => "Each edge and its router meet on one logical switch, in the planned transit network";
    public override Severity Severity => Severity.High;
    public override string Why => "Everything behind the router goes through the transit network: where the two ends are on different switches, nothing passes.";
    public override string Fix => "Attach both interfaces to the transit switch, with addresses of the transit network, and connect them.";
    public override string? NotApplicable(SitePlan plan) => plan.Edges.Any(Joined) ? null : "no edge of the plan has a router and a transit network";
    public override IEnumerable<Outcome> Run(CheckContext context) => context.Plan.Edges.Where(Joined).Select(edge => Meeting(context, edge));

    private static bool Joined(PlanEdge edge) => edge is { Router: not null, Transit: not null };

    private static Outcome Meeting(CheckContext context, PlanEdge edge)
    {
        var (gateway, router) = (context.Gateway(edge).Interfaces, context.Router(edge)!.Interfaces);
        var subject = new Subject($"{edge.Name} ({edge.Nsx})", $"transit {edge.Transit}", gateway, router);
        var expected = $"{edge.Nsx} and {edge.Router} on one switch, in {edge.Transit}";
        var (here, there) = (In(gateway.Value, edge), In(router.Value, edge));
        if (here is null) return subject.Absent(DriftKind.Missing, expected, $"{edge.Nsx} has no interface in {edge.Transit}");
        if (there is null) return subject.Absent(DriftKind.Missing, expected, $"{edge.Router} has no interface in {edge.Transit}", Proof(edge.Nsx, here));
        Proof[] proofs = [Proof(edge.Nsx, here), Proof(edge.Router!, there)];
        if (!here.Connected || !there.Connected) return subject.Fail(DriftKind.Different, expected, $"{(here.Connected ? there : here)} is disconnected", proofs);
        if (here.Network is null || there.Network is null) return subject.Unknown("an interface does not say which network it is attached to", proofs);
        return here.Network == there.Network
            ? subject.Pass(expected, $"both on {here.Network}", proofs)
            : subject.Fail(DriftKind.Different, expected, $"{edge.Nsx} is on {here.Network}, {edge.Router} on {there.Network}", proofs);
    }

    private static EdgeInterface? In(IReadOnlyList<EdgeInterface> interfaces, PlanEdge edge) =>
        interfaces.OrderByDescending(i => i.Connected).FirstOrDefault(i => i.Addresses.Any(edge.Transit!.Value.Contains));

    private static Proof Proof(string edge, EdgeInterface on) =>
        new(on.Origin, $"{edge} {on}: {string.Join(", ", on.Addresses)} on {on.Network ?? "no network"}, {(on.Connected ? "connected" : "disconnected")}");
}
