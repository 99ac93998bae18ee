namespace HybridDrift.Collect.Nsx;

/// <summary>What came back for one call.</summary>
/// <param name="Status">Of HTTP; 0 when there was no answer.</param>
/// <param name="Failure">Why there was no answer.</param>
/// <param name="TooLong">How long it asked to be left alone, when that was longer than there was time.</param>
internal sealed record NsxAnswer(int Status, ReadOnlyMemory<byte> Body, string? Failure = null, TimeSpan? TooLong = null)
{
    public static NsxAnswer None(string failure) => new(0, default, failure);
}
