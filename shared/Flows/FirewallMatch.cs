using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>The packets that one firewall rule matches for certain, or the ones that it may match.</summary>
internal static class FirewallMatch
{
    /// <summary>Boxes that may overlap; the ones of a certain match all lie in those of a possible one.</summary>
    public static IReadOnlyList<PacketBox> Boxes(FirewallRule rule, EdgeInterface? ingress, EdgeInterface? egress, NatRule? dnat, bool possibly)
    {
        // What a direction means for a packet in transit is not documented: such a rule may match, no more.
        if (rule.Direction is not null && !possibly) return [];
        var source = Side(rule.Source, ingress, possibly);
        var destination = Side(rule.Destination, egress, possibly);
        if (source.IsEmpty || destination.IsEmpty) return [];
        var services = possibly && rule.Services.Unresolved.Count > 0 ? [Service.Any] : rule.Services.Services;
        PacketBox[] boxes = [.. services.GroupBy(s => (s.Protocol, s.SourcePorts)).Select(same => new PacketBox(
            source, destination, same.Key.Protocol, same.Key.SourcePorts, new(IntervalSet.UnionOf(same.Select(s => s.DestinationPorts.Intervals)))))
            .Where(b => !b.IsEmpty)];
        return rule.MatchTranslated && dnat is not null ? BeforeDnat(boxes, source, destination, dnat, possibly) : boxes;
    }

    /// <summary>The rule may match other packets than those that it matches for certain.</summary>
    public static bool IsOpen(FirewallRule rule, EdgeInterface? ingress, EdgeInterface? egress, NatRule? dnat) =>
        rule.Direction is not null || rule.Services.Unresolved.Count > 0 || (rule.MatchTranslated && dnat is not null)
        || IsOpen(rule.Source, ingress) || IsOpen(rule.Destination, egress);

    /// <summary>
    /// The packets that the DNAT rule turns into packets of the boxes, which have their addresses in common. Where it
    /// translates to several addresses or ports the edge chooses: a packet is certain only if every choice lies in a box.
    /// </summary>
    private static IReadOnlyList<PacketBox> BeforeDnat(PacketBox[] boxes, AddressSet source, AddressSet destination, NatRule dnat, bool possibly)
    {
        // No IPv4 address to translate to: what becomes of the packet is not known.
        var matches = possibly ? dnat.Translated.IsEmpty || dnat.Translated.Overlaps(destination)
            : destination.IsAll || (!dnat.Translated.IsEmpty && dnat.Translated.IsSubsetOf(destination));
        if (!matches) return [];
        if (dnat.TranslatedPorts.IsAll) return [.. boxes.Select(b => b with { Destination = AddressSet.All })];
        if (possibly)
            return [.. boxes.Where(b => b.DestinationPorts.Intervals.Overlaps(dnat.TranslatedPorts.Intervals))
                .Select(b => b with { Destination = AddressSet.All, DestinationPorts = PortSet.All })];
        var choices = PacketSet.Of(PacketBox.All with { Source = source, DestinationPorts = dnat.TranslatedPorts });
        var missed = choices.Subtract([.. boxes.Select(b => b with { Destination = AddressSet.All })]);
        return PacketSet.Of(PacketBox.All with { Source = source })
            .Subtract([.. missed.Boxes.Select(b => b with { DestinationPorts = PortSet.All })]).Boxes;
    }

    private static AddressSet Side(RuleSide side, EdgeInterface? through, bool possibly)
    {
        if (side.Any) return AddressSet.All;
        if (side.Interfaces.Any(group => Holds(group, through) == true)) return side.Exclude ? AddressSet.Empty : AddressSet.All;
        var open = IsOpen(side, through);
        if (!side.Exclude) return possibly && open ? AddressSet.All : side.Addresses;
        return !possibly && open ? AddressSet.Empty : AddressSet.All.Subtract(side.Addresses);
    }

    private static bool IsOpen(RuleSide side, EdgeInterface? through) =>
        !side.Any && (side.Unresolved.Count > 0 || side.Interfaces.Any(group => Holds(group, through) is null));

    /// <summary>
    /// Whether a packet through the interface is of the vNIC group: an interface by index, all uplinks, all internal
    /// ones, or the edge itself. Null where that is not known: another group, or an interface of no known kind or index.
    /// </summary>
    private static bool? Holds(string group, EdgeInterface? through) => group.ToLowerInvariant() switch
    {
        "vse" => through is null,
        "external" => Is(InterfaceKind.Uplink, through),
        "internal" => Is(InterfaceKind.Internal, through),
        var name when name.StartsWith("vnic-index-", StringComparison.Ordinal) && int.TryParse(name["vnic-index-".Length..], out var index) =>
            through is null ? false : through.Index is { } own ? own == index : null,
        _ => null,
    };

    private static bool? Is(InterfaceKind kind, EdgeInterface? through) => through?.Kind switch
    {
        null => false,
        InterfaceKind.Uplink or InterfaceKind.Internal => through.Kind == kind,
        _ => null,
    };
}
