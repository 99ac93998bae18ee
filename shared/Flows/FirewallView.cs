using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>
/// The rules of a firewall for packets from one interface to another that are translated alike: made once, and asked for
/// many sets of packets.
/// </summary>
internal sealed class FirewallView
{
    public FirewallView(Firewall firewall, EdgeInterface? ingress, EdgeInterface? egress, NatRule? dnat, NatRule? snat)
    {
        Firewall = firewall;
        Rules = [.. firewall.Rules.Where(r => r.Enabled).Select(rule =>
        {
            var match = new FirewallMatch(rule, ingress, egress, dnat, snat);
            var sure = match.Boxes(possibly: false);
            return new RuleBoxes(rule, sure, match.IsOpen ? match.Boxes(possibly: true) : sure);
        })];
        var boxes = Rules.SelectMany((rule, i) => rule.Perhaps.Where(b => !b.IsEmpty).Select(b => (Rule: i, Box: FirewallSpace.Dimensions(b)))).ToArray();
        (owners, products) = ([.. boxes.Select(b => b.Rule)], new([.. boxes.Select(b => b.Box)]));
    }

    private readonly int[] owners;

    private readonly Products products;

    public Firewall Firewall { get; }

    public IReadOnlyList<RuleBoxes> Rules { get; }

    /// <summary>Those that may match some of the packets, in order: most rules have nothing to do with them.</summary>
    public IEnumerable<RuleBoxes> Touching(PacketSet packets) =>
        packets.Boxes.SelectMany(b => products.Overlapping(FirewallSpace.Dimensions(b), products.Count)).Select(p => owners[p]).Distinct().Order().Select(r => Rules[r]);

    /// <param name="Sure">What the rule matches for certain.</param>
    /// <param name="Perhaps">What it may match; the same list where there is no doubt.</param>
    public readonly record struct RuleBoxes(FirewallRule Rule, IReadOnlyList<PacketBox> Sure, IReadOnlyList<PacketBox> Perhaps);
}
