using HybridDrift.Addresses;

namespace HybridDrift.Drafts;

/// <summary>Ports as plans write them, one by one.</summary>
internal static class PortList
{
    /// <summary>More of them are a range that nobody would write out.</summary>
    private const int Most = 64;

    /// <summary>None when there are too many for a list, or all.</summary>
    public static IReadOnlyList<int> Of(PortSet ports) =>
        ports.Intervals.Count <= Most ? [.. ports.Intervals.Intervals.SelectMany(i => Enumerable.Range((int)i.First, (int)(i.Last - i.First) + 1))] : [];
}
