using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Oracle;

namespace HybridDrift.Tests.Flows;

/// <summary>Who decides one packet, in words: <c>1 Accept</c>, <c>default Deny</c>; with a question mark where it is not certain.</summary>
internal static class Verdicts
{
    public static string Verdict(Packet packet, params FirewallRule[] rules) => Verdict(Split(rules, Model.Inside, Model.Uplink), packet);

    public static string Verdict(IReadOnlyList<EdgeFirewall.Part> parts, Packet packet) => string.Join(", ", parts.Where(p => p.Packets.Holds(packet))
        .Select(p => $"{(p.Rule is { } rule ? $"{rule.Position}" : "default")} {p.Action}{(p.Certain ? "" : "?")}"));

    /// <summary>All packets by these rules, and denied else.</summary>
    public static IReadOnlyList<EdgeFirewall.Part> Split(FirewallRule[] rules, EdgeInterface? ingress, EdgeInterface? egress, NatRule? dnat = null) =>
        EdgeFirewall.Split(Model.Firewall(FirewallAction.Deny, rules), PacketSet.All, ingress, egress, dnat);
}
