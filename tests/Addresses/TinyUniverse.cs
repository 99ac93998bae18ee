using FsCheck;
using FsCheck.Fluent;
using HybridDrift.Addresses;

namespace HybridDrift.Tests.Addresses;

/// <summary>
/// All packets, told apart only by 4 × 4 × 2 × 2 × 2 cells that cover them: a set of packets is 128 bits, and everything
/// that is made of cells can be checked by asking for the first and the last packet of each.
/// </summary>
internal static class TinyUniverse
{
    private static readonly IntervalSet.Interval[] AddressCells = [new(0, 9), new(10, 10), new(11, 0x7FFFFFFF), new(0x80000000, uint.MaxValue)];
    private static readonly IntervalSet.Interval[] ProtocolCells = [new(0, 6), new(7, 255)];
    private static readonly IntervalSet.Interval[] PortCells = [new(0, 79), new(80, 65535)];

    /// <summary>The cells of one box, a bit mask for each dimension; a mask may be empty.</summary>
    internal sealed record Cells(int Source, int Destination, int Protocol, int SourcePorts, int DestinationPorts)
    {
        public PacketBox Box => new(new(Set(Source, AddressCells)), new(Set(Destination, AddressCells)), Set(Protocol, ProtocolCells),
            new(Set(SourcePorts, PortCells)), new(Set(DestinationPorts, PortCells)));

        public UInt128 Mask
        {
            get
            {
                var mask = UInt128.Zero;
                for (var cell = 0; cell < 128; cell++)
                    if ((Source >> (cell & 3) & Destination >> (cell >> 2 & 3) & Protocol >> (cell >> 4 & 1) & SourcePorts >> (cell >> 5 & 1) & DestinationPorts >> (cell >> 6) & 1) != 0)
                        mask |= UInt128.One << cell;
                return mask;
            }
        }

        private static IntervalSet Set(int mask, IntervalSet.Interval[] cells) => IntervalSet.Of(cells.Where((_, i) => (mask >> i & 1) != 0));
    }

    public static Gen<Cells> Box =>
        from source in Gen.Frequency((1, Gen.Constant(15)), (4, Gen.Choose(0, 15)))
        from destination in Gen.Frequency((1, Gen.Constant(15)), (4, Gen.Choose(0, 15)))
        from protocol in Gen.Choose(0, 12)
        from sourcePorts in Gen.Choose(0, 12)
        from destinationPorts in Gen.Choose(0, 12)
        select new Cells(source, destination, Mostly(protocol), Mostly(sourcePorts), Mostly(destinationPorts));

    /// <summary>Several lists of boxes, each to be taken as one set; shrunk box by box.</summary>
    public static Arbitrary<Cells[][]> Sets(int count) => Arb.From(Gen.ArrayOf(Gen.ArrayOf(Box).Resize(6), count), sets =>
        from s in Enumerable.Range(0, sets.Length)
        from i in Enumerable.Range(0, sets[s].Length)
        select sets.Select((set, n) => n == s ? [.. set[..i], .. set[(i + 1)..]] : set).ToArray());

    public static UInt128 Mask(IEnumerable<Cells> boxes) => boxes.Aggregate(UInt128.Zero, (mask, box) => mask | box.Mask);

    public static PacketSet Set(IEnumerable<Cells> boxes) => PacketSet.UnionOf(boxes.Select(b => b.Box));

    /// <summary>The cells that a set is made of; fails where boxes overlap, are empty, or cut through a cell.</summary>
    public static UInt128 Mask(PacketSet set)
    {
        Assert.DoesNotContain(set.Boxes, b => b.IsEmpty);
        var mask = UInt128.Zero;
        for (var cell = 0; cell < 128; cell++)
        {
            var (first, last) = (Holders(set, cell, c => c.First), Holders(set, cell, c => c.Last));
            Assert.True(first <= 1 && first == last, $"cell {cell} lies in {first} boxes by its first packet, in {last} by its last");
            if (first == 1) mask |= UInt128.One << cell;
        }
        return mask;
    }

    private static int Holders(PacketSet set, int cell, Func<IntervalSet.Interval, uint> end) => set.Boxes.Count(box =>
        box.Source.Contains(new(end(AddressCells[cell & 3]))) && box.Destination.Contains(new(end(AddressCells[cell >> 2 & 3])))
        && box.Protocol.Contains(end(ProtocolCells[cell >> 4 & 1]))
        && box.SourcePorts.Contains((int)end(PortCells[cell >> 5 & 1])) && box.DestinationPorts.Contains((int)end(PortCells[cell >> 6])));

    /// <summary>Both, one or the other cell, seldom none.</summary>
    private static int Mostly(int n) => n == 12 ? 0 : n % 3 + 1;
}
