using FsCheck;
using FsCheck.Fluent;
using HybridDrift.Addresses;

namespace HybridDrift.Tests.Addresses;

/// <summary>
/// Sets of 64 consecutive numbers, each together with the bit mask that it must agree with: at the low end, at the high
/// end, and in the middle of the numbers.
/// </summary>
internal static class SmallDomain
{
    public static readonly uint[] Bases = [0, 0x0A000000 - 32, uint.MaxValue - 63];

    /// <summary>Intervals as they come: in any order, overlapping, adjacent.</summary>
    private static Gen<(int First, int Last)[]> Spans =>
        Gen.ArrayOf(from first in Gen.Choose(0, 63) from length in Gen.Frequency((3, Gen.Choose(0, 3)), (1, Gen.Choose(0, 63))) select (first, Math.Min(63, first + length)));

    public static Arbitrary<Pair> Pairs =>
        Arb.From(from at in Gen.Elements(Bases) from a in Spans from b in Spans select new Pair(at, a, b), Shrink);

    public static ulong Mask((int First, int Last)[] spans)
    {
        var mask = 0UL;
        foreach (var (first, last) in spans)
            for (var i = first; i <= last; i++) mask |= 1UL << i;
        return mask;
    }

    /// <summary>The numbers of the set, found by asking for each; none may lie outside.</summary>
    public static ulong Mask(uint at, IntervalSet set)
    {
        var mask = 0UL;
        for (var i = 0; i < 64; i++)
            if (set.Contains(at + (uint)i)) mask |= 1UL << i;
        Assert.False((at > 0 && set.Contains(at - 1)) || (at + 63UL < uint.MaxValue && set.Contains(at + 64)));
        return mask;
    }

    private static IEnumerable<Pair> Shrink(Pair pair)
    {
        for (var i = 0; i < pair.A.Length; i++) yield return pair with { A = [.. pair.A[..i], .. pair.A[(i + 1)..]] };
        for (var i = 0; i < pair.B.Length; i++) yield return pair with { B = [.. pair.B[..i], .. pair.B[(i + 1)..]] };
    }

    internal sealed record Pair(uint At, (int First, int Last)[] A, (int First, int Last)[] B)
    {
        public IntervalSet SetA => Set(A);

        public IntervalSet SetB => Set(B);

        public override string ToString() => $"from {At}: {string.Join(" ", A)} and {string.Join(" ", B)}";

        private IntervalSet Set((int First, int Last)[] spans) =>
            IntervalSet.Of(spans.Select(s => new IntervalSet.Interval(At + (uint)s.First, At + (uint)s.Last)));
    }
}
