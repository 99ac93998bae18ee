using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Addresses;

namespace HybridDrift.Tests.Addresses;

public sealed class PacketBoxTests
{
    [Property(MaxTest = 1000)]
    public Property Boxes_agree_with_bit_masks_when_the_universe_is_tiny() => Prop.ForAll(Gen.Two(TinyUniverse.Box).ToArbitrary(), pair =>
    {
        var ((a, b), (maskA, maskB)) = ((pair.Item1.Box, pair.Item2.Box), (pair.Item1.Mask, pair.Item2.Mask));
        Assert.Equal(maskA == 0, a.IsEmpty);
        Assert.Equal((maskA & maskB) != 0, a.Overlaps(b));
        Assert.Equal(a.Overlaps(b), b.Overlaps(a));
        Assert.Equal(maskA & maskB, TinyUniverse.Mask(PacketSet.Of(a.Intersect(b))));
    });

    [Property(MaxTest = 1000)]
    public Property Pieces_are_disjoint_and_one_for_each_dimension_at_most_when_a_box_is_taken_from_a_box() =>
        Prop.ForAll(Gen.Two(TinyUniverse.Box.Where(c => c.Mask != 0)).ToArbitrary(), pair =>
        {
            PacketBox[] pieces = [.. pair.Item1.Box.Subtract(pair.Item2.Box)];
            Assert.InRange(pieces.Length, 0, 5);
            Assert.DoesNotContain(pieces, p => p.IsEmpty);
            for (var i = 0; i < pieces.Length; i++) Assert.DoesNotContain(pieces[..i], p => p.Overlaps(pieces[i]));
            Assert.Equal(pair.Item1.Mask & ~pair.Item2.Mask, TinyUniverse.Mask(PacketSet.UnionOf(pieces)));
        });

    [Fact]
    public void Pieces_are_few_when_the_box_that_is_taken_has_many_intervals()
    {
        var many = AddressSet.Of(Enumerable.Range(0, 500).Select(i => Prefix.Of(new((uint)i * 512), 24)));
        var ports = PortSet.Of(Enumerable.Range(0, 100).Select(i => i * 2));
        Assert.Equal(5, PacketBox.All.Subtract(new(many, many, Protocols.Only(Protocols.Tcp), ports, ports)).Count());
    }

    [Fact]
    public void A_box_reads_as_an_engineer_writes_it_when_it_is_shown()
    {
        var tcp = Protocols.Only(Protocols.Tcp);
        var lan = AddressSet.Of(Prefix.Parse("192.168.133.0/24"));
        Assert.Equal("any any → any", PacketBox.All.ToString());
        Assert.Equal("tcp 192.168.133.0/24 → 10.0.80.11:53", new PacketBox(lan, AddressSet.Of(Address.Parse("10.0.80.11")), tcp, PortSet.All, PortSet.Of(53)).ToString());
        Assert.Equal("tcp 192.168.133.0/24:1024-65535 → any", new PacketBox(lan, AddressSet.All, tcp, PortSet.TryParse("1024-65535", out _)!, PortSet.All).ToString());
    }
}
