using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Addresses;

namespace HybridDrift.Tests.Addresses;

public sealed class PacketSetTests
{
    [Property(MaxTest = 500)]
    public Property Sets_agree_with_bit_masks_when_the_universe_is_tiny() => Prop.ForAll(TinyUniverse.Sets(2), sets =>
    {
        var (a, b) = (TinyUniverse.Set(sets[0]), TinyUniverse.Set(sets[1]));
        var (maskA, maskB) = (TinyUniverse.Mask(sets[0]), TinyUniverse.Mask(sets[1]));
        Assert.Equal(maskA, TinyUniverse.Mask(a));
        Assert.Equal(maskA | maskB, TinyUniverse.Mask(a.Union(b)));
        Assert.Equal(maskA & maskB, TinyUniverse.Mask(a.Intersect(b)));
        Assert.Equal(maskA & ~maskB, TinyUniverse.Mask(a.Subtract(b)));
        Assert.Equal(maskA & ~maskB, TinyUniverse.Mask(a.Subtract([.. sets[1].Select(c => c.Box)])));
        Assert.Equal(~maskA, TinyUniverse.Mask(PacketSet.All.Subtract([.. sets[0].Select(c => c.Box)])));
        Assert.Equal((maskA == 0, (maskA & ~maskB) == 0, maskA == maskB), (a.IsEmpty, a.IsSubsetOf(b), a.SetEquals(b)));
        foreach (var cells in sets[1])
        {
            Assert.Equal(maskA & cells.Mask, TinyUniverse.Mask(a.Intersect(cells.Box)));
            Assert.Equal(maskA & ~cells.Mask, TinyUniverse.Mask(a.Subtract(cells.Box)));
        }
    });

    [Property]
    public Property Laws_of_sets_hold_when_sets_are_combined() => Prop.ForAll(TinyUniverse.Sets(3), sets =>
    {
        var (a, b, c) = (TinyUniverse.Set(sets[0]), TinyUniverse.Set(sets[1]), TinyUniverse.Set(sets[2]));
        Same(a.Union(b), b.Union(a));
        Same(a.Intersect(b), b.Intersect(a));
        Same(a.Union(b).Union(c), a.Union(b.Union(c)));
        Same(a.Intersect(b.Union(c)), a.Intersect(b).Union(a.Intersect(c)));
        Same(PacketSet.All.Subtract(a.Union(b)), PacketSet.All.Subtract(a).Intersect(PacketSet.All.Subtract(b)));
        Same(a, PacketSet.All.Subtract(PacketSet.All.Subtract(a)));
        Same(a, a.Subtract(b).Union(a.Intersect(b)));
        Same(a.Subtract(b).Subtract(c), a.Subtract(b.Union(c)));
        Assert.True(a.Subtract(b).Intersect(b).IsEmpty);
    });

    [Property]
    public Property Boxes_are_equal_when_sets_are_equal_and_canonical() => Prop.ForAll(TinyUniverse.Sets(2), sets =>
    {
        var (a, b) = (TinyUniverse.Set(sets[0]), TinyUniverse.Set(sets[1]));
        Assert.Equal(TinyUniverse.Mask(a), TinyUniverse.Mask(a.Canonical()));
        foreach (var same in new[] { TinyUniverse.Set(sets[0].Reverse()), PacketSet.All.Subtract(PacketSet.All.Subtract(a)), a.Subtract(b).Union(a.Intersect(b)), a.Canonical() })
            Assert.Equal(a.Canonical().Boxes, same.Canonical().Boxes);
        Assert.Equal(a.SetEquals(b), a.Canonical().Boxes.SequenceEqual(b.Canonical().Boxes));
    });

    [Property]
    public Property A_sample_is_the_lowest_packet_however_the_set_is_cut() => Prop.ForAll(TinyUniverse.Sets(1), sets =>
    {
        var set = TinyUniverse.Set(sets[0]);
        if (set.IsEmpty) return;
        var sample = set.Sample();
        Assert.Equal((UInt128.One, true), (sample.Count, PacketSet.Of(sample).IsSubsetOf(set)));
        Assert.Equal(sample, PacketSet.All.Subtract(PacketSet.All.Subtract(set)).Sample());
        Assert.Equal(set.Sources.First, sample.Source.First);
        Assert.Equal(set.Intersect(PacketBox.All with { Source = sample.Source }).Destinations.First, sample.Destination.First);
    });

