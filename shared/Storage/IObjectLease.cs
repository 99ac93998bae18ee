namespace HybridDrift.Storage;

/// <summary>Somebody's turn, for a time. Disposing gives it back; when that does not succeed, or nobody does it, it runs out.</summary>
public interface IObjectLease : IAsyncDisposable
{
    /// <summary>Makes it last its whole duration again, from now.</summary>
    /// <returns>False when it is lost: it had run out or was given back, and by now it may be another one's turn.</returns>
    Task<bool> RenewAsync(CancellationToken ct);
}
