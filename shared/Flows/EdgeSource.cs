using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>Source NAT of packets whose way out of the edge is known.</summary>
internal static class EdgeSource
{
    public static IEnumerable<EdgePart> Translate(EdgePart part, Func<int?, NatView> rules)
    {
        if (part.Fate is not (EdgeFate.Forwarded or EdgeFate.Tunnelled)) return [part];
        return rules(part.Egress!.Index).Split(PacketSet.Of(part.Flight.Now))
            .SelectMany(taken => taken.Packets.Boxes.Select(b => Apply(taken.Rule, part with { Flight = part.Flight.NowIn(b)! })));
    }

    private static EdgePart Apply(NatRule? rule, EdgePart part) =>
        rule is null ? part
        : part.Fate == EdgeFate.Tunnelled ? part with { Fate = EdgeFate.Unknown, Snat = rule, Reason = $"source NAT takes packets of IPsec site '{part.Site!.Name}': which of the two comes first is not documented" }
        : rule.Translated.IsEmpty ? part with { Fate = EdgeFate.Unknown, Snat = rule, Reason = "the rule translates to something that is no IPv4 address" }
        : part with { Snat = rule, Flight = part.Flight.Rewrite(Fields(rule), PacketBox.All with { Source = rule.Translated, SourcePorts = rule.TranslatedPorts }) };

    /// <summary>
    /// What a rule rewrites. An edge that hides several senders behind one address may give a connection another source
    /// port; the destination port stays where the rule names none.
    /// </summary>
    public static Fields Fields(NatRule rule) =>
        rule.Action == NatAction.Source ? Flows.Fields.Source | Flows.Fields.SourcePorts
        : rule.TranslatedPorts.IsAll || rule.Protocol.Equals(Protocols.Only(Protocols.Icmp)) ? Flows.Fields.Destination
        : Flows.Fields.Destination | Flows.Fields.DestinationPorts;
}
