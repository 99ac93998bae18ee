namespace HybridDrift.Collect.Nsx;

/// <summary>What came back for one call.</summary>
/// <param name="Status">Of HTTP; 0 when there was no answer.</param>
/// <param name="Failure">Why there was no answer.</param>
internal sealed record NsxAnswer(int Status, ReadOnlyMemory<byte> Body, string? Failure = null)
{
    public static NsxAnswer None(string failure) => new(0, default, failure);
}
