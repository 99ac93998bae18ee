namespace HybridDrift.Addresses;

/// <summary>
/// A set of unsigned 32-bit numbers as sorted, disjoint, non-adjacent closed intervals: the canonical form, so that
/// equal sets are equal values. Addresses, ports and protocols are all such sets.
/// </summary>
public sealed class IntervalSet : IEquatable<IntervalSet>
{
    /// <summary>One closed interval, <c>First ≤ Last</c>.</summary>
    public readonly record struct Interval(uint First, uint Last)
    {
        public ulong Count => (ulong)Last - First + 1;
    }

    public static readonly IntervalSet Empty = new([]);

    private readonly Interval[] intervals;

    private IntervalSet(Interval[] canonical) => intervals = canonical;

    public IReadOnlyList<Interval> Intervals => intervals;

    public bool IsEmpty => intervals.Length == 0;

    /// <summary>How many numbers the set holds; 2^32 at most.</summary>
    public ulong Count
    {
        get
        {
            var count = 0UL;
            foreach (var interval in intervals) count += interval.Count;
            return count;
        }
    }

    /// <summary>The smallest number of a set that is not empty.</summary>
    public uint Min => intervals[0].First;

    /// <summary>The largest number of a set that is not empty.</summary>
    public uint Max => intervals[^1].Last;

    public static IntervalSet Of(uint first, uint last) =>
        first <= last ? new([new(first, last)]) : throw new ArgumentException($"The interval {first}-{last} is upside down.");

    public static IntervalSet Of(IEnumerable<Interval> any)
    {
        Interval[] sorted = [.. any];
        Array.Sort(sorted, static (a, b) => a.First.CompareTo(b.First));
        if (Array.Exists(sorted, i => i.First > i.Last)) throw new ArgumentException("An interval is upside down.");
        return sorted.Length == 0 ? Empty : new(Merge(sorted));
    }

    public static IntervalSet UnionOf(IEnumerable<IntervalSet> sets) => Of(sets.SelectMany(s => s.intervals));

    public bool Contains(uint value)
    {
        int low = 0, high = intervals.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (value < intervals[middle].First) high = middle - 1;
            else if (value > intervals[middle].Last) low = middle + 1;
            else return true;
        }
        return false;
    }

    public IntervalSet Union(IntervalSet other) =>
        IsEmpty ? other : other.IsEmpty || ReferenceEquals(this, other) ? this : Of(intervals.Concat(other.intervals));

    public IntervalSet Intersect(IntervalSet other)
    {
        if (intervals.Length == 1 && other.intervals.Length == 1) return Common(other);
        var result = new List<Interval>();
        for (int i = 0, j = 0; i < intervals.Length && j < other.intervals.Length;)
        {
            var (a, b) = (intervals[i], other.intervals[j]);
            var (first, last) = (Math.Max(a.First, b.First), Math.Min(a.Last, b.Last));
            if (first <= last) result.Add(new(first, last));
            if (a.Last < b.Last) i++; else j++;
        }
        return result.Count == 0 ? Empty : new([.. result]);
    }

    public bool Overlaps(IntervalSet other)
    {
        for (int i = 0, j = 0; i < intervals.Length && j < other.intervals.Length;)
        {
            var (a, b) = (intervals[i], other.intervals[j]);
            if (Math.Max(a.First, b.First) <= Math.Min(a.Last, b.Last)) return true;
            if (a.Last < b.Last) i++; else j++;
        }
        return false;
    }

    /// <summary>How many numbers the sets have in common.</summary>
    public ulong CountCommon(IntervalSet other)
    {
        var count = 0UL;
        for (int i = 0, j = 0; i < intervals.Length && j < other.intervals.Length;)
        {
            var (a, b) = (intervals[i], other.intervals[j]);
            var (first, last) = (Math.Max(a.First, b.First), Math.Min(a.Last, b.Last));
            if (first <= last) count += (ulong)last - first + 1;
            if (a.Last < b.Last) i++; else j++;
        }
        return count;
    }

    /// <summary>What of this set is not in <paramref name="other"/>.</summary>
    public IntervalSet Subtract(IntervalSet other)
    {
        var result = new List<Interval>();
        var j = 0;
        foreach (var interval in intervals)
        {
            var (first, last) = ((ulong)interval.First, (ulong)interval.Last);
            while (j < other.intervals.Length && other.intervals[j].Last < first) j++;
            for (var k = j; k < other.intervals.Length && other.intervals[k].First <= last && first <= last; k++)
            {
                if (other.intervals[k].First > first) result.Add(new((uint)first, other.intervals[k].First - 1));
                first = (ulong)other.intervals[k].Last + 1;
            }
            if (first <= last) result.Add(new((uint)first, (uint)last));
        }
        return result.Count == 0 ? Empty : new([.. result]);
    }

    public bool IsSubsetOf(IntervalSet other)
    {
        var at = 0;
        foreach (var interval in intervals)
        {
            while (at < other.intervals.Length && other.intervals[at].Last < interval.Last) at++;
            if (at == other.intervals.Length || other.intervals[at].First > interval.First) return false;
        }
        return true;
    }

    public bool Equals(IntervalSet? other) => other is not null && intervals.AsSpan().SequenceEqual(other.intervals);

    public override bool Equals(object? obj) => Equals(obj as IntervalSet);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var interval in intervals) hash.Add(interval);
        return hash.ToHashCode();
    }

    public override string ToString() => string.Join(",", intervals.Select(i => i.First == i.Last ? $"{i.First}" : $"{i.First}-{i.Last}"));

    /// <summary>Of two sets of one interval each, which most are; a set that would come out the same is not made anew.</summary>
    private IntervalSet Common(IntervalSet other)
    {
        var (a, b) = (intervals[0], other.intervals[0]);
        if (a.First >= b.First && a.Last <= b.Last) return this;
        if (b.First >= a.First && b.Last <= a.Last) return other;
        var (first, last) = (Math.Max(a.First, b.First), Math.Min(a.Last, b.Last));
        return first <= last ? new([new(first, last)]) : Empty;
    }

    private static Interval[] Merge(Interval[] sorted)
    {
        var merged = new List<Interval>(sorted.Length) { sorted[0] };
        foreach (var next in sorted.AsSpan(1))
        {
            var last = merged[^1];
            if (next.First <= (ulong)last.Last + 1) merged[^1] = new(last.First, Math.Max(last.Last, next.Last));
            else merged.Add(next);
        }
        return [.. merged];
    }
}
