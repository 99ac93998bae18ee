namespace HybridDrift.Addresses;

/// <summary>
/// A product of sets: all packets whose protocol, addresses and ports each lie in theirs. For protocols without ports
/// the port sets are full and carry no meaning; for ICMP the type stands as destination port.
/// </summary>
public sealed record PacketBox(AddressSet Source, AddressSet Destination, IntervalSet Protocol, PortSet SourcePorts, PortSet DestinationPorts)
{
    public static readonly PacketBox All = new(AddressSet.All, AddressSet.All, Protocols.All, PortSet.All, PortSet.All);

    public bool IsEmpty => Source.IsEmpty || Destination.IsEmpty || Protocol.IsEmpty || SourcePorts.IsEmpty || DestinationPorts.IsEmpty;

    /// <summary>How many packet headers; ports count as they are, also for protocols without.</summary>
    public UInt128 Count => (UInt128)Source.Count * Destination.Count * Protocol.Count * SourcePorts.Intervals.Count * DestinationPorts.Intervals.Count;

    public PacketBox Intersect(PacketBox other) => new(
        Source.Intersect(other.Source), Destination.Intersect(other.Destination), Protocol.Intersect(other.Protocol),
        new(SourcePorts.Intervals.Intersect(other.SourcePorts.Intervals)), new(DestinationPorts.Intervals.Intersect(other.DestinationPorts.Intervals)));

    public bool IsSubsetOf(PacketBox other) =>
        Source.IsSubsetOf(other.Source) && Destination.IsSubsetOf(other.Destination) && Protocol.IsSubsetOf(other.Protocol)
        && SourcePorts.IsSubsetOf(other.SourcePorts) && DestinationPorts.IsSubsetOf(other.DestinationPorts);

    public bool Overlaps(PacketBox other) =>
        Source.Overlaps(other.Source) && Destination.Overlaps(other.Destination) && Protocol.Overlaps(other.Protocol)
        && SourcePorts.Intervals.Overlaps(other.SourcePorts.Intervals) && DestinationPorts.Intervals.Overlaps(other.DestinationPorts.Intervals);

    /// <summary>
    /// What is left without <paramref name="other"/>: at most one piece for each dimension, disjoint, whatever the
    /// number of intervals in it.
    /// </summary>
    public IEnumerable<PacketBox> Subtract(PacketBox other)
    {
        if (!Overlaps(other))
        {
            yield return this;
            yield break;
        }
        var rest = this;
        if (Source.Subtract(other.Source) is { IsEmpty: false } source) yield return rest with { Source = source };
        rest = rest with { Source = Source.Intersect(other.Source) };
        if (Destination.Subtract(other.Destination) is { IsEmpty: false } destination) yield return rest with { Destination = destination };
        rest = rest with { Destination = Destination.Intersect(other.Destination) };
        if (Protocol.Subtract(other.Protocol) is { IsEmpty: false } protocol) yield return rest with { Protocol = protocol };
        rest = rest with { Protocol = Protocol.Intersect(other.Protocol) };
        if (SourcePorts.Intervals.Subtract(other.SourcePorts.Intervals) is { IsEmpty: false } sourcePorts) yield return rest with { SourcePorts = new(sourcePorts) };
        rest = rest with { SourcePorts = new(SourcePorts.Intervals.Intersect(other.SourcePorts.Intervals)) };
        if (DestinationPorts.Intervals.Subtract(other.DestinationPorts.Intervals) is { IsEmpty: false } ports) yield return rest with { DestinationPorts = new(ports) };
    }

    /// <summary>As an engineer writes it: <c>tcp 192.168.133.0/24 → 10.0.80.11:53</c>.</summary>
    public override string ToString()
    {
        var source = SourcePorts.IsAll ? $"{Source}" : $"{Source}:{SourcePorts}";
        var destination = DestinationPorts.IsAll ? $"{Destination}" : $"{Destination}:{DestinationPorts}";
        return $"{Protocols.Text(Protocol)} {source} → {destination}";
    }
}
