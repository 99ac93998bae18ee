using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Addresses;

namespace HybridDrift.Tests.Addresses;

public sealed class IntervalSetTests
{
    [Property(MaxTest = 1000)]
    public Property Sets_agree_with_bit_masks_when_the_domain_is_small() => Prop.ForAll(SmallDomain.Pairs, pair =>
    {
        var (a, b) = (pair.SetA, pair.SetB);
        var (maskA, maskB) = (SmallDomain.Mask(pair.A), SmallDomain.Mask(pair.B));
        Assert.Equal(maskA, SmallDomain.Mask(pair.At, a));
        Assert.Equal(maskA | maskB, SmallDomain.Mask(pair.At, a.Union(b)));
        Assert.Equal(maskA | maskB, SmallDomain.Mask(pair.At, IntervalSet.UnionOf([a, b])));
        Assert.Equal(maskA & maskB, SmallDomain.Mask(pair.At, a.Intersect(b)));
        Assert.Equal(maskA & ~maskB, SmallDomain.Mask(pair.At, a.Subtract(b)));
        Assert.Equal((maskA & maskB) != 0, a.Overlaps(b));
        Assert.Equal((maskA & ~maskB) == 0, a.IsSubsetOf(b));
        Assert.Equal(maskA == maskB, a.Equals(b));
        Assert.Equal(maskA == 0, a.IsEmpty);
        Assert.Equal((ulong)BitOperations.PopCount(maskA), a.Count);
        if (maskA != 0) Assert.Equal(pair.At + (uint)BitOperations.TrailingZeroCount(maskA), a.Min);
    });

    [Property]
    public Property Every_result_is_canonical_when_sets_are_combined() => Prop.ForAll(SmallDomain.Pairs, pair =>
    {
        var (a, b) = (pair.SetA, pair.SetB);
        foreach (var set in new[] { a, b, a.Union(b), a.Intersect(b), a.Subtract(b) })
        {
            Assert.All(set.Intervals, i => Assert.True(i.First <= i.Last));
            Assert.All(set.Intervals.Zip(set.Intervals.Skip(1)), p => Assert.True((ulong)p.First.Last + 1 < p.Second.First));
            var again = IntervalSet.Of(set.Intervals.Reverse());
            Assert.Equal((set, set.GetHashCode()), (again, again.GetHashCode()));
        }
    });

    [Property]
    public void Laws_of_sets_hold_when_numbers_are_far_apart((uint, uint)[] x, (uint, uint)[] y, (uint, uint)[] z)
    {
        var all = IntervalSet.Of(0, uint.MaxValue);
        var (a, b, c) = (Set(x), Set(y), Set(z));
        Assert.Equal(a.Union(b), b.Union(a));
        Assert.Equal(a.Intersect(b), b.Intersect(a));
        Assert.Equal(a.Union(b).Union(c), a.Union(b.Union(c)));
        Assert.Equal(a.Intersect(b).Intersect(c), a.Intersect(b.Intersect(c)));
        Assert.Equal(a.Intersect(b.Union(c)), a.Intersect(b).Union(a.Intersect(c)));
        Assert.Equal(a.Union(b.Intersect(c)), a.Union(b).Intersect(a.Union(c)));
        Assert.Equal((a, a), (a.Union(a.Intersect(b)), a.Intersect(a.Union(b))));
        Assert.Equal(all.Subtract(a.Union(b)), all.Subtract(a).Intersect(all.Subtract(b)));
        Assert.Equal(a.Subtract(b), a.Intersect(all.Subtract(b)));
        Assert.Equal(a, all.Subtract(all.Subtract(a)));
        Assert.Equal(a.Count + b.Count, a.Union(b).Count + a.Intersect(b).Count);
        Assert.Equal(!a.Intersect(b).IsEmpty, a.Overlaps(b));
        Assert.Equal(a.Union(b).Equals(b), a.IsSubsetOf(b));
        Assert.Equal((all, IntervalSet.Empty), (a.Union(all), a.Subtract(all)));
    }

    [Fact]
    public void The_ends_of_the_numbers_are_in_the_set_when_everything_is()
    {
        var all = IntervalSet.Of(0, uint.MaxValue);
        Assert.Equal(1UL << 32, all.Count);
        Assert.True(all.Contains(0) && all.Contains(uint.MaxValue));
        Assert.Equal("0,4294967295", all.Subtract(IntervalSet.Of(1, uint.MaxValue - 1)).ToString());
        Assert.Equal(all, IntervalSet.Of(0, uint.MaxValue - 1).Union(IntervalSet.Of(uint.MaxValue, uint.MaxValue)));
        Assert.Equal("", IntervalSet.Empty.ToString());
        Assert.False(IntervalSet.Empty.Contains(0));
        Assert.False(all.Equals((object)"all") || all.Equals(null));
    }

    [Fact]
    public void An_interval_is_refused_when_it_is_upside_down()
    {
        Assert.Throws<ArgumentException>(() => IntervalSet.Of(2, 1));
        Assert.Throws<ArgumentException>(() => IntervalSet.Of([new(1, 5), new(4, 3)]));
    }

    private static IntervalSet Set((uint A, uint B)[] ends) =>
        IntervalSet.Of(ends.Select(e => new IntervalSet.Interval(Math.Min(e.A, e.B), Math.Max(e.A, e.B))));
}
