namespace HybridDrift.Collect.Kubernetes;

/// <summary>What came of one question.</summary>
/// <param name="Status">0 when there was no answer at all.</param>
/// <param name="Body">Of a good answer; good until the next question.</param>
/// <param name="Trouble">In our own words, when the answer is no good.</param>
internal sealed record ApiAnswer(int Status, ReadOnlyMemory<byte> Body, string? Trouble)
{
    public bool IsGood => Trouble is null;
}

/// <summary>The cluster does not know the account: nothing else needs to be asked.</summary>
internal sealed class UnknownAccountException : Exception
{
    public const string What = "the cluster does not know this account (401): its credentials have expired, or are those of another cluster";

    public const string Meanwhile = "was not read: the cluster does not know this account any more (401): its credentials expired while it was read; get new ones and scan again";

    public UnknownAccountException() : base(What) { }
}
