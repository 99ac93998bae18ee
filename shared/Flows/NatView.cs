using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>The NAT rules of one kind for packets of one interface: made once, and asked for many sets of packets.</summary>
internal sealed class NatView
{
    private readonly (NatRule Rule, PacketBox Match)[] rules;

    private readonly Products products;

    public NatView(Nat nat, Firewall firewall, NatAction action, int? interfaceIndex)
    {
        rules = [.. (nat.Enabled && firewall.Enabled ? nat.Rules : []).Where(r => r.Enabled && r.Action == action && r.AppliesTo(interfaceIndex))
            .Select(r => (r, EdgeNat.Match(r))).Where(r => !r.Item2.IsEmpty)];
        products = new([.. rules.Select(r => FirewallSpace.Dimensions(r.Match))]);
    }

    public IReadOnlyList<EdgeNat.Part> Split(PacketSet packets)
    {
        var parts = new List<EdgeNat.Part>();
        var before = new List<PacketBox>();
        foreach (var index in packets.Boxes.SelectMany(b => products.Overlapping(FirewallSpace.Dimensions(b), products.Count)).Distinct().Order())
        {
            var (rule, match) = rules[index];
            var taken = packets.Intersect(match).Subtract(before);
            if (!taken.IsEmpty) parts.Add(new(rule, taken));
            before.Add(match);
        }
        var rest = packets.Subtract(before);
        if (!rest.IsEmpty) parts.Add(new(null, rest));
        return parts;
    }
}
