using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>
/// The packets that a NAT rule turns into packets of some boxes, which have their addresses in common. Where it translates
/// to several addresses or ports the edge chooses: a packet is certain only if every choice lies in a box.
/// </summary>
internal static class BeforeTranslation
{
    public static IReadOnlyList<PacketBox> OfDestination(IReadOnlyList<PacketBox> boxes, AddressSet source, AddressSet destination, NatRule dnat, bool possibly)
    {
        if (!Lies(dnat.Translated, destination, possibly)) return [];
        if (dnat.TranslatedPorts.IsAll) return [.. boxes.Select(b => b with { Destination = AddressSet.All })];
        if (possibly)
            return [.. boxes.Where(b => b.DestinationPorts.Intervals.Overlaps(dnat.TranslatedPorts.Intervals))
                .Select(b => b with { Destination = AddressSet.All, DestinationPorts = PortSet.All })];
        var choices = PacketSet.Of(PacketBox.All with { Source = source, DestinationPorts = dnat.TranslatedPorts });
        var missed = choices.Subtract([.. boxes.Select(b => b with { Destination = AddressSet.All })]);
        return PacketSet.Of(PacketBox.All with { Source = source })
            .Subtract([.. missed.Boxes.Select(b => b with { DestinationPorts = PortSet.All })]).Boxes;
    }

    /// <summary>The port that a packet leaves from is the edge's choice, even where the rule names none.</summary>
    public static IReadOnlyList<PacketBox> OfSource(IReadOnlyList<PacketBox> boxes, AddressSet source, NatRule snat, bool possibly)
    {
        if (!Lies(snat.Translated, source, possibly)) return [];
        var ports = snat.TranslatedPorts;
        if (possibly)
            return [.. boxes.Where(b => b.SourcePorts.Intervals.Overlaps(ports.Intervals)).Select(b => b with { Source = AddressSet.All, SourcePorts = PortSet.All })];
        var missed = PacketSet.Of(PacketBox.All with { SourcePorts = ports }).Subtract([.. boxes.Select(b => b with { Source = AddressSet.All })]);
        return PacketSet.All.Subtract([.. missed.Boxes.Select(b => b with { SourcePorts = PortSet.All })]).Boxes;
    }

    /// <summary>No IPv4 address to translate to: what becomes of the packet is not known.</summary>
    private static bool Lies(AddressSet translated, AddressSet side, bool possibly) =>
        possibly ? translated.IsEmpty || translated.Overlaps(side) : side.IsAll || (!translated.IsEmpty && translated.IsSubsetOf(side));
}
