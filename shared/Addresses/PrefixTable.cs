using System.Diagnostics.CodeAnalysis;

namespace HybridDrift.Addresses;

/// <summary>
/// Longest-prefix match: the address space cut into ranges, each with the value of the longest prefix that holds it.
/// </summary>
public sealed class PrefixTable<T>
{
    private const int Nothing = -1;

    /// <summary>Where each range begins, ascending, the first at 0; it ends before the next.</summary>
    private readonly uint[] starts;

    /// <summary>Which value a range has, or <see cref="Nothing"/>.</summary>
    private readonly int[] owners;

    /// <summary>The range that the first address with these upper 16 bits lies in.</summary>
    private readonly int[] index = new int[65537];

    private readonly T[] values;

    /// <param name="entries">A prefix that comes twice has the value that comes last.</param>
    public PrefixTable(IEnumerable<(Prefix Prefix, T Value)> entries)
    {
        (Prefix Prefix, T Value)[] all = [.. entries];
        values = [.. all.Select(e => e.Value)];
        // By network, the wider first; stable for equal prefixes.
        var keys = new ulong[all.Length];
        var order = new int[all.Length];
        for (var i = 0; i < all.Length; i++) (keys[i], order[i]) = ((ulong)all[i].Prefix.Network.Value << 32 | (uint)all[i].Prefix.Length << 26 | (uint)i & 0x3FFFFFF, i);
        Array.Sort(keys, order);

        var ranges = new List<(uint Start, int Owner)>(all.Length * 2 + 1);
        Put(0, Nothing);
        var open = new Stack<(ulong End, int Owner)>();
        foreach (var i in order)
        {
            var prefix = all[i].Prefix;
            Close(prefix.Network.Value);
            Put(prefix.Network.Value, i);
            open.Push(((ulong)prefix.Last.Value + 1, i));
        }
        Close(1UL << 32);
        (starts, owners) = ([.. ranges.Select(r => r.Start)], [.. ranges.Select(r => r.Owner)]);
        var range = 0;
        for (var upper = 0; upper < 65536; upper++)
        {
            while (range + 1 < starts.Length && starts[range + 1] <= (uint)upper << 16) range++;
            index[upper] = range;
        }
        index[65536] = starts.Length - 1;

        void Close(ulong until)
        {
            while (open.TryPeek(out var top) && top.End <= until)
            {
                open.Pop();
                if (top.End < 1UL << 32) Put((uint)top.End, open.TryPeek(out var outer) ? outer.Owner : Nothing);
            }
        }

        void Put(uint start, int owner)
        {
            // A longer prefix that begins at the same address, or ends at it, takes the place of the range.
            if (ranges.Count > 0 && ranges[^1].Start == start) ranges[^1] = (start, owner);
            else ranges.Add((start, owner));
        }
    }

    public bool TryFind(Address address, [MaybeNullWhen(false)] out T value)
    {
        var owner = owners[RangeOf(address.Value)];
        value = owner == Nothing ? default : values[owner];
        return owner != Nothing;
    }

    /// <summary>The parts of the set that have the same entry, in the order of their lowest addresses; null is what no prefix holds.</summary>
    public IReadOnlyList<(AddressSet Addresses, T? Value, bool Found)> Split(AddressSet addresses)
    {
        var parts = new Dictionary<int, List<IntervalSet.Interval>>();
        foreach (var interval in addresses.Intervals.Intervals)
        {
            for (var range = RangeOf(interval.First); range < starts.Length && starts[range] <= interval.Last; range++)
            {
                var end = range + 1 < starts.Length ? starts[range + 1] - 1 : uint.MaxValue;
                if (!parts.TryGetValue(owners[range], out var list)) parts.Add(owners[range], list = []);
                list.Add(new(Math.Max(interval.First, starts[range]), Math.Min(interval.Last, end)));
            }
        }
        return [.. parts.OrderBy(p => p.Value[0].First).Select(p => (new AddressSet(IntervalSet.Of(p.Value)), p.Key == Nothing ? default : values[p.Key], p.Key != Nothing))];
    }

    private int RangeOf(uint address)
    {
        var (low, high) = (index[address >> 16], index[(address >> 16) + 1]);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (starts[middle] <= address) low = middle;
            else high = middle - 1;
        }
        return low;
    }
}
