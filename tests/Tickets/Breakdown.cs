using HybridDrift.Jobs;
using HybridDrift.Storage;

namespace HybridDrift.Tests.Tickets;

/// <summary>What a breakdown looks like to whoever makes the call.</summary>
public enum BreakdownKind
{
    /// <summary>One call fails, and does nothing.</summary>
    Before,

    /// <summary>One call does what it is asked for, and its answer is lost.</summary>
    After,

    /// <summary>From one call on nothing is done any more, as when the process ends.</summary>
    Death,
}

/// <summary>A store and a queue that break down together at one call, whatever it is.</summary>
internal sealed class Breakdown(IObjectStore store, IScanJobs jobs, int at, BreakdownKind kind) : IObjectStore, IScanJobs
{
    private int calls;

    /// <summary>Whether it has come so far.</summary>
    public bool Happened => calls > at;

    private bool IsDead => Happened && kind == BreakdownKind.Death;

    public Task<bool> CreateAsync(ObjectName name, ObjectContent content, CancellationToken ct) => CallAsync(() => store.CreateAsync(name, content, ct));

    public Task<ReplaceOutcome> ReplaceAsync(ObjectName name, ObjectContent content, string? ifMatch, CancellationToken ct) => CallAsync(() => store.ReplaceAsync(name, content, ifMatch, ct));

    public Task<StoredObject?> ReadAsync(ObjectName name, CancellationToken ct) => CallAsync(() => store.ReadAsync(name, ct));

    public Task<StoredObject?> ReadAsync(ObjectName name, long offset, int length, CancellationToken ct) => CallAsync(() => store.ReadAsync(name, offset, length, ct));

    public async IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var one in await CallAsync(() => store.ListAsync(prefix, ct).ToListAsync(ct).AsTask())) yield return one;
    }

    public Task<bool> DeleteAsync(ObjectName name, CancellationToken ct) => CallAsync(() => store.DeleteAsync(name, ct));

    public async Task<IObjectLease?> AcquireLeaseAsync(ObjectName name, TimeSpan duration, CancellationToken ct) =>
        await CallAsync(() => store.AcquireLeaseAsync(name, duration, ct)) is { } lease ? new Lease(lease, this) : null;

    public Task SendAsync(ScanJob job, TimeSpan delay, CancellationToken ct) => CallAsync(async () =>
    {
        await jobs.SendAsync(job, delay, ct);
        return true;
    });

    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        var number = calls++;
        if ((number == at && kind == BreakdownKind.Before) || (number >= at && kind == BreakdownKind.Death)) throw new IOException("broken, with a path of /secret/places in it");
        var result = await call();
        return number == at && kind == BreakdownKind.After ? throw new IOException("broken") : result;
    }

    /// <summary>Giving it back never throws, as the contract has it; the dead give nothing back.</summary>
    private sealed class Lease(IObjectLease inner, Breakdown breakdown) : IObjectLease
    {
        public Task<bool> RenewAsync(CancellationToken ct) => breakdown.CallAsync(() => inner.RenewAsync(ct));

        public async ValueTask DisposeAsync()
        {
            if (!breakdown.IsDead) await inner.DisposeAsync();
        }
    }
}
