using HybridDrift.Storage;

namespace HybridDrift.Tests.Storage;

/// <summary>Counts the writes and lets a test do something right before and right after each, such as to break down.</summary>
internal sealed class WatchedStore(IObjectStore inner, Func<int, Task> before, Func<int, Task> after) : IObjectStore
{
    public int Writes { get; private set; }

    /// <summary>Breaks down at one write, either before it is done or after it, when the answer is lost.</summary>
    public static WatchedStore Broken(IObjectStore inner, int at, bool afterwards)
    {
        return new(inner, n => Break(n == at && !afterwards), n => Break(n == at && afterwards));

        static Task Break(bool now) => now ? Task.FromException(new IOException("broken")) : Task.CompletedTask;
    }

    public Task<bool> CreateAsync(ObjectName name, ObjectContent content, CancellationToken ct) =>
        WriteAsync(() => inner.CreateAsync(name, content, ct));

    public Task<ReplaceOutcome> ReplaceAsync(ObjectName name, ObjectContent content, string? ifMatch, CancellationToken ct) =>
        WriteAsync(() => inner.ReplaceAsync(name, content, ifMatch, ct));

    public Task<StoredObject?> ReadAsync(ObjectName name, CancellationToken ct) => inner.ReadAsync(name, ct);

    public Task<StoredObject?> ReadAsync(ObjectName name, long offset, int length, CancellationToken ct) =>
        inner.ReadAsync(name, offset, length, ct);

    public IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, CancellationToken ct) => inner.ListAsync(prefix, ct);

    public Task<bool> DeleteAsync(ObjectName name, CancellationToken ct) => WriteAsync(() => inner.DeleteAsync(name, ct));

    public Task<IObjectLease?> AcquireLeaseAsync(ObjectName name, TimeSpan duration, CancellationToken ct) =>
        inner.AcquireLeaseAsync(name, duration, ct);

    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        var number = Writes++;
        await before(number);
        var result = await write();
        await after(number);
        return result;
    }
}
