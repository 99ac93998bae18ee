using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Addresses;

namespace HybridDrift.Tests.Addresses;

public sealed class OverlapsTests
{
    /// <summary>Ranges crowded together at both ends of the numbers and between, so that every way to overlap comes up.</summary>
    private static Arbitrary<IntervalSet.Interval[]> Ranges => Arb.From(Gen.ArrayOf(
        from at in Gen.Elements(SmallDomain.Bases)
        from first in Gen.Choose(0, 63)
        from length in Gen.Frequency((3, Gen.Choose(0, 4)), (1, Gen.Choose(0, 63)))
        select new IntervalSet.Interval(at + (uint)first, at + (uint)Math.Min(63, first + length))), Shrink);

    private static Arbitrary<Prefix[]> Prefixes => Arb.From(Gen.ArrayOf(
        from address in Gen.Frequency((3, Gen.Choose(0, 40).Select(n => 0x0A000000u + (uint)n)), (1, Gen.Choose(int.MinValue, int.MaxValue).Select(n => (uint)n)))
        from length in Gen.Frequency((3, Gen.Choose(24, 32)), (1, Gen.Choose(0, 32)))
        select Prefix.Of(new(address), length)));

    [Property(MaxTest = 500)]
    public Property Every_pair_that_shares_addresses_is_found_once_when_ranges_overlap_in_any_way() => Prop.ForAll(Ranges, ranges =>
        Assert.Equal(Naive(ranges), Canonical(Overlaps.Among(ranges))));

    [Property(MaxTest = 500)]
    public Property Every_pair_that_shares_addresses_is_found_once_when_there_are_prefixes() => Prop.ForAll(Prefixes, prefixes =>
    {
        var found = Overlaps.Among(prefixes).ToArray();

        Assert.Equal(Naive([.. prefixes.Select(p => new IntervalSet.Interval(p.Network.Value, p.Last.Value))]), Canonical(found));
        Assert.All(found, o => Assert.True(o.Contained && prefixes[o.Outer].Contains(prefixes[o.Inner])));
    });

    [Property]
    public Property The_outer_range_comes_first_and_what_is_contained_is_said() => Prop.ForAll(Ranges, ranges =>
        Assert.All(Overlaps.Among(ranges), o =>
        {
            var (outer, inner) = (ranges[o.Outer], ranges[o.Inner]);
            Assert.True(outer.First < inner.First || (outer.First == inner.First && (outer.Last > inner.Last || (outer.Last == inner.Last && o.Outer < o.Inner))));
            Assert.Equal(outer.Last >= inner.Last, o.Contained);
        }));

    [Fact]
    public void Nothing_is_found_when_ranges_only_touch() =>
        Assert.Empty(Overlaps.Among([new IntervalSet.Interval(0, 9), new(10, 19), new(uint.MaxValue, uint.MaxValue), new(20, uint.MaxValue - 1)]));

    [Fact]
    public void Everything_overlaps_everything_when_all_are_the_whole_space() =>
        Assert.Equal(100 * 99 / 2, Overlaps.Among(Enumerable.Repeat(Prefix.Parse("0.0.0.0/0"), 100)).Distinct().Count());

    [Fact]
    public void A_long_range_is_still_seen_when_a_shorter_one_inside_it_has_ended() => Assert.Equal(
        [new Overlap(0, 1, new(10, 10), true), new Overlap(0, 2, new(30, 40), false)],
        Overlaps.Among([new IntervalSet.Interval(0, 40), new(10, 10), new(30, 50)]));

    [Fact]
    public void A_range_is_refused_when_it_is_upside_down() =>
        Assert.Throws<ArgumentException>(() => Overlaps.Among([new IntervalSet.Interval(5, 4)]).Any());

    private static IEnumerable<(int, int, IntervalSet.Interval)> Canonical(IEnumerable<Overlap> overlaps) =>
        overlaps.Select(o => (Math.Min(o.Outer, o.Inner), Math.Max(o.Outer, o.Inner), o.Shared)).Order(Comparer<(int, int, IntervalSet.Interval)>.Create((a, b) => (a.Item1, a.Item2).CompareTo((b.Item1, b.Item2))));

    private static List<(int, int, IntervalSet.Interval)> Naive(IntervalSet.Interval[] ranges)
    {
        var found = new List<(int, int, IntervalSet.Interval)>();
        for (var i = 0; i < ranges.Length; i++)
            for (var j = i + 1; j < ranges.Length; j++)
                if (IntervalSet.Of([ranges[i]]).Intersect(IntervalSet.Of([ranges[j]])) is { IsEmpty: false } shared) found.Add((i, j, shared.Intervals[0]));
        return found;
    }

    private static IEnumerable<IntervalSet.Interval[]> Shrink(IntervalSet.Interval[] ranges) =>
        ranges.Select((_, i) => ranges.Where((_, j) => j != i).ToArray());
}
