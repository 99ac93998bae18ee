namespace HybridDrift.Collect;

/// <summary>Where secrets are kept that a plan names.</summary>
public interface ISecrets
{
    /// <summary>Null with a problem that says how to give it.</summary>
    Task<(Secret? Secret, Problem? Problem)> FindAsync(string name, CancellationToken cancellation = default);
}
