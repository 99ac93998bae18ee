using HybridDrift.Addresses;
using HybridDrift.Plans;

namespace HybridDrift.Flows;

/// <summary>Sets of packets for people: few boxes, short lists, and one packet as an example.</summary>
internal static class PacketText
{
    private const int ShownBoxes = 4, ShownRanges = 4, MergedBoxes = 300;

    public static string Of(PacketBox packets) => Text(packets);

    public static string Of(PacketSet packets)
    {
        var boxes = Merged(packets.Boxes);
        return string.Join("; ", boxes.Take(ShownBoxes).Select(Text)) + (boxes.Count > ShownBoxes ? $"; and {boxes.Count - ShownBoxes} more sets" : "");
    }

    /// <summary>One packet of the box, such as a client would send where the box leaves a choice.</summary>
    public static PacketBox Example(PacketBox box)
    {
        var protocol = new[] { Protocols.Tcp, Protocols.Udp, Protocols.Icmp }.Select(p => (uint)p).FirstOrDefault(box.Protocol.Contains, box.Protocol.Min);
        return new(One(box.Source), One(box.Destination), IntervalSet.Of(protocol, protocol),
            HasPorts(protocol) ? Port(box.SourcePorts, 49152) : PortSet.All, protocol == Protocols.Icmp || HasPorts(protocol) ? Port(box.DestinationPorts, 443) : PortSet.All);
    }

    /// <summary>Boxes that differ in one dimension only are one.</summary>
    private static IReadOnlyList<PacketBox> Merged(IReadOnlyList<PacketBox> boxes)
    {
        var merged = boxes.ToList();
        if (merged.Count > MergedBoxes) return merged;
        for (var again = true; again;)
        {
            again = false;
            for (var i = 0; i < merged.Count; i++)
            {
                for (var j = merged.Count - 1; j > i; j--)
                {
                    if (Joined(merged[i], merged[j]) is not { } both) continue;
                    merged[i] = both;
                    merged.RemoveAt(j);
                    again = true;
                }
            }
        }
        return merged;
    }

    private static PacketBox? Joined(PacketBox one, PacketBox other)
    {
        var joined = new PacketBox(one.Source.Union(other.Source), one.Destination.Union(other.Destination), one.Protocol.Union(other.Protocol),
            one.SourcePorts.Union(other.SourcePorts), one.DestinationPorts.Union(other.DestinationPorts));
        var differences = new[] { one.Source.Equals(other.Source), one.Destination.Equals(other.Destination), one.Protocol.Equals(other.Protocol), one.SourcePorts.Equals(other.SourcePorts), one.DestinationPorts.Equals(other.DestinationPorts) };
        return differences.Count(same => !same) <= 1 ? joined : null;
    }

    private static string Text(PacketBox box)
    {
        var sourcePorts = box.SourcePorts.IsAll ? "" : $":{Short(box.SourcePorts.ToString())}";
        var ports = box.DestinationPorts.IsAll ? "" : $":{Short(box.DestinationPorts.ToString())}";
        return $"{Protocols.Text(box.Protocol)} {Text(box.Source)}{sourcePorts} → {Text(box.Destination)}{ports}";
    }

    /// <summary>A part of the internet that lacks no more than some networks of the site reads as the internet.</summary>
    private static string Text(AddressSet addresses)
    {
        var ranges = addresses.Intervals.Intervals;
        if (ranges.Count <= ShownRanges) return addresses.ToString();
        if (addresses.IsSubsetOf(IbmReserved.Internet) && addresses.Count > IbmReserved.Internet.Count / 100 * 99) return "the internet";
        return $"{new AddressSet(IntervalSet.Of(ranges.Take(ShownRanges)))} and {ranges.Count - ShownRanges} more ranges";
    }

    private static string Short(string ports) => ports.Split(',') is { Length: > 2 * ShownRanges } list ? $"{string.Join(",", list.Take(2 * ShownRanges))} and {list.Length - 2 * ShownRanges} more ranges" : ports;

    private static bool HasPorts(uint protocol) => protocol is Protocols.Tcp or Protocols.Udp or Protocols.Sctp;

    /// <summary>Rather not the address of a network itself.</summary>
    private static AddressSet One(AddressSet addresses) =>
        AddressSet.Of(new Address(addresses.First.Value + 1) is var second && addresses.Contains(second) ? second : addresses.First);

    private static PortSet Port(PortSet ports, int usual) => PortSet.Of(ports.Contains(usual) ? usual : (int)ports.Intervals.Min);
}
