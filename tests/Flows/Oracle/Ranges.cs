using HybridDrift.Addresses;

namespace HybridDrift.Tests.Flows.Oracle;

/// <summary>The numbers of a model element as plain pairs. This is all that the oracle takes from the sets.</summary>
internal static class Ranges
{
    public static bool Holds(IntervalSet set, long value)
    {
        foreach (var (first, last) in Read(set))
            if (value >= first && value <= last) return true;
        return false;
    }

    /// <summary>Every number, one by one: for sets that a test made small.</summary>
    public static List<long> Each(IntervalSet set)
    {
        var numbers = new List<long>();
        foreach (var (first, last) in Read(set))
            for (var number = first; number <= last; number++) numbers.Add(number);
        return numbers;
    }

    public static List<(long First, long Last)> Read(IntervalSet set)
    {
        var pairs = new List<(long First, long Last)>();
        foreach (var interval in set.Intervals) pairs.Add((interval.First, interval.Last));
        return pairs;
    }
}
