namespace HybridDrift.Addresses;

/// <summary>The coarsest partition of a set in which every value of a class lies in the same of some subsets.</summary>
internal static class IntervalClasses
{
    /// <summary>Each class that is not empty, with the subsets that hold it; ordered by lowest value, what lies in none of them first.</summary>
    public static IEnumerable<(IntervalSet Values, IReadOnlyList<int> Members)> Of(IntervalSet whole, IReadOnlyList<IntervalSet> subsets)
    {
        var none = whole.Subtract(IntervalSet.UnionOf(subsets));
        if (!none.IsEmpty) yield return (none, []);
        var classes = new Dictionary<ulong[], List<IntervalSet.Interval>>(BitsComparer.Instance);
        var order = new List<ulong[]>();
        var (at, inside, held) = (0UL, new ulong[(subsets.Count + 63) / 64], 0);
        foreach (var (edge, member, enters) in Edges(subsets))
        {
            if (edge > at && held > 0)
            {
                if (!classes.TryGetValue(inside, out var intervals))
                {
                    ulong[] key = [.. inside];
                    classes.Add(key, intervals = []);
                    order.Add(key);
                }
                intervals.Add(new((uint)at, (uint)(edge - 1)));
            }
            at = edge;
            inside[member / 64] ^= 1UL << member;
            held += enters ? 1 : -1;
        }
        foreach (var key in order) yield return (IntervalSet.Of(classes[key]), Members(key));
    }

    /// <summary>Where a value more or less lies in a subset, ascending.</summary>
    private static IEnumerable<(ulong At, int Member, bool Enters)> Edges(IReadOnlyList<IntervalSet> subsets)
    {
        var edges = new List<(ulong At, int Member, bool Enters)>();
        for (var member = 0; member < subsets.Count; member++)
        {
            foreach (var interval in subsets[member].Intervals)
            {
                edges.Add((interval.First, member, true));
                edges.Add(((ulong)interval.Last + 1, member, false));
            }
        }
        edges.Sort(static (a, b) => a.At.CompareTo(b.At));
        return edges;
    }

    private static List<int> Members(ulong[] bits)
    {
        var members = new List<int>();
        for (var word = 0; word < bits.Length; word++)
            for (var left = bits[word]; left != 0; left &= left - 1)
                members.Add(word * 64 + System.Numerics.BitOperations.TrailingZeroCount(left));
        return members;
    }

    private sealed class BitsComparer : IEqualityComparer<ulong[]>
    {
        public static readonly BitsComparer Instance = new();

        public bool Equals(ulong[]? x, ulong[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(ulong[] bits)
        {
            var hash = new HashCode();
            foreach (var word in bits) hash.Add(word);
            return hash.ToHashCode();
        }
    }
}
