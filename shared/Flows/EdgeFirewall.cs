using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>
/// Which firewall rule decides which packets: document order, first match, then the default. A rule with members whose
/// addresses are not known may take more, or less, than what is known of it; such packets are decided, but not for certain.
/// </summary>
public static class EdgeFirewall
{
    /// <summary>Packets decided alike.</summary>
    /// <param name="Rule">Null for the default policy, or for a firewall that is off.</param>
    /// <param name="Certain">
    /// False where this rule, or an earlier one that may have decided otherwise, has unknown members. Such a packet lies in
    /// one part for each rule that may decide it, so these parts overlap; parts that are certain overlap with none.
    /// </param>
    public sealed record Part(FirewallRule? Rule, FirewallAction Action, PacketSet Packets, bool Certain)
    {
        /// <summary>The rules cut the packets into too many pieces to tell them apart: any rule may decide any of them.</summary>
        public bool GivenUp { get; init; }
    }

    /// <summary>
    /// How often one question may cut boxes. All packets at once and 2,000 rules of all kinds take a sixth of it; 40 rules
    /// made to cut each other in every dimension take more than any machine has.
    /// </summary>
    internal const int Budget = 300_000;

    /// <param name="ingress">The interface that the packets come in by, null when they are the edge's own.</param>
    /// <param name="egress">The interface that they leave by, null when they are for the edge itself.</param>
    /// <param name="packets">As they are before NAT, which is what rules look at unless they say otherwise.</param>
    /// <param name="dnat">The rule that translates all of these packets, for rules that look at the packet after NAT.</param>
    /// <param name="snat">As <paramref name="dnat"/>, of their sources.</param>
    public static IReadOnlyList<Part> Split(Firewall firewall, PacketSet packets, EdgeInterface? ingress, EdgeInterface? egress, NatRule? dnat = null, NatRule? snat = null) =>
        Split(new FirewallView(firewall, ingress, egress, dnat, snat), packets);

    internal static IReadOnlyList<Part> Split(FirewallView view, PacketSet packets, int limit = Budget)
    {
        var budget = new PieceBudget(limit);
        var parts = Split(view, packets, budget);
        // What was found so far is in pieces as many: it helps nobody, and would cost everybody who counts with it.
        return budget.IsSpent ? [.. new[] { FirewallAction.Accept, FirewallAction.Deny }.Select(action => new Part(null, action, packets, false) { GivenUp = true })] : parts;
    }

    private static IReadOnlyList<Part> Split(FirewallView view, PacketSet packets, PieceBudget budget)
    {
        var firewall = view.Firewall;
        if (packets.IsEmpty) return [];
        if (!firewall.Enabled) return [new(null, FirewallAction.Accept, packets, true)];
        var parts = new List<Part>();
        var before = new Before(budget);
        foreach (var (rule, allSure, allPerhaps) in view.Touching(packets))
        {
            var sure = Touching(allSure, packets);
            var perhaps = ReferenceEquals(allSure, allPerhaps) ? sure : Touching(allPerhaps, packets);
            Add(rule, rule.Action, sure, perhaps);
            if (budget.IsSpent) return [];
            before.Sure.AddRange(sure);
            before.Perhaps.AddRange(perhaps);
            if (!ReferenceEquals(sure, perhaps)) before.Open.AddRange(perhaps);
            // Nothing comes to later rules.
            if (packets.Boxes.All(b => sure.Any(s => b.IsSubsetOf(s)))) return parts;
        }
        Add(null, firewall.Default, [PacketBox.All], [PacketBox.All]);
        return parts;

        void Add(FirewallRule? rule, FirewallAction action, IReadOnlyList<PacketBox> sure, IReadOnlyList<PacketBox> perhaps)
        {
            var certain = Within(packets, sure, budget).Subtract(before.Perhaps, budget);
            if (!certain.IsEmpty) parts.Add(new(rule, action, certain, true));
            var doubtful = before.Doubtful(packets, sure, perhaps);
            if (!doubtful.IsEmpty) parts.Add(new(rule, action, doubtful, false));
        }
    }

    private static IReadOnlyList<PacketBox> Touching(IReadOnlyList<PacketBox> boxes, PacketSet packets)
    {
        var touching = new List<PacketBox>(boxes.Count);
        foreach (var box in boxes)
            if (packets.Boxes.Any(box.Overlaps)) touching.Add(box);
        return touching;
    }

    private static PacketSet Within(PacketSet packets, IReadOnlyList<PacketBox> boxes, PieceBudget budget) => packets.Intersect(PacketSet.UnionOf(boxes, budget));

    /// <summary>
    /// What the rules so far take. The packets that are left are never cut rule by rule: each rule's share is found by
    /// itself, as its own boxes without those of the rules before it.
    /// </summary>
    private sealed class Before(PieceBudget budget)
    {
        /// <summary>What rules take for certain.</summary>
        public List<PacketBox> Sure { get; } = [];

        /// <summary>What they may take, for certain or not.</summary>
        public List<PacketBox> Perhaps { get; } = [];

        /// <summary>What those with unknown members may take.</summary>
        public List<PacketBox> Open { get; } = [];

        /// <summary>
        /// Packets that no rule so far takes for certain, and that this rule only may match, or an earlier one may have taken.
        /// </summary>
        public PacketSet Doubtful(PacketSet packets, IReadOnlyList<PacketBox> sure, IReadOnlyList<PacketBox> perhaps)
        {
            var may = ReferenceEquals(sure, perhaps) ? PacketSet.Empty : Within(packets, perhaps, budget).Subtract([.. Sure, .. sure], budget);
            if (Open.Count == 0) return may;
            var matched = Within(packets, sure, budget);
            var open = PacketSet.UnionOf(Open.Where(b => matched.Boxes.Any(b.Overlaps)), budget);
            var overtaken = matched.Intersect(open).Subtract(Sure, budget);
            return PacketSet.OfDisjoint([.. may.Boxes, .. overtaken.Subtract(may.Boxes, budget).Boxes]);
        }
    }
}
