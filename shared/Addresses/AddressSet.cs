using System.Numerics;

namespace HybridDrift.Addresses;

/// <summary>A set of IPv4 addresses. Equal sets are equal, however they were written down.</summary>
public sealed class AddressSet : IEquatable<AddressSet>
{
    public static readonly AddressSet Empty = new(IntervalSet.Empty);

    public static readonly AddressSet All = new(IntervalSet.Of(0, uint.MaxValue));

    public AddressSet(IntervalSet intervals) => Intervals = intervals;

    public IntervalSet Intervals { get; }

    public bool IsEmpty => Intervals.IsEmpty;

    public bool IsAll => Count == 1UL << 32;

    public ulong Count => Intervals.Count;

    /// <summary>The lowest address of a set that is not empty.</summary>
    public Address First => new(Intervals.Min);

    public static AddressSet Of(Address address) => new(IntervalSet.Of(address.Value, address.Value));

    public static AddressSet Of(params IEnumerable<Prefix> prefixes) =>
        new(IntervalSet.Of(prefixes.Select(p => new IntervalSet.Interval(p.Network.Value, p.Last.Value))));

    public static AddressSet Range(Address first, Address last) => new(IntervalSet.Of(first.Value, last.Value));

    public static AddressSet UnionOf(IEnumerable<AddressSet> sets) =>
        new(IntervalSet.Of(sets.SelectMany(s => s.Intervals.Intervals)));

    public bool Contains(Address address) => Intervals.Contains(address.Value);

    public AddressSet Union(AddressSet other) => new(Intervals.Union(other.Intervals));

    public AddressSet Intersect(AddressSet other) => new(Intervals.Intersect(other.Intervals));

    public AddressSet Subtract(AddressSet other) => new(Intervals.Subtract(other.Intervals));

    public bool Overlaps(AddressSet other) => Intervals.Overlaps(other.Intervals);

    public bool IsSubsetOf(AddressSet other) => Intervals.IsSubsetOf(other.Intervals);

    /// <summary>The fewest prefixes that make up the set, ascending.</summary>
    public IEnumerable<Prefix> ToPrefixes()
    {
        foreach (var interval in Intervals.Intervals)
        {
            for (ulong at = interval.First; at <= interval.Last;)
            {
                var aligned = at == 0 ? 32 : BitOperations.TrailingZeroCount(at);
                var fits = 63 - BitOperations.LeadingZeroCount(interval.Last - at + 1);
                var bits = Math.Min(aligned, fits);
                yield return Prefix.Of(new((uint)at), 32 - bits);
                at += 1UL << bits;
            }
        }
    }

    public bool Equals(AddressSet? other) => other is not null && Intervals.Equals(other.Intervals);

    public override bool Equals(object? obj) => Equals(obj as AddressSet);

    public override int GetHashCode() => Intervals.GetHashCode();

    /// <summary>As an engineer writes it: <c>any</c>, <c>none</c>, prefixes where few do it, ranges else.</summary>
    public override string ToString()
    {
        if (IsEmpty) return "none";
        if (IsAll) return "any";
        return string.Join(", ", Intervals.Intervals.SelectMany(Text));
    }

    private static IEnumerable<string> Text(IntervalSet.Interval interval)
    {
        if (interval.First == interval.Last) return [new Address(interval.First).ToString()];
        var prefixes = new AddressSet(IntervalSet.Of(interval.First, interval.Last)).ToPrefixes().Take(3).ToArray();
        return prefixes.Length <= 2
            ? prefixes.Select(p => p.Length == 32 ? p.Network.ToString() : p.ToString())
            : [$"{new Address(interval.First)}-{new Address(interval.Last)}"];
    }
}
