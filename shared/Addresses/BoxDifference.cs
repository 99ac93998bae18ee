namespace HybridDrift.Addresses;

/// <summary>
/// A box without many others at once. Cutting by one box after the other multiplies the pieces; here each dimension is
/// parted once, into the classes of values that lie in the same of the other boxes.
/// </summary>
internal sealed class BoxDifference
{
    private const int Last = 4;

    private readonly IntervalSet[] whole;

    /// <summary>The piece that is being cut: one class of each dimension so far.</summary>
    private readonly IntervalSet[] piece;

    private readonly List<PacketBox> rest = [];

    private BoxDifference(IntervalSet[] whole) => (this.whole, piece) = (whole, [.. whole]);

    /// <summary>Disjoint boxes: what of the box lies in none of the others, which may overlap.</summary>
    public static IEnumerable<PacketBox> Of(PacketBox box, IEnumerable<PacketBox> others)
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
        var difference = new BoxDifference(whole);
        difference.Cut(0, cuts);
        return difference.rest;
    }

    /// <summary>Services first: rule sets name few of them, and many addresses.</summary>
    private static IntervalSet[] Dimensions(PacketBox box) =>
        [box.Protocol, box.DestinationPorts.Intervals, box.SourcePorts.Intervals, box.Source.Intervals, box.Destination.Intervals];

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
        rest.Add(new(new(piece[3]), new(piece[4]), piece[0], new(piece[2]), new(piece[1])));
    }
}
