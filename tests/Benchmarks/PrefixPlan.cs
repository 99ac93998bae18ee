using HybridDrift.Addresses;

namespace HybridDrift.Benchmarks;

/// <summary>
/// Distinct prefixes as large networks have them: mostly /24, some summaries, some hosts, anywhere in the unicast space.
/// The same seed gives the same prefixes.
/// </summary>
internal static class PrefixPlan
{
    /// <summary>Of a thousand prefixes, how many have which length.</summary>
    private static readonly (int Length, int Weight)[] Lengths =
    [
        (8, 1), (12, 1), (14, 2), (16, 20), (18, 8), (19, 12), (20, 30), (21, 30), (22, 80), (23, 70), (24, 580), (25, 4), (26, 40), (28, 20), (30, 10), (32, 60),
    ];

    public static Prefix[] Of(int count, int seed = 5)
    {
        var random = new Random(seed);
        var bag = Lengths.SelectMany(l => Enumerable.Repeat(l.Length, l.Weight)).ToArray();
        var seen = new HashSet<Prefix>(count);
        var prefixes = new List<Prefix>(count);
        while (prefixes.Count < count)
        {
            var address = new Address((uint)random.NextInt64(1L << 32));
            if (address.Value >> 24 is 0 or 127 or >= 224) continue;
            var prefix = Prefix.Of(address, bag[random.Next(bag.Length)]);
            if (seen.Add(prefix)) prefixes.Add(prefix);
        }
        return [.. prefixes];
    }

    /// <summary>Ranges that overlap without one containing the other, which prefixes never do.</summary>
    public static IntervalSet.Interval[] Ranges(int count, int seed = 5)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var first = (uint)random.NextInt64(1L << 32);
            return new IntervalSet.Interval(first, (uint)Math.Min(uint.MaxValue, first + random.NextInt64(1L << random.Next(0, 18))));
        })];
    }
}
