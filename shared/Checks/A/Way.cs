using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>Packets with the interfaces that they pass an edge by.</summary>
/// <param name="Ingress">Null for the edge's own packets.</param>
/// <param name="Egress">Null for packets to the edge itself.</param>
/// <param name="Dnat">The rule that translates them all, if one does.</param>
internal sealed record Way(PacketSet Packets, EdgeInterface? Ingress, EdgeInterface? Egress, NatRule? Dnat = null)
{
    /// <summary>From these clients, wherever they come in, out by one interface.</summary>
    public static IEnumerable<Way> From(Edge edge, AddressSet clients, PacketSet packets, EdgeInterface egress) =>
        EdgeRoutes.Sides(edge.Interfaces.Value, edge.Routing.Value, clients)
            .Select(side => new Way(packets.Intersect(PacketBox.All with { Source = side.Addresses }), side.Interface, egress));

    /// <summary>In by one interface, to wherever the addresses behind it are; where the edge may choose, each choice is a way.</summary>
    public static IEnumerable<Way> To(Edge edge, AddressSet targets, PacketSet packets, EdgeInterface ingress, NatRule? dnat) =>
        EdgeRoutes.Sides(edge.Interfaces.Value, edge.Routing.Value, targets).Select(side => new Way(packets, ingress, side.Interface, dnat));

    /// <summary>What the firewall does with them. Rules that look at translated packets see the source as SNAT leaves it.</summary>
    public IEnumerable<EdgeFirewall.Part> Parts(Edge edge) =>
        Sources(edge).SelectMany(s => EdgeFirewall.Split(edge.Firewall.Value, s.Packets, Ingress, Egress, Dnat, s.Snat));

    private IEnumerable<(PacketSet Packets, NatRule? Snat)> Sources(Edge edge)
    {
        if (Egress is null || !edge.Firewall.Value.Rules.Any(r => r is { Enabled: true, MatchTranslated: true })) return [(Packets, null)];
        var after = Dnat is null ? Packets : PacketSet.UnionOf(Packets.Boxes.Select(b => After(b, Dnat)));
        if (ReferenceEquals(Egress, EdgeInterface.Unknown) && edge.Nat.Value.Enabled)
            return edge.Nat.Value.Rules.Where(r => r is { Enabled: true, Action: NatAction.Source } && !after.Intersect(EdgeNat.Match(r)).IsEmpty)
                .Select(r => (Packets, (NatRule?)r)).Prepend((Packets, null));
        return EdgeNat.Split(edge.Nat.Value, edge.Firewall.Value, NatAction.Source, Egress.Index, after)
            .Select(p => (Packets.Intersect(PacketBox.All with { Source = p.Packets.Sources }), p.Rule));
    }

    private static PacketBox After(PacketBox box, NatRule dnat) => box with
    {
        Destination = dnat.Translated.IsEmpty ? AddressSet.All : dnat.Translated,
        DestinationPorts = dnat.TranslatedPorts.IsAll ? box.DestinationPorts : dnat.TranslatedPorts,
    };
}
