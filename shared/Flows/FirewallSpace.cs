using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>
/// Firewall rules as products of seven dimensions: those of a packet, and the interfaces that it comes in and leaves by,
/// so that rules of all interfaces can be compared at once. Number 0 stands for the edge itself, 1 for its first interface.
/// </summary>
/// <param name="translates">NAT is at work: what a rule that looks at packets after it matches before it is then not told here.</param>
internal sealed class FirewallSpace(IReadOnlyList<EdgeInterface> interfaces, bool translates)
{
    private readonly IntervalSet everywhere = IntervalSet.Of(0, (uint)interfaces.Count);

    /// <summary>The addresses and the interfaces of one side: a packet matches that is in any of the pairs.</summary>
    private readonly record struct Pair(IntervalSet Addresses, IntervalSet Interfaces);

    public static IntervalSet[] Dimensions(PacketBox box) =>
        [box.Source.Intervals, box.Destination.Intervals, box.Protocol, box.SourcePorts.Intervals, box.DestinationPorts.Intervals];

    /// <summary>What the rule matches for certain, or what it may match; they may overlap.</summary>
    public IReadOnlyList<IntervalSet[]> Products(FirewallRule rule, bool possibly)
    {
        if (rule.Direction is not null && !possibly) return [];
        var (sources, destinations) = (Pairs(rule.Source, possibly), Pairs(rule.Destination, possibly));
        var services = possibly && rule.Services.Unresolved.Count > 0 ? [Service.Any] : rule.Services.Services;
        if (rule.MatchTranslated && translates)
        {
            if (!possibly && !(sources.Any(Every) && destinations.Any(Every) && services.Any(s => s.Equals(Service.Any)))) return [];
            (sources, destinations, services) = ([Everything], [Everything], [Service.Any]);
        }
        return [.. from source in sources from destination in destinations from service in services
                   let product = (IntervalSet[])[source.Addresses, destination.Addresses, service.Protocol, service.SourcePorts.Intervals, service.DestinationPorts.Intervals, source.Interfaces, destination.Interfaces]
                   where !product.Any(p => p.IsEmpty)
                   select product];
    }

    private Pair Everything => new(AddressSet.All.Intervals, everywhere);

    private bool Every(Pair pair) => pair.Equals(Everything);

    private IReadOnlyList<Pair> Pairs(RuleSide side, bool possibly)
    {
        if (side.Any) return [Everything];
        var groups = side.Interfaces.Select(Interfaces).ToArray();
        var open = side.Unresolved.Count > 0 || groups.Any(g => g.Perhaps is null);
        // An excluded side takes most when its unknown members hold nothing, and a plain one when they hold everything.
        if (open && possibly != side.Exclude) return possibly ? [Everything] : [];
        var through = IntervalSet.UnionOf(groups.Select(g => possibly != side.Exclude ? g.Perhaps ?? everywhere : g.Sure));
        if (side.Exclude) return [new(AddressSet.All.Intervals.Subtract(side.Addresses.Intervals), everywhere.Subtract(through))];
        return [new(side.Addresses.Intervals, everywhere), new(AddressSet.All.Intervals, through)];
    }

    /// <summary>The interfaces that belong to a vNIC group for certain, and those that may; null where any may.</summary>
    private (IntervalSet Sure, IntervalSet? Perhaps) Interfaces(string group) => group.ToLowerInvariant() switch
    {
        "vse" => (IntervalSet.Of(0, 0), IntervalSet.Of(0, 0)),
        "external" => Where(i => i.Kind == InterfaceKind.Uplink, i => i.Kind is not InterfaceKind.Internal),
        "internal" => Where(i => i.Kind == InterfaceKind.Internal, i => i.Kind is not InterfaceKind.Uplink),
        var name when name.StartsWith("vnic-index-", StringComparison.Ordinal) && int.TryParse(name["vnic-index-".Length..], out var index) =>
            Where(i => i.Index == index, i => i.Index == index || i.Index is null),
        _ => (IntervalSet.Empty, null),
    };

    private (IntervalSet, IntervalSet?) Where(Predicate<EdgeInterface> sure, Predicate<EdgeInterface> perhaps) => (Numbers(sure), Numbers(perhaps));

    private IntervalSet Numbers(Predicate<EdgeInterface> chosen) => IntervalSet.Of(interfaces
        .Select((one, i) => (one, Number: (uint)i + 1)).Where(n => chosen(n.one)).Select(n => new IntervalSet.Interval(n.Number, n.Number)));
}