    [Property]
    public Property Counts_add_up_when_sets_are_cut() => Prop.ForAll(TinyUniverse.Sets(2), sets =>
    {
        var (a, b) = (TinyUniverse.Set(sets[0]), TinyUniverse.Set(sets[1]));
        Assert.Equal(a.Count + b.Count, a.Union(b).Count + a.Intersect(b).Count);
        Assert.Equal(a.Count, a.Subtract(b).Count + a.Intersect(b).Count);
    });

    [Property]
    public Property Sides_are_those_of_the_packets_when_they_are_asked() => Prop.ForAll(TinyUniverse.Sets(1), sets =>
    {
        var filled = sets[0].Where(c => c.Mask != 0).Select(c => c.Box).ToArray();
        var set = TinyUniverse.Set(sets[0]);
        Assert.Equal(AddressSet.UnionOf(filled.Select(b => b.Source)), set.Sources);
        Assert.Equal(AddressSet.UnionOf(filled.Select(b => b.Destination)), set.Destinations);
    });

    [Fact]
    public void Nothing_and_everything_are_told_apart_when_a_set_is_shown()
    {
        Assert.Equal(("none", "any any → any"), (PacketSet.Empty.ToString(), PacketSet.All.ToString()));
        Assert.True(PacketSet.Of(PacketBox.All with { Source = AddressSet.Empty }).IsEmpty);
        Assert.True(PacketSet.UnionOf([]).IsEmpty);
        Assert.Same(PacketSet.All, PacketSet.All.Subtract(PacketSet.Empty));
    }

    [Fact]
    public void Pieces_stay_few_when_boxes_cut_each_other_in_every_dimension()
    {
        // Ten boxes part each dimension in twenty: the classes of all together would be a million.
        var random = new Random(7);
        IntervalSet Some(uint last) => (uint)random.NextInt64(last / 2) is var first ? IntervalSet.Of(first, first + last / 2) : IntervalSet.Empty;
        PacketBox[] boxes = [.. Enumerable.Range(0, 10).Select(_ => new PacketBox(new(Some(uint.MaxValue)), new(Some(uint.MaxValue)), Some(255), new(Some(65535)), new(Some(65535))))];
        var rest = PacketSet.All.Subtract(boxes);

        Assert.InRange(rest.Boxes.Count, 10, 5_000);
        Assert.Equal(UInt128.One << 104, rest.Count + PacketSet.UnionOf(boxes).Count);
        Assert.All(boxes, b => Assert.True(rest.Intersect(b).IsEmpty));
    }

    [Fact]
    public void Pieces_stay_few_when_many_boxes_of_one_service_are_taken()
    {
        var https = PacketBox.All with { Protocol = Protocols.Only(Protocols.Tcp), DestinationPorts = PortSet.Of(443) };
        PacketBox[] boxes = [.. Enumerable.Range(0, 400).Select(i => AddressSet.Of(Prefix.Of(new((uint)i * 65536), 16)))
            .Select((net, i) => i % 2 == 0 ? https with { Source = net } : https with { Destination = net })];
        // Not tcp, not 443, and the sources and destinations that no box names.
        Assert.Equal(3, PacketSet.All.Subtract(boxes).Boxes.Count);
        Assert.InRange(PacketSet.UnionOf(boxes).Boxes.Count, 2, 400);
    }

    private static void Same(PacketSet a, PacketSet b)
    {
        Assert.True(a.SetEquals(b), $"{a} is not {b}");
        Assert.Equal(TinyUniverse.Mask(a), TinyUniverse.Mask(b));
    }

    [Fact]
    public void All_packets_are_counted_exactly_and_none_twice()
    {
        var two = PacketBox.All with { Source = AddressSet.Of(Prefix.Parse("10.0.0.0/31")), Protocol = Protocols.Only(Protocols.Tcp), DestinationPorts = PortSet.Of(80, 443) };

        Assert.Equal(UInt128.One << 104, PacketSet.All.Count);
        Assert.Equal(UInt128.Zero, PacketSet.Empty.Count);
        Assert.Equal((UInt128)4 << 48, two.Count);
        Assert.Equal((UInt128.One << 104) - ((UInt128)4 << 48), PacketSet.All.Subtract(two).Count);
        Assert.Equal((UInt128)4 << 48, PacketSet.UnionOf([two, two]).Count);
    }
}
