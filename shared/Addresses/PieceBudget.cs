namespace HybridDrift.Addresses;

/// <summary>
/// The work that operations on sets may take together: pieces multiply in the worst case, and who asks must be able to
/// give up. What comes out once it is spent is not whole, and must not be used.
/// </summary>
/// <param name="cuts">How often a box may be cut by another.</param>
internal sealed class PieceBudget(int cuts)
{
    private int left = cuts;

    public bool IsSpent => left < 0;

    /// <summary>For who counts down.</summary>
    public ref int Left => ref left;
}
