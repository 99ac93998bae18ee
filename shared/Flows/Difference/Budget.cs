using HybridDrift.Addresses;

namespace HybridDrift.Flows.Difference;

/// <summary>The work that one comparison may take: pieces multiply in the worst case, and then the answer is that there is none.</summary>
internal sealed class Budget(int cuts)
{
    public const int Usual = 2_000_000;

    private int left = cuts;

    public bool IsSpent => left < 0;

    public IReadOnlyList<IntervalSet[]> Without(IntervalSet[] whole, IEnumerable<IntervalSet[]> cuts) =>
        IsSpent ? [] : ProductDifference.Of(whole, cuts, ref left);
}
