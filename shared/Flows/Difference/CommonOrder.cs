namespace HybridDrift.Flows.Difference;

/// <summary>
/// The longest list of rules that both lists have, in the same order. A packet that is decided differently is decided by
/// another rule on one side at least: of two common rules that both match it, both lists ask the same one first.
/// </summary>
internal sealed class CommonOrder
{
    /// <summary>For each rule its twin in the other list; -1 for one that was added, removed, changed or moved.</summary>
    public int[] TwinOfOld { get; }

    /// <inheritdoc cref="TwinOfOld"/>
    public int[] TwinOfNew { get; }

    private CommonOrder(int[] twinOfOld, int[] twinOfNew) => (TwinOfOld, TwinOfNew) = (twinOfOld, twinOfNew);

    public static CommonOrder Of<T>(RuleList<T> before, RuleList<T> after) where T : class
    {
        var positions = new Dictionary<RuleList<T>.Entry, Queue<int>>(new Meaning<T>());
        for (var n = 0; n < after.Entries.Count; n++)
        {
            if (!positions.TryGetValue(after.Entries[n], out var queue)) positions.Add(after.Entries[n], queue = new());
            queue.Enqueue(n);
        }
        var pairs = new List<(int Old, int New)>();
        for (var o = 0; o < before.Entries.Count; o++)
            if (positions.TryGetValue(before.Entries[o], out var queue) && queue.TryDequeue(out var n)) pairs.Add((o, n));

        var (old, @new) = (new int[before.Entries.Count], new int[after.Entries.Count]);
        Array.Fill(old, -1);
        Array.Fill(@new, -1);
        foreach (var (o, n) in Ascending(pairs)) (old[o], @new[n]) = (n, o);
        return new(old, @new);
    }

    /// <summary>The most pairs whose second numbers ascend with the first.</summary>
    private static IEnumerable<(int Old, int New)> Ascending(List<(int Old, int New)> pairs)
    {
        var (ends, before) = (new List<int>(), new int[pairs.Count]);
        for (var p = 0; p < pairs.Count; p++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (pairs[ends[middle]].New < pairs[p].New) low = middle + 1;
                else high = middle;
            }
            before[p] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count) ends.Add(p);
            else ends[low] = p;
        }
        for (var p = ends.Count == 0 ? -1 : ends[^1]; p >= 0; p = before[p]) yield return pairs[p];
    }

    private sealed class Meaning<T> : IEqualityComparer<RuleList<T>.Entry> where T : class
    {
        public bool Equals(RuleList<T>.Entry? x, RuleList<T>.Entry? y) => x!.MeansTheSame(y!);

        public int GetHashCode(RuleList<T>.Entry entry) => entry.MeaningHash();
    }
}
