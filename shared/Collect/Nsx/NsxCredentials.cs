namespace HybridDrift.Collect.Nsx;

/// <summary>Of an account with the read-only role Auditor. Shown nowhere.</summary>
public sealed record NsxCredentials(string User, string Password)
{
    public override string ToString() => nameof(NsxCredentials);
}
