using HybridDrift.Addresses;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Oracle;

namespace HybridDrift.Tests.Flows.Trace;

/// <summary>Single packets of a site where things begin and end: at each number of a rule, a translation, a route, a subnet, a tunnel, and one beside it.</summary>
internal sealed class PacketDice
{
    private readonly Random random;
    private readonly (uint[] Sources, uint[] Destinations, int[] Protocols, int[] SourcePorts, int[] DestinationPorts)[] boxes;

    public PacketDice(IReadOnlyList<Edge> devices, IReadOnlyList<PacketBox> input, int seed)
    {
        random = new(seed);
        var addresses = Edges(devices.SelectMany(Addresses).Concat(input.SelectMany(b => new[] { b.Source.Intervals, b.Destination.Intervals })), uint.MaxValue);
        var ports = Edges(devices.SelectMany(d => Ports(d, true).Concat(Ports(d, false))).Concat(input.SelectMany(b => new[] { b.SourcePorts.Intervals, b.DestinationPorts.Intervals })), 65535);
        boxes = [.. input.Where(b => !b.IsEmpty).Select(b => (Of<uint>(b.Source.Intervals, addresses), Of<uint>(b.Destination.Intervals, addresses), Of<int>(b.Protocol, [1, 6, 6, 6, 17, 47, 0, 255]),
            Of<int>(b.SourcePorts.Intervals, ports), Of<int>(b.DestinationPorts.Intervals, ports)))];
        SourcePorts = [.. devices.SelectMany(d => Ports(d, true)).SelectMany(Ranges.Read).SelectMany(r => new[] { r.First, r.Last + 1 }).Append(0)
            // Few ports that a rule translates to are all told apart.
            .Concat(devices.SelectMany(d => d.Nat.Value.Rules).Where(r => Ranges.Read(r.TranslatedPorts.Intervals) is not [(0, 65535)]).SelectMany(r => Ranges.Each(r.TranslatedPorts.Intervals)))
            .Where(p => p <= 65535).Distinct().Order().Select(p => (int)p)];
    }

    /// <summary>One of each kind of source port, as far as anything on the site tells them apart.</summary>
    public int[] SourcePorts { get; }

    public IEnumerable<Packet> Roll(int count)
    {
        for (var i = 0; i < count && boxes.Length > 0; i++)
        {
            var box = boxes[random.Next(boxes.Length)];
            yield return new(Any(box.Sources), Any(box.Destinations), Any(box.Protocols), Any(box.SourcePorts), Any(box.DestinationPorts));
        }
    }

    private T Any<T>(T[] values) => values[random.Next(values.Length)];

    /// <summary>Of a set, what lies in it of the numbers, and its ends.</summary>
    private static T[] Of<T>(IntervalSet set, IEnumerable<long> numbers) where T : struct, System.Numerics.INumber<T> =>
        [.. numbers.Where(n => Ranges.Holds(set, n)).Append(Ranges.Read(set)[0].First).Append(Ranges.Read(set)[^1].Last).Distinct().Select(T.CreateChecked)];

    private static long[] Edges(IEnumerable<IntervalSet> sets, long last) =>
        [.. sets.SelectMany(Ranges.Read).SelectMany(r => new[] { r.First - 1, r.First, r.Last, r.Last + 1 }).Where(n => n >= 0 && n <= last).Distinct().Order()];

    private static IEnumerable<IntervalSet> Addresses(Edge device) =>
        device.Interfaces.Value.SelectMany(i => i.Subnets).SelectMany(s => s.Addresses.Select(AddressSet.Of).Append(AddressSet.Of(s.Prefix)))
            .Concat(device.Firewall.Value.Rules.SelectMany(r => new[] { r.Source.Addresses, r.Destination.Addresses }))
            .Concat(device.Nat.Value.Rules.SelectMany(r => new[] { r.Original, r.Match, r.Translated }))
            .Concat(device.Routing.Value.Routes.Select(r => AddressSet.Of(r.Network)))
            .Concat(device.Ipsec.Value.Sites.SelectMany(s => new[] { s.LocalSubnets, s.PeerSubnets, s.Passthrough })).Select(s => s.Intervals);

    private static IEnumerable<IntervalSet> Ports(Edge device, bool source) =>
        device.Firewall.Value.Rules.SelectMany(r => r.Services.Services).Select(s => source ? s.SourcePorts : s.DestinationPorts)
            .Concat(device.Nat.Value.Rules.SelectMany(r => source == (r.Action == NatAction.Source) ? new[] { r.OriginalPorts, r.TranslatedPorts } : [r.MatchPorts])).Select(p => p.Intervals);
}
