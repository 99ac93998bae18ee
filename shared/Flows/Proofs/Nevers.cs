using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Flows.Trace;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Proofs;

/// <summary>What gets through although the plan says that it never must.</summary>
/// <param name="Through">Parts that are delivered where they must not.</param>
/// <param name="Perhaps">Parts of which it is not known.</param>
public sealed record NeverAnswer(PlanNever Never, IReadOnlyList<TracePart> Through, IReadOnlyList<TracePart> Perhaps, IReadOnlyList<IReading> Sources);

/// <summary>Sends everything from where it must not come into every interface where it may come in.</summary>
public static class Nevers
{
    public static NeverAnswer Prove(SitePlan plan, Site site, Network network, PlanNever never)
    {
        var (from, to) = (never.From.IsInternet ? IbmReserved.Internet : AddressSet.Of(never.From.Prefixes), AddressSet.Of(never.To.Prefixes));
        var parts = Entries(plan, network, never.From.IsInternet, from).SelectMany(entry => Into(network, entry.Device, entry.Interface, from, to, never.From.IsInternet)).ToArray();
        return new(never, [.. parts.Where(p => p.Fate == Fate.Delivered && p.Flight.Now.Destination.Overlaps(to))],
            [.. parts.Where(p => p.Fate == Fate.Ambiguous && p.Flight.Now.Destination.Overlaps(to))], [.. Journey.Readings(plan, site, plan.Edges)]);
    }

    /// <summary>
    /// Only what is for the target, or is translated on the way, can come to it. The internet carries packets to public
    /// addresses, and to those of the uplink, and to no private ones.
    /// </summary>
    private static IEnumerable<TracePart> Into(Network network, EdgeDevice device, EdgeInterface entry, AddressSet from, AddressSet to, bool internet)
    {
        var translated = network.Devices.Values.SelectMany(d => d.Edge.Nat.Value.Rules).Where(r => r.Enabled && r.Action == NatAction.Destination).Select(r => r.Original);
        var destinations = to.Union(AddressSet.UnionOf(translated));
        if (internet) destinations = destinations.Intersect(IbmReserved.Internet.Union(AddressSet.UnionOf(entry.Addresses.Select(AddressSet.Of))));
        var packets = PacketSet.Of(PacketBox.All with { Source = from, Destination = destinations });
        return new Tracer(network).Trace(packets, device, entry);
    }

    /// <summary>The internet comes in by public uplinks; another network by the interface that has it, or else by the private uplinks.</summary>
    private static IEnumerable<(EdgeDevice Device, EdgeInterface Interface)> Entries(SitePlan plan, Network network, bool internet, AddressSet from)
    {
        if (!internet && network.On(from) is { } own) return [own];
        return plan.Edges.Select(e => internet ? e.Public : e.Private).OfType<Address>().Select(a => network.Holder(a)).OfType<(EdgeDevice Device, EdgeInterface Interface)>();
    }
}
