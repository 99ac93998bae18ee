namespace HybridDrift.Addresses;

/// <summary>
/// The order of ranges by start, the longer first, equal ones as they came. A radix sort, because comparing costs more
/// than all the rest of what is done with a hundred thousand ranges.
/// </summary>
internal static class RangeOrder
{
    private const int Digits = 8, Values = 256;

    /// <summary>The indexes of the ranges, in order.</summary>
    public static int[] Of(ReadOnlySpan<IntervalSet.Interval> ranges)
    {
        var (keys, order) = (new ulong[ranges.Length], new int[ranges.Length]);
        var counts = new int[Digits * Values];
        for (var i = 0; i < ranges.Length; i++)
        {
            var key = (ulong)ranges[i].First << 32 | ~ranges[i].Last;
            (keys[i], order[i]) = (key, i);
            for (var digit = 0; digit < Digits; digit++) counts[digit * Values + (int)(key >> 8 * digit & 255)]++;
        }
        var (otherKeys, otherOrder) = (new ulong[ranges.Length], new int[ranges.Length]);
        for (var digit = 0; digit < Digits; digit++)
        {
            var starts = counts.AsSpan(digit * Values, Values);
            if (!Accumulate(starts, ranges.Length)) continue;
            for (var i = 0; i < keys.Length; i++)
            {
                var to = starts[(int)(keys[i] >> 8 * digit & 255)]++;
                (otherKeys[to], otherOrder[to]) = (keys[i], order[i]);
            }
            (keys, otherKeys, order, otherOrder) = (otherKeys, keys, otherOrder, order);
        }
        return order;
    }

    /// <summary>Counts become first places; false when all keys have the same digit, which then orders nothing.</summary>
    private static bool Accumulate(Span<int> counts, int all)
    {
        var at = 0;
        foreach (ref var count in counts)
        {
            if (count == all) return false;
            (count, at) = (at, at + count);
        }
        return true;
    }
}
