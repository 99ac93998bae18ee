using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>What NAT rules do, in the words of findings.</summary>
internal static class NatRules
{
    /// <summary>The port after translation is the one before: nothing else is asked for, or the same range.</summary>
    public static bool KeepsPorts(NatRule rule) => rule.TranslatedPorts.IsAll || rule.TranslatedPorts.Equals(rule.OriginalPorts);

    /// <summary>Every packet for the port ends at that port of that one address.</summary>
    public static bool LeadsTo(NatRule rule, Address address, int port) =>
        rule.Translated.Equals(AddressSet.Of(address)) && (KeepsPorts(rule) || rule.TranslatedPorts.Equals(PortSet.Of(port)));

    /// <summary>The ports that a rule's packets end at.</summary>
    public static PortSet Landing(NatRule rule) => KeepsPorts(rule) ? rule.OriginalPorts : rule.TranslatedPorts;

    public static string Target(NatRule rule) => Landing(rule) is { IsAll: false } ports ? $"{rule.Translated}:{ports}" : $"{rule.Translated}";

    /// <summary>A rule by what it does, whatever its id, its place and the rules around it.</summary>
    public static string Name(NatRule rule) => $"{EdgeNat.Match(rule)} to {Target(rule)}";

    public static Proof Proof(NatRule rule) => new(rule.Origin, rule.ToString());

    /// <summary>Why no rule of the edge is in force, with its evidence; null when they are.</summary>
    public static (string Why, Proof Proof)? Off(Edge edge) =>
        !edge.Firewall.Value.Enabled ? ("the firewall of the edge is off, and NAT is off with it", new Proof(new(edge.Firewall.Document, "firewall"), "firewall: enabled false"))
        : !edge.Nat.Value.Enabled ? ("NAT is off on the edge", new Proof(new(edge.Nat.Document, "nat"), "nat: enabled false"))
        : null;

    /// <summary>Rules that would take some of the packets, were they enabled, or on that interface.</summary>
    public static IReadOnlyList<NatRule> NearMisses(Nat nat, NatAction action, EdgeInterface on, PacketSet packets) =>
        [.. nat.Rules.Where(r => r.Action == action && (!r.Enabled || !r.AppliesTo(on.Index)) && !packets.Intersect(EdgeNat.Match(r)).IsEmpty)];

    public static string Why(IReadOnlyList<NatRule> nearMisses, EdgeInterface on) => nearMisses.Count == 0 ? ""
        : nearMisses.All(r => !r.Enabled) ? ": the rule for it is disabled"
        : nearMisses.All(r => !r.AppliesTo(on.Index)) ? $": the rule for it is on vNIC {string.Join(", ", nearMisses.Select(r => r.Vnic).Distinct())}"
        : ": the rules for it are disabled, or on another interface";

    /// <summary>The rule behind the wrong ones that would do it right, if that were all that is amiss: the order is the drift.</summary>
    public static NatRule? Behind(Edge edge, NatAction action, EdgeInterface on, PacketSet packets, IReadOnlyCollection<NatRule> wrong, Func<NatRule, bool> isRight)
    {
        var without = edge.Nat.Value with { Rules = [.. edge.Nat.Value.Rules.Except(wrong)] };
        var parts = EdgeNat.Split(without, edge.Firewall.Value, action, on.Index, packets);
        return parts.All(p => p.Rule is not null && isRight(p.Rule)) ? parts.First(p => wrong.Any(w => w.Position < p.Rule!.Position)).Rule : null;
    }
}
