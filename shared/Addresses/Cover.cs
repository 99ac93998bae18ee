namespace HybridDrift.Addresses;

/// <summary>
/// Whether some products together hold another one: it is cut by the one that overlaps most, and the pieces that are
/// left by the next, depth first, until a piece turns out to be open or there is none left.
/// </summary>
internal static class Cover
{
    /// <summary>The pieces may multiply with every cut: after so many cuts the question is given up.</summary>
    public const int Budget = 20_000;

    /// <param name="By">Indexes of products that together hold the whole, ascending; empty unless it is held.</param>
    /// <param name="Open">A part that none of them touches; null when there is none, or none was found in time.</param>
    public sealed record Answer(IReadOnlyList<int> By, IntervalSet[]? Open)
    {
        public bool IsHeld => By.Count > 0;

        /// <summary>Neither proven nor disproved.</summary>
        public bool IsSpent => By.Count == 0 && Open is null;
    }

    /// <summary>Asks the products with an index below <paramref name="before"/>.</summary>
    /// <param name="whole">Not empty in any dimension.</param>
    public static Answer Of(IntervalSet[] whole, Products products, int before, int budget = Budget)
    {
        var used = new SortedSet<int>();
        var left = new Stack<(IntervalSet[] Piece, List<int> Candidates)>();
        var (piece, candidates) = (whole, products.Overlapping(whole, before));
        while (true)
        {
            if (candidates.Count == 0) return new([], piece);
            var holder = candidates.FindIndex(c => Products.Holds(products[c], piece));
            if (holder >= 0) used.Add(candidates[holder]);
            else
            {
                if (OpenCorner(piece, products, candidates) is { } corner) return new([], corner);
                if (--budget < 0) return new([], null);
                var cut = candidates.MaxBy(c => Share(products[c], piece));
                used.Add(cut);
                foreach (var rest in Without(piece, products[cut])) left.Push((rest, candidates));
            }
            if (!left.TryPop(out var next)) return new([.. used], null);
            piece = next.Piece;
            candidates = next.Candidates.FindAll(c => Products.Overlap(products[c], next.Piece));
        }
    }

    /// <summary>Most pieces that are open are so at their lowest or highest corner, which is found without cutting.</summary>
    private static IntervalSet[]? OpenCorner(IntervalSet[] piece, Products products, List<int> candidates)
    {
        Span<uint> corner = stackalloc uint[piece.Length];
        for (var which = 0; which < 2; which++)
        {
            for (var d = 0; d < piece.Length; d++) corner[d] = which == 0 ? piece[d].Min : piece[d].Max;
            var held = false;
            for (var c = 0; c < candidates.Count && !held; c++) held = Products.Holds(products[candidates[c]], corner);
            if (held) continue;
            var open = new IntervalSet[piece.Length];
            for (var d = 0; d < open.Length; d++) open[d] = IntervalSet.Of(corner[d], corner[d]);
            return open;
        }
        return null;
    }

    /// <summary>How much of the piece the product takes, 0 to 1.</summary>
    internal static double Share(IntervalSet[] product, IntervalSet[] piece)
    {
        var share = 1.0;
        for (var d = 0; d < piece.Length; d++) share *= (double)product[d].CountCommon(piece[d]) / piece[d].Count;
        return share;
    }

    /// <summary>At most one piece for each dimension, disjoint.</summary>
    internal static IEnumerable<IntervalSet[]> Without(IntervalSet[] piece, IntervalSet[] cut)
    {
        IntervalSet[] rest = [.. piece];
        for (var d = 0; d < piece.Length; d++)
        {
            var outside = rest[d].Subtract(cut[d]);
            if (!outside.IsEmpty)
            {
                IntervalSet[] left = [.. rest];
                left[d] = outside;
                yield return left;
            }
            rest[d] = rest[d].Intersect(cut[d]);
        }
    }
}
