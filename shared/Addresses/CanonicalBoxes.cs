namespace HybridDrift.Addresses;

/// <summary>
/// The one way to cut a set of packets that depends on the set alone: values of the first dimension stand together when
/// the packets with them are the same in all others, and so on with the next dimension.
/// </summary>
internal static class CanonicalBoxes
{
    public static IEnumerable<PacketBox> Of(IReadOnlyList<PacketBox> boxes) =>
        Cut([.. boxes.Select(b => (IntervalSet[])[b.Source.Intervals, b.Destination.Intervals, b.Protocol, b.SourcePorts.Intervals, b.DestinationPorts.Intervals])], 0)
            .Select(b => new PacketBox(new(b[0]), new(b[1]), b[2], new(b[3]), new(b[4])));

    private static IReadOnlyList<IntervalSet[]> Cut(IReadOnlyList<IntervalSet[]> boxes, int dimension)
    {
        if (boxes.Count == 0) return [];
        if (dimension == boxes[0].Length) return [new IntervalSet[dimension]];
        IntervalSet[] values = [.. boxes.Select(b => b[dimension])];
        var slices = new List<(IntervalSet Values, IReadOnlyList<IntervalSet[]> Others)>();
        foreach (var (common, members) in IntervalClasses.Of(IntervalSet.UnionOf(values), values))
        {
            var rest = Cut([.. members.Select(m => boxes[m])], dimension + 1);
            var same = slices.FindIndex(s => AreSame(s.Others, rest, dimension + 1));
            if (same < 0) slices.Add((common, rest));
            else slices[same] = (slices[same].Values.Union(common), rest);
        }
        return [.. slices.OrderBy(s => s.Values.Min).SelectMany(s => s.Others.Select(r => With(r, dimension, s.Values)))];
    }

    private static bool AreSame(IReadOnlyList<IntervalSet[]> one, IReadOnlyList<IntervalSet[]> other, int from) =>
        one.Count == other.Count && one.Zip(other).All(pair => pair.First.AsSpan(from).SequenceEqual(pair.Second.AsSpan(from)));

    private static IntervalSet[] With(IntervalSet[] box, int dimension, IntervalSet values)
    {
        IntervalSet[] filled = [.. box];
        filled[dimension] = values;
        return filled;
    }
}
