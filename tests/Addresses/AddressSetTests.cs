using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Addresses;

namespace HybridDrift.Tests.Addresses;

public sealed class AddressSetTests
{
    [Property(MaxTest = 500)]
    public Property Prefixes_are_the_set_and_the_fewest_when_a_set_is_written_as_prefixes() => Prop.ForAll(SmallDomain.Pairs, pair =>
    {
        var set = new AddressSet(pair.SetA);
        Prefix[] prefixes = [.. set.ToPrefixes()];
        Assert.Equal(set, AddressSet.Of(prefixes));
        Assert.Equal(prefixes.Order(), prefixes);
        Assert.Equal(set.Count, prefixes.Aggregate(0UL, (sum, p) => sum + (1UL << (32 - p.Length))));
        // The bases are multiples of 32: two trees, except where all 64 are one prefix.
        var mask = SmallDomain.Mask(pair.A);
        var halves = Fewest(mask, 0, 32) + Fewest(mask, 32, 32);
        Assert.Equal(pair.At % 64 == 0 ? Fewest(mask, 0, 64) : halves, prefixes.Length);
    });

    [Theory]
    [InlineData("any", "0.0.0.0/0")]
    [InlineData("0.0.0.0", "0.0.0.0/32")]
    [InlineData("255.255.255.255", "255.255.255.255/32")]
    [InlineData("128.0.0.0-255.255.255.255", "128.0.0.0/1")]
    [InlineData("0.0.0.1-255.255.255.255", "0.0.0.1/32 0.0.0.2/31 0.0.0.4/30")]
    [InlineData("10.0.0.1-10.0.0.6", "10.0.0.1/32 10.0.0.2/31 10.0.0.4/31 10.0.0.6/32")]
    public void The_ends_are_right_when_a_set_is_written_as_prefixes(string text, string first) =>
        Assert.StartsWith(first, string.Join(" ", Read(text).ToPrefixes()), StringComparison.Ordinal);

    [Theory]
    [InlineData("any", "any")]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("10.0.0.0-10.0.0.255", "10.0.0.0/24")]
    [InlineData("10.0.0.1-10.0.0.3", "10.0.0.1, 10.0.0.2/31")]
    [InlineData("10.0.0.1-10.0.0.4", "10.0.0.1-10.0.0.4")]
    [InlineData("128.0.0.0/1,10.0.0.1", "10.0.0.1, 128.0.0.0/1")]
    public void A_set_is_written_as_an_engineer_would_when_it_is_shown(string text, string shown) => Assert.Equal(shown, Read(text).ToString());

    [Property]
    public Property Reading_gives_the_set_back_when_it_was_shown() => Prop.ForAll(SmallDomain.Pairs, pair =>
    {
        var set = new AddressSet(pair.SetA);
        Assert.Equal(set, set.IsEmpty ? AddressSet.Empty : Read(set.ToString()));
    });

    [Property]
    public Property Addresses_are_the_numbers_when_sets_are_combined() => Prop.ForAll(SmallDomain.Pairs, pair =>
    {
        var (a, b) = (new AddressSet(pair.SetA), new AddressSet(pair.SetB));
        Assert.Equal(pair.SetA.Union(pair.SetB), a.Union(b).Intervals);
        Assert.Equal(a.Union(b), AddressSet.UnionOf([b, a]));
        Assert.Equal(pair.SetA.Intersect(pair.SetB), a.Intersect(b).Intervals);
        Assert.Equal(pair.SetA.Subtract(pair.SetB), a.Subtract(b).Intervals);
        Assert.Equal((pair.SetA.Overlaps(pair.SetB), pair.SetA.IsSubsetOf(pair.SetB)), (a.Overlaps(b), a.IsSubsetOf(b)));
        Assert.Equal((pair.SetA.Equals(pair.SetB), pair.SetA.GetHashCode()), (a.Equals((object)b), a.GetHashCode()));
        if (!a.IsEmpty) Assert.True(a.Contains(a.First) && a.First.Value == pair.SetA.Min);
    });

    [Fact]
    public void Nothing_and_everything_are_told_apart_when_a_set_is_asked()
    {
        Assert.True(AddressSet.All.IsAll && AddressSet.Empty.IsEmpty && !AddressSet.All.IsEmpty && !AddressSet.Empty.IsAll);
        Assert.Equal(("any", "none", 1UL << 32), (AddressSet.All.ToString(), AddressSet.Empty.ToString(), AddressSet.All.Count));
        Assert.Empty(AddressSet.Empty.ToPrefixes());
        Assert.Equal(AddressSet.Of(Address.Parse("10.0.0.1")), AddressSet.Range(Address.Parse("10.0.0.1"), Address.Parse("10.0.0.1")));
    }

    /// <summary>Counted on the tree of halves: a full half is one prefix, a mixed one as many as its own halves.</summary>
    private static int Fewest(ulong mask, int from, int length)
    {
        var bits = Enumerable.Range(from, length).Count(i => (mask >> i & 1) != 0);
        return bits == 0 ? 0 : bits == length ? 1 : Fewest(mask, from, length / 2) + Fewest(mask, from + length / 2, length / 2);
    }

    private static AddressSet Read(string text) => AddressText.TryParse(text, out _)!.Addresses;
}
