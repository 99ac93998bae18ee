using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace HybridDrift.Addresses;

/// <summary>
/// Products of interval sets in a fixed order, all of the same dimensions, which are asked for those that overlap with
/// another. The ends of their bounding intervals stand in columns, so that several are compared at once.
/// </summary>
internal sealed class Products
{
    private readonly IntervalSet[][] products;

    /// <summary>
    /// A column for the first and one for the last number of each dimension, one after the other. The numbers are moved
    /// down by half their range: processors compare several at once only with a sign.
    /// </summary>
    private readonly int[] bounds;

    /// <summary>Whether a product has no gaps: then its bounds are all there is to it.</summary>
    private readonly bool[] whole;

    /// <param name="products">None of them empty in any dimension.</param>
    public Products(IReadOnlyList<IntervalSet[]> products)
    {
        this.products = [.. products];
        whole = [.. products.Select(IsWhole)];
        var dimensions = products.Count == 0 ? 0 : products[0].Length;
        bounds = new int[2 * dimensions * Count];
        for (var i = 0; i < Count; i++)
        {
            for (var d = 0; d < dimensions; d++)
                (bounds[2 * d * Count + i], bounds[(2 * d + 1) * Count + i]) = (Signed(products[i][d].Min), Signed(products[i][d].Max));
        }
    }

    public int Count => products.Length;

    public IntervalSet[] this[int index] => products[index];

    /// <summary>The indexes below <paramref name="before"/> of the products that have something in common with this one, ascending.</summary>
    public List<int> Overlapping(IntervalSet[] product, int before)
    {
        var found = new List<int>();
        var noGaps = IsWhole(product);
        Span<Range> ranges = stackalloc Range[product.Length];
        ranges = ranges[..Narrow(product, ranges)];
        ref var column = ref MemoryMarshal.GetArrayDataReference(bounds);
        var at = 0;
        for (; at + Vector256<int>.Count <= before; at += Vector256<int>.Count)
        {
            var apart = Vector256<int>.Zero;
            foreach (ref readonly var range in ranges)
            {
                apart |= Vector256.GreaterThan(Vector256.LoadUnsafe(ref column, (nuint)(range.Column + at)), range.Last)
                    | Vector256.LessThan(Vector256.LoadUnsafe(ref column, (nuint)(range.Column + Count + at)), range.First);
                if (apart == Vector256<int>.AllBitsSet) break;
            }
            for (var bits = ~apart.ExtractMostSignificantBits() & 0xFF; bits != 0; bits &= bits - 1)
                Add(at + BitOperations.TrailingZeroCount(bits));
        }
        for (; at < before; at++)
            if (Overlap(products[at], product)) found.Add(at);
        return found;

        // Bounds that overlap are not enough where a set has gaps.
        void Add(int index)
        {
            if ((noGaps && whole[index]) || Overlap(products[index], product)) found.Add(index);
        }
    }

    /// <summary>What the columns of one dimension are compared with.</summary>
    private readonly record struct Range(int Column, uint Width, Vector256<int> First, Vector256<int> Last);

    /// <summary>The dimensions that tell products apart, the narrowest first: in one that holds everything nothing is apart.</summary>
    private int Narrow(IntervalSet[] product, Span<Range> ranges)
    {
        var count = 0;
        for (var d = 0; d < product.Length; d++)
        {
            var (first, last) = (product[d].Min, product[d].Max);
            if (first == 0 && last == uint.MaxValue) continue;
            var slot = count++;
            for (; slot > 0 && ranges[slot - 1].Width > last - first; slot--) ranges[slot] = ranges[slot - 1];
            ranges[slot] = new(2 * d * Count, last - first, Vector256.Create(Signed(first)), Vector256.Create(Signed(last)));
        }
        return count;
    }

    private static int Signed(uint number) => unchecked((int)(number ^ 0x80000000));

    private static bool IsWhole(IntervalSet[] product) => Array.TrueForAll(product, s => s.Intervals.Count == 1);

    public static bool Overlap(IntervalSet[] one, IntervalSet[] other)
    {
        for (var d = 0; d < one.Length; d++)
            if (!one[d].Overlaps(other[d])) return false;
        return true;
    }

    public static bool Holds(IntervalSet[] outer, IntervalSet[] inner)
    {
        for (var d = 0; d < outer.Length; d++)
            if (!inner[d].IsSubsetOf(outer[d])) return false;
        return true;
    }

    public static bool Holds(IntervalSet[] product, ReadOnlySpan<uint> point)
    {
        for (var d = 0; d < product.Length; d++)
            if (!product[d].Contains(point[d])) return false;
        return true;
    }
}
