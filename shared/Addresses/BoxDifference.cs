namespace HybridDrift.Addresses;

/// <summary>
/// A box without many others at once. Cutting by one box after the other multiplies the pieces; here each dimension is
/// parted once, into the classes of values that lie in the same of the other boxes. Where the classes themselves multiply,
/// as with rules of many kinds, it is cut by one box after the other all the same, the largest first.
/// </summary>
internal sealed class BoxDifference
{
    private const int Last = 4;

    private readonly IntervalSet[] whole;

    /// <summary>The piece that is being cut: one class of each dimension so far.</summary>
    private readonly IntervalSet[] piece;

    private readonly List<PacketBox> rest = [];

    /// <summary>How many classes may still be looked at.</summary>
    private int classes;

    private BoxDifference(IntervalSet[] whole, int classes) => (this.whole, piece, this.classes) = (whole, [.. whole], classes);

    /// <summary>Disjoint boxes: what of the box lies in none of the others, which may overlap.</summary>
    public static IEnumerable<PacketBox> Of(PacketBox box, IEnumerable<PacketBox> others, PieceBudget? budget = null)
    {
        var cuts = new List<IntervalSet[]>();
        var whole = Dimensions(box);
        foreach (var other in others)
        {
            if (!box.Overlaps(other)) continue;
            var cut = Dimensions(other);
            for (var d = 0; d <= Last; d++) cut[d] = whole[d].Intersect(cut[d]);
            if (Covers(cut, whole, 0)) return [];
            cuts.Add(cut);
        }
        if (cuts.Count == 0) return [box];
        var difference = new BoxDifference(whole, 32 + cuts.Count);
        difference.Cut(0, cuts);
        if (difference.classes >= 0) return difference.rest;
        var unlimited = int.MaxValue;
        return ProductDifference.Of(AddressesFirst(whole), cuts.Select(AddressesFirst), ref budget is null ? ref unlimited : ref budget.Left)
            .Select(p => new PacketBox(new(p[0]), new(p[1]), p[2], new(p[3]), new(p[4])));
    }

    /// <summary>Services first: rule sets name few of them, and many addresses.</summary>
    private static IntervalSet[] Dimensions(PacketBox box) =>
        [box.Protocol, box.DestinationPorts.Intervals, box.SourcePorts.Intervals, box.Source.Intervals, box.Destination.Intervals];

    /// <summary>What most boxes differ in is cut off first: fewer pieces are left.</summary>
    private static IntervalSet[] AddressesFirst(IntervalSet[] box) => [box[3], box[4], box[0], box[2], box[1]];

    private static bool Covers(IntervalSet[] cut, IntervalSet[] whole, int from)
    {
        for (var d = Last; d >= from; d--)
            if (!cut[d].Equals(whole[d])) return false;
        return true;
    }

    private void Cut(int dimension, IReadOnlyList<IntervalSet[]> cuts)
    {
        if (cuts.Count == 0)
        {
            Keep(dimension);
            return;
        }
        if (cuts.Any(c => Covers(c, whole, dimension))) return;
        if (dimension == Last)
        {
            piece[Last] = whole[Last];
            for (var i = 0; i < cuts.Count && !piece[Last].IsEmpty; i++) piece[Last] = piece[Last].Subtract(cuts[i][Last]);
            if (!piece[Last].IsEmpty) Keep(Last + 1);
            return;
        }
        if (--classes < 0) return;
        foreach (var (values, members) in IntervalClasses.Of(whole[dimension], [.. cuts.Select(c => c[dimension])]))
        {
            piece[dimension] = values;
            Cut(dimension + 1, [.. members.Select(m => cuts[m])]);
        }
    }

    /// <summary>The piece, whole in the dimensions that are not cut yet.</summary>
    private void Keep(int from)
    {
        for (var d = from; d <= Last; d++) piece[d] = whole[d];
        if (--classes >= 0) rest.Add(new(new(piece[3]), new(piece[4]), piece[0], new(piece[2]), new(piece[1])));
    }
}
