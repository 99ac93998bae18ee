using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>The packets that one firewall rule matches for certain, or the ones that it may match.</summary>
/// <param name="dnat">The rule that translates the destination of all the packets.</param>
/// <param name="snat">The rule that translates their source.</param>
internal sealed class FirewallMatch(FirewallRule rule, EdgeInterface? ingress, EdgeInterface? egress, NatRule? dnat, NatRule? snat)
{
    /// <summary>Boxes that may overlap; the ones of a certain match all lie in those of a possible one.</summary>
    public IReadOnlyList<PacketBox> Boxes(bool possibly)
    {
        // What a direction means for a packet in transit is not documented: such a rule may match, no more.
        if (rule.Direction is not null && !possibly) return [];
        var source = Side(rule.Source, ingress, possibly);
        var destination = Side(rule.Destination, egress, possibly);
        if (source.IsEmpty || destination.IsEmpty) return [];
        var services = possibly && rule.Services.Unresolved.Count > 0 ? [Service.Any] : rule.Services.Services;
        IReadOnlyList<PacketBox> boxes = [.. services.GroupBy(s => (s.Protocol, s.SourcePorts)).Select(same => new PacketBox(
            source, destination, same.Key.Protocol, same.Key.SourcePorts, new(IntervalSet.UnionOf(same.Select(s => s.DestinationPorts.Intervals)))))
            .Where(b => !b.IsEmpty)];
        if (!rule.MatchTranslated) return boxes;
        if (dnat is not null) boxes = BeforeTranslation.OfDestination(boxes, source, destination, dnat, possibly);
        return snat is null || boxes.Count == 0 ? boxes : BeforeTranslation.OfSource(boxes, source, snat, possibly);
    }

    /// <summary>The rule may match other packets than those that it matches for certain.</summary>
    public bool IsOpen =>
        rule.Direction is not null || rule.Services.Unresolved.Count > 0 || (rule.MatchTranslated && (dnat ?? snat) is not null)
        || IsOpenSide(rule.Source, ingress) || IsOpenSide(rule.Destination, egress);

    private static AddressSet Side(RuleSide side, EdgeInterface? through, bool possibly)
    {
        if (side.Any) return AddressSet.All;
        if (side.Interfaces.Any(group => Holds(group, through) == true)) return side.Exclude ? AddressSet.Empty : AddressSet.All;
        var open = IsOpenSide(side, through);
        if (!side.Exclude) return possibly && open ? AddressSet.All : side.Addresses;
        return !possibly && open ? AddressSet.Empty : AddressSet.All.Subtract(side.Addresses);
    }

    private static bool IsOpenSide(RuleSide side, EdgeInterface? through) =>
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
