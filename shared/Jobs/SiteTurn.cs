using HybridDrift.Storage;

namespace HybridDrift.Jobs;

/// <summary>The right to scan a site, which one job has at a time, wherever it runs. It is renewed until it is given back.</summary>
public sealed class SiteTurn : IAsyncDisposable
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(60), RenewEvery = TimeSpan.FromSeconds(20);

    /// <summary>Two attempts that get no answer end with the turn itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly IObjectLease lease;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource lost;
    private readonly CancellationTokenSource done = new();
    private readonly Task renewing;

    private SiteTurn(IObjectLease lease, TimeProvider time, CancellationToken ct)
    {
        (this.lease, this.time) = (lease, time);
        lost = CancellationTokenSource.CreateLinkedTokenSource(ct);
        renewing = RenewAsync();
    }

    /// <summary>Cancelled when the turn is lost, or when the caller's own token is.</summary>
    public CancellationToken Token => lost.Token;

    public bool IsLost { get; private set; }

    /// <returns>Null when another job has it.</returns>
    public static async Task<SiteTurn?> TryTakeAsync(IObjectStore store, string site, TimeProvider time, CancellationToken ct) =>
        await store.AcquireLeaseAsync(new($"state/{ReportManifest.RequireSite(site)}/scan"), Duration, ct) is { } lease ? new(lease, time, ct) : null;

    public async ValueTask DisposeAsync()
    {
        await done.CancelAsync();
        await renewing;
        await lease.DisposeAsync();
        lost.Dispose();
        done.Dispose();
    }

    private async Task RenewAsync()
    {
        var held = time.GetTimestamp();
        try
        {
            while (!IsLost)
            {
                await Task.Delay(RenewEvery, time, done.Token);
                var asked = time.GetTimestamp();
                if (await RenewOnceAsync() is not { } renewed) IsLost = time.GetElapsedTime(held) >= Duration;
                else if (renewed) held = asked;
                else IsLost = true;
            }
            await lost.CancelAsync();
        }
        catch (OperationCanceledException) when (done.IsCancellationRequested)
        {
            // Given back.
        }
    }

    /// <summary>Null when the store did not answer: the turn lasts its time, and there is time for another attempt.</summary>
    private async Task<bool?> RenewOnceAsync()
    {
        try
        {
            return await lease.RenewAsync(done.Token).WaitAsync(Patience, time, done.Token);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or TimeoutException)
        {
            return null;
        }
    }
}

/// <summary>Another one may be scanning the site by now: what this run was about to do, it does not.</summary>
public sealed class TurnLostException(string site) : Exception($"The turn at scanning '{site}' was lost; the job is done again.");
