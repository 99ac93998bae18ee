using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Difference;

/// <summary>The packets that the firewall or the NAT of an edge treats differently.</summary>
internal static class EdgeRules
{
    public static IEnumerable<SiteChange> Firewall(Comparison of, string asset, Edge before, Edge after, CommonInterfaces interfaces, bool certain)
    {
        var budget = new Budget(Budget.Usual);
        var translates = new[] { before, after }.Any(e => e.Nat.Value.Enabled && e.Nat.Value.Rules.Any(r => r.Enabled));
        var parts = RuleListDifference.Of(
            FirewallList.Of(before.Firewall.Value, interfaces.Before, translates), FirewallList.Of(after.Firewall.Value, interfaces.After, translates), budget);
        if (budget.IsSpent) of.CannotTell(asset, "firewall", "the exact difference of the rules would have taken too many steps: what is shown is not all");
        return parts.Select(p => Change(asset, "firewall", p, interfaces, certain, Text(p.Before, before.Firewall.Value), Text(p.After, after.Firewall.Value)));
    }

    public static IEnumerable<SiteChange> Nat(Comparison of, string asset, Edge before, Edge after, CommonInterfaces interfaces, NatAction action, bool certain)
    {
        var area = action == NatAction.Destination ? "destination NAT" : "source NAT";
        var budget = new Budget(Budget.Usual);
        var parts = RuleListDifference.Of(
            NatList.Of(before.Nat.Value, before.Firewall.Value, action, interfaces.Before), NatList.Of(after.Nat.Value, after.Firewall.Value, action, interfaces.After), budget);
        if (budget.IsSpent) of.CannotTell(asset, area, "the exact difference of the rules would have taken too many steps: what is shown is not all");
        return parts.Select(p => Change(asset, area, p, interfaces, certain, Text(p.Before.Rule), Text(p.After.Rule)));
    }

    private static SiteChange Change<T>(string asset, string area, RuleListDifference.Part<T> part, CommonInterfaces interfaces, bool certain, string before, string after) where T : class
    {
        var packets = part.Pieces.GroupBy(p => (In: In(area, p, interfaces), Out: Out(area, p, interfaces)))
            .Select(same => new ChangedPackets(same.Key.In, same.Key.Out, PacketSet.OfDisjoint([.. same.Select(Box)]))).ToArray();
        return new(asset, area, packets[0].Packets.Boxes[0].ToString(), before, after) { Certain = certain && part.Certain, Packets = packets };
    }

    private static string? In(string area, IntervalSet[] piece, CommonInterfaces interfaces) => area == "source NAT" ? null : interfaces.Text(piece[5]);

    private static string? Out(string area, IntervalSet[] piece, CommonInterfaces interfaces) =>
        area == "source NAT" ? interfaces.Text(piece[5]) : piece.Length > 6 ? interfaces.Text(piece[6]) : null;

    private static PacketBox Box(IntervalSet[] piece) => new(new(piece[0]), new(piece[1]), piece[2], new(piece[3]), new(piece[4]));

    private static string Text(RuleList<FirewallRule>.Entry entry, Firewall firewall)
    {
        var action = (FirewallAction)entry.Verdict switch { FirewallAction.Accept => "accepted", FirewallAction.Deny => "denied", _ => "rejected" };
        return !firewall.Enabled ? "accepted: the firewall is off"
            : entry.Rule is { } rule ? $"{action} by {Name(rule)}" : $"{action} by the default policy";
    }

    private static string Name(FirewallRule rule) => $"rule '{rule.Name}' (position {rule.Position}, id {rule.Id})";

    private static string Text(NatRule? rule) => rule is null ? "not translated" : $"by {rule}";
}
