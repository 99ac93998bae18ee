namespace HybridDrift.Addresses;

/// <summary>What is left of products of interval sets when others are taken away, as disjoint pieces.</summary>
internal static class ProductDifference
{
    /// <summary>Cut by the one that overlaps most, then the pieces that are left by the next.</summary>
    /// <param name="cuts">They may overlap each other.</param>
    /// <param name="budget">How many cuts may still be made; below zero the answer is not whole.</param>
    public static IReadOnlyList<IntervalSet[]> Of(IntervalSet[] whole, IEnumerable<IntervalSet[]> cuts, ref int budget)
    {
        var open = new List<IntervalSet[]>();
        var left = new Stack<(IntervalSet[] Piece, List<IntervalSet[]> Cuts)>();
        left.Push((whole, [.. cuts.Where(c => Products.Overlap(c, whole))]));
        while (left.TryPop(out var next))
        {
            var piece = next.Piece;
            if (next.Cuts.Count == 0) open.Add(piece);
            else if (!next.Cuts.Exists(c => Products.Holds(c, piece)))
            {
                if (--budget < 0) return open;
                var cut = next.Cuts.MaxBy(c => Cover.Share(c, piece))!;
                foreach (var rest in Cover.Without(piece, cut)) left.Push((rest, next.Cuts.FindAll(c => Products.Overlap(c, rest))));
            }
        }
        return open;
    }

    public static IntervalSet[] Common(IntervalSet[] one, IntervalSet[] other) => [.. one.Select((set, d) => set.Intersect(other[d]))];

    /// <summary>The same in fewer pieces: those that differ in one dimension only are joined, until there are none.</summary>
    public static IReadOnlyList<IntervalSet[]> Joined(IReadOnlyList<IntervalSet[]> pieces)
    {
        for (var before = -1; pieces.Count != before;)
        {
            before = pieces.Count;
            for (var d = 0; pieces.Count > 1 && d < pieces[0].Length; d++)
            {
                var dimension = d;
                pieces = [.. pieces.GroupBy(p => p, new Except(dimension)).Select(same => same.Count() == 1 ? same.First() : Join(same, dimension))];
            }
        }
        return pieces;
    }

    private static IntervalSet[] Join(IEnumerable<IntervalSet[]> same, int dimension)
    {
        IntervalSet[] joined = [.. same.First()];
        joined[dimension] = IntervalSet.UnionOf(same.Select(p => p[dimension]));
        return joined;
    }

    /// <summary>Equal in every dimension but one.</summary>
    private sealed class Except(int dimension) : IEqualityComparer<IntervalSet[]>
    {
        public bool Equals(IntervalSet[]? x, IntervalSet[]? y)
        {
            for (var d = 0; d < x!.Length; d++)
                if (d != dimension && !x[d].Equals(y![d])) return false;
            return true;
        }

        public int GetHashCode(IntervalSet[] product)
        {
            var hash = new HashCode();
            for (var d = 0; d < product.Length; d++)
                if (d != dimension) hash.Add(product[d]);
            return hash.ToHashCode();
        }
    }
}
