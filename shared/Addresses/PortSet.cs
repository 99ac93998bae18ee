namespace HybridDrift.Addresses;

/// <summary>A set of TCP, UDP or SCTP ports, 0 to 65535 (for ICMP the type stands in their place).</summary>
public sealed class PortSet : IEquatable<PortSet>
{
    public static readonly PortSet All = new(IntervalSet.Of(0, 65535));

    public static readonly PortSet Empty = new(IntervalSet.Empty);

    public PortSet(IntervalSet intervals) => Intervals = intervals;

    public IntervalSet Intervals { get; }

    public bool IsEmpty => Intervals.IsEmpty;

    public bool IsAll => Intervals.Count == 65536;

    public static PortSet Of(params IEnumerable<int> ports) =>
        new(IntervalSet.Of(ports.Select(p => new IntervalSet.Interval((uint)p, (uint)p))));

    /// <summary>
    /// Reads <c>any</c>, <c>80</c>, <c>8000-8010</c> and comma lists of these. Null when some part is none of them.
    /// </summary>
    public static PortSet? TryParse(string text, out string? problem)
    {
        problem = null;
        var intervals = new List<IntervalSet.Interval>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (part.Equals("any", StringComparison.OrdinalIgnoreCase))
            {
                intervals.Add(new(0, 65535));
                continue;
            }
            var ends = part.Split('-', StringSplitOptions.TrimEntries);
            if (ends.Length <= 2 && Port(ends[0]) is { } first && Port(ends[^1]) is { } last && first <= last)
            {
                intervals.Add(new(first, last));
                continue;
            }
            problem = part.Length == 0 ? "a port is empty" : $"{Digits.Quote(part)} is not a port, a port range or 'any'";
            return null;
        }
        return new(IntervalSet.Of(intervals));
    }

    public bool Contains(int port) => Intervals.Contains((uint)port);

    public bool IsSubsetOf(PortSet other) => Intervals.IsSubsetOf(other.Intervals);

    public PortSet Union(PortSet other) => new(Intervals.Union(other.Intervals));

    public bool Equals(PortSet? other) => other is not null && Intervals.Equals(other.Intervals);

    public override bool Equals(object? obj) => Equals(obj as PortSet);

    public override int GetHashCode() => Intervals.GetHashCode();

    public override string ToString() => IsAll ? "any" : IsEmpty ? "none" : Intervals.ToString();

    private static uint? Port(string text) => (uint?)Digits.TryParse(text, 65535);
}
