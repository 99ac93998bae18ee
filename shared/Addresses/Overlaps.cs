namespace HybridDrift.Addresses;

/// <summary>
/// Every pair out of any number of ranges that shares addresses, once: a sweep over the ranges in order of their start
/// that keeps those still open. Takes O(n log n + pairs), and nothing for a pair until it is asked for.
/// </summary>
public static class Overlaps
{
    /// <summary>Ordered by the start of the inner range.</summary>
    public static IEnumerable<Overlap> Among(IEnumerable<Prefix> prefixes) => Sweep([.. prefixes.Select(Interval)]);

    /// <inheritdoc cref="Among(IEnumerable{Prefix})"/>
    public static IEnumerable<Overlap> Among(IEnumerable<IntervalSet.Interval> ranges) => Sweep([.. ranges]);

    private static IntervalSet.Interval Interval(Prefix prefix) => new(prefix.Network.Value, prefix.Last.Value);

    private static IEnumerable<Overlap> Sweep(IntervalSet.Interval[] ranges)
    {
        if (Array.Exists(ranges, r => r.First > r.Last)) throw new ArgumentException("A range is upside down.");
        var open = new int[16];
        var count = 0;
        foreach (var inner in RangeOrder.Of(ranges))
        {
            var (first, last) = (ranges[inner].First, ranges[inner].Last);
            // Each look at an open range either closes it for good or is a pair: that is why the whole is linear.
            var kept = 0;
            for (var i = 0; i < count; i++)
            {
                var outer = open[i];
                var end = ranges[outer].Last;
                if (end < first) continue;
                open[kept++] = outer;
                yield return new(outer, inner, new(first, Math.Min(end, last)), end >= last);
            }
            if (kept == open.Length) Array.Resize(ref open, 2 * kept);
            open[kept] = inner;
            count = kept + 1;
        }
    }
}
