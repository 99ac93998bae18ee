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
    public sealed record Part(FirewallRule? Rule, FirewallAction Action, PacketSet Packets, bool Certain);

    /// <param name="ingress">The interface that the packets come in by, null when they are the edge's own.</param>
    /// <param name="egress">The interface that they leave by, null when they are for the edge itself.</param>
    /// <param name="packets">As they are before NAT, which is what rules look at unless they say otherwise.</param>
    /// <param name="dnat">The rule that translates all of these packets, for rules that look at the packet after NAT.</param>
    /// <param name="snat">As <paramref name="dnat"/>, of their sources.</param>
    public static IReadOnlyList<Part> Split(Firewall firewall, PacketSet packets, EdgeInterface? ingress, EdgeInterface? egress, NatRule? dnat = null, NatRule? snat = null) =>
        Split(new FirewallView(firewall, ingress, egress, dnat, snat), packets);

    internal static IReadOnlyList<Part> Split(FirewallView view, PacketSet packets)
    {
        var firewall = view.Firewall;
        if (packets.IsEmpty) return [];
        if (!firewall.Enabled) return [new(null, FirewallAction.Accept, packets, true)];
        var parts = new List<Part>();
        var before = new Before();
        foreach (var (rule, allSure, allPerhaps) in view.Rules)
        {
            // Most rules have nothing to do with these packets.
            var sure = Touching(allSure, packets);
            var perhaps = ReferenceEquals(allSure, allPerhaps) ? sure : Touching(allPerhaps, packets);
            if (perhaps.Count == 0) continue;
            Add(rule, rule.Action, sure, perhaps);
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
            var certain = Within(packets, sure).Subtract(before.Perhaps);
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

    private static PacketSet Within(PacketSet packets, IReadOnlyList<PacketBox> boxes) => packets.Intersect(PacketSet.UnionOf(boxes));

    /// <summary>
    /// What the rules so far take. The packets that are left are never cut rule by rule: each rule's share is found by
    /// itself, as its own boxes without those of the rules before it.
    /// </summary>
    private sealed class Before
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
            var may = ReferenceEquals(sure, perhaps) ? PacketSet.Empty : Within(packets, perhaps).Subtract([.. Sure, .. sure]);
            if (Open.Count == 0) return may;
            var matched = Within(packets, sure);
            var open = PacketSet.UnionOf(Open.Where(b => matched.Boxes.Any(b.Overlaps)));
            return may.Union(matched.Intersect(open).Subtract(Sure));
        }
    }
}
