using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>
/// Which firewall rule decides which packets: document order, first match, then the default. A rule with members whose
/// addresses are not known may take more than what is known of it; such packets are decided, but not for certain.
/// </summary>
public static class EdgeFirewall
{
    /// <summary>Packets decided alike.</summary>
    /// <param name="Rule">Null for the default policy, or for a firewall that is off.</param>
    /// <param name="Certain">False where an earlier rule with unknown members may have decided otherwise.</param>
    public sealed record Part(FirewallRule? Rule, FirewallAction Action, PacketSet Packets, bool Certain);

    /// <param name="ingress">The interface that the packets come in by, null when they are the edge's own.</param>
    /// <param name="egress">The interface that they leave by, null when they are for the edge itself.</param>
    /// <param name="packets">As they are before NAT, which is what rules look at unless they say otherwise.</param>
    /// <param name="dnat">The rule that translates all of these packets, for rules that look at the packet after NAT.</param>
    public static IReadOnlyList<Part> Split(Firewall firewall, PacketSet packets, EdgeInterface? ingress, EdgeInterface? egress, NatRule? dnat = null)
    {
        if (!firewall.Enabled) return [new(null, FirewallAction.Accept, packets, true)];
        var parts = new List<Part>();
        var (certain, doubtful) = (packets, PacketSet.Empty);
        foreach (var rule in firewall.Rules.Where(r => r.Enabled))
        {
            if (certain.IsEmpty && doubtful.IsEmpty) break;
            var sure = Boxes(rule, ingress, egress, dnat, possibly: false);
            var perhaps = Boxes(rule, ingress, egress, dnat, possibly: true);
            foreach (var (pool, isCertain) in new[] { (certain, true), (doubtful, false) })
            {
                var taken = pool.Intersect(sure);
                if (!taken.IsEmpty) parts.Add(new(rule, rule.Action, taken, isCertain));
                var may = pool.Intersect(perhaps).Subtract(sure);
                if (!may.IsEmpty) parts.Add(new(rule, rule.Action, may, false));
            }
            doubtful = doubtful.Union(certain.Intersect(perhaps)).Subtract(sure);
            certain = certain.Subtract(perhaps).Subtract(sure);
        }
        if (!certain.IsEmpty) parts.Add(new(null, firewall.Default, certain, true));
        if (!doubtful.IsEmpty) parts.Add(new(null, firewall.Default, doubtful, false));
        return parts;
    }

    /// <summary>The packets that a rule matches for certain, or the ones that it may match.</summary>
    private static PacketSet Boxes(FirewallRule rule, EdgeInterface? ingress, EdgeInterface? egress, NatRule? dnat, bool possibly)
    {
        // What a direction means for a packet in transit is not documented: such a rule may match, no more.
        if (rule.Direction is not null && !possibly) return PacketSet.Empty;
        var source = Side(rule.Source, ingress, possibly);
        var destination = Side(rule.Destination, egress, possibly);
        var services = possibly && rule.Services.Unresolved.Count > 0 ? [Service.Any] : rule.Services.Services;
        var boxes = services.Select(s => new PacketBox(source, destination, s.Protocol, s.SourcePorts, s.DestinationPorts));
        return PacketSet.UnionOf(rule.MatchTranslated && dnat is not null ? boxes.Select(b => BeforeDnat(b, dnat, possibly)) : boxes);
    }

    /// <summary>
    /// The packets that the DNAT rule turns into packets of the box. Where it translates to several addresses or ports
    /// the edge chooses: a packet is then certain only if every choice lies in the box.
    /// </summary>
    private static PacketBox BeforeDnat(PacketBox box, NatRule dnat, bool possibly)
    {
        var address = possibly ? dnat.Translated.Overlaps(box.Destination) : dnat.Translated.IsSubsetOf(box.Destination);
        var ports = dnat.TranslatedPorts.IsAll ? box.DestinationPorts
            : (possibly ? dnat.TranslatedPorts.Intervals.Overlaps(box.DestinationPorts.Intervals) : dnat.TranslatedPorts.IsSubsetOf(box.DestinationPorts)) ? PortSet.All
            : PortSet.Empty;
        return box with { Destination = address ? AddressSet.All : AddressSet.Empty, DestinationPorts = ports };
    }

    private static AddressSet Side(RuleSide side, EdgeInterface? through, bool possibly)
    {
        if (side.Any) return AddressSet.All;
        var byInterface = side.Interfaces.Any(group => Matches(group, through));
        var (known, open) = (byInterface ? AddressSet.All : side.Addresses, side.Unresolved.Count > 0 && !byInterface);
        if (!side.Exclude) return possibly && open ? AddressSet.All : known;
        return !possibly && open ? AddressSet.Empty : AddressSet.All.Subtract(known);
    }

    /// <summary>A vNIC group: an interface by index, all uplinks, all internal ones, or the edge itself.</summary>
    private static bool Matches(string group, EdgeInterface? through) => group.ToLowerInvariant() switch
    {
        "vse" => through is null,
        "external" => through?.Kind == InterfaceKind.Uplink,
        "internal" => through?.Kind == InterfaceKind.Internal,
        var name => name.StartsWith("vnic-index-", StringComparison.Ordinal) && through?.Index?.ToString() == name["vnic-index-".Length..],
    };
}
