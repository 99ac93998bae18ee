namespace HybridDrift.Addresses;

/// <summary>A set of IPv4 packet headers as a union of disjoint boxes. All operations are exact.</summary>
public sealed class PacketSet
{
    public static readonly PacketSet Empty = new([]);

    public static readonly PacketSet All = new([PacketBox.All]);

    private PacketSet(IReadOnlyList<PacketBox> disjoint) => Boxes = disjoint;

    public IReadOnlyList<PacketBox> Boxes { get; }

    public bool IsEmpty => Boxes.Count == 0;

    /// <summary>How many packet headers, exactly.</summary>
    public UInt128 Count => Boxes.Aggregate(UInt128.Zero, (count, box) => count + box.Count);

    /// <summary>Of boxes that are known to have nothing in common and not to be empty.</summary>
    internal static PacketSet OfDisjoint(IReadOnlyList<PacketBox> boxes) => new(boxes);

    public static PacketSet Of(PacketBox box) => box.IsEmpty ? Empty : new([box]);

    public static PacketSet UnionOf(IEnumerable<PacketBox> boxes) => UnionOf(boxes, null);

    internal static PacketSet UnionOf(IEnumerable<PacketBox> boxes, PieceBudget? budget)
    {
        PacketBox[] all = [.. boxes.Where(b => !b.IsEmpty)];
        return new([.. all.SelectMany((box, i) => BoxDifference.Of(box, all.Take(i), budget))]);
    }

    public PacketSet Intersect(PacketBox box) => new([.. Boxes.Where(b => b.Overlaps(box)).Select(b => b.Intersect(box))]);

    public PacketSet Intersect(PacketSet other) => new([.. other.Boxes.SelectMany(b => Intersect(b).Boxes)]);

    public PacketSet Subtract(PacketBox box) => Boxes.Any(b => b.Overlaps(box)) ? new([.. Boxes.SelectMany(b => b.Subtract(box))]) : this;

    public PacketSet Subtract(PacketSet other) => Subtract(other.Boxes);

    /// <summary>What of this set is in none of the boxes, which may overlap.</summary>
    public PacketSet Subtract(IReadOnlyList<PacketBox> boxes) => Subtract(boxes, null);

    internal PacketSet Subtract(IReadOnlyList<PacketBox> boxes, PieceBudget? budget) => boxes.Count == 0 ? this : new([.. Boxes.SelectMany(b => BoxDifference.Of(b, boxes, budget))]);

    public PacketSet Union(PacketSet other) => new([.. Boxes, .. other.Subtract(this).Boxes]);

    public bool IsSubsetOf(PacketSet other) => Subtract(other).IsEmpty;

    /// <summary>Equal as sets, however the boxes are cut.</summary>
    public bool SetEquals(PacketSet other) => IsSubsetOf(other) && other.IsSubsetOf(this);

    /// <summary>The same packets, in boxes that are equal for equal sets. They may be many: for sets that people look at.</summary>
    public PacketSet Canonical() => new([.. CanonicalBoxes.Of(Boxes)]);

    /// <summary>The lowest packet of a set that is not empty: by source, then destination, protocol and ports.</summary>
    public PacketBox Sample()
    {
        var (source, destination, protocol, from, to) = Boxes.Select(b => (b.Source.Intervals.Min, b.Destination.Intervals.Min, b.Protocol.Min, b.SourcePorts.Intervals.Min, b.DestinationPorts.Intervals.Min)).Min();
        return new(AddressSet.Of(new Address(source)), AddressSet.Of(new Address(destination)), Protocols.Only((int)protocol), PortSet.Of((int)from), PortSet.Of((int)to));
    }

    public AddressSet Sources => AddressSet.UnionOf(Boxes.Select(b => b.Source));

    public AddressSet Destinations => AddressSet.UnionOf(Boxes.Select(b => b.Destination));

    public override string ToString() => IsEmpty ? "none" : string.Join("; ", Boxes);
}
