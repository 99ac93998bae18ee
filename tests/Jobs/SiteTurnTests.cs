using HybridDrift.Jobs;
using HybridDrift.Storage;
using HybridDrift.Tests.Storage;
using HybridDrift.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HybridDrift.Tests.Jobs;

public sealed class SiteTurnTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider time = new(ExampleSite.Now);

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task One_job_has_it_at_a_time_and_the_next_when_it_is_given_back()
    {
        var store = new FolderStore(folder.Path);
        await using (var turn = await SiteTurn.TryTakeAsync(store, "dal10", time, None))
        {
            Assert.NotNull(turn);
            Assert.Null(await SiteTurn.TryTakeAsync(store, "dal10", time, None));
            await using var other = await SiteTurn.TryTakeAsync(store, "fra02", time, None);
            Assert.NotNull(other);
        }

        await using var next = await SiteTurn.TryTakeAsync(store, "dal10", time, None);
        Assert.NotNull(next);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_loses_it_when_its_time_is_over()
    {
        await using var turn = await SiteTurn.TryTakeAsync(new SilentStore(), "dal10", time, None);

        // In small steps: whoever waits may have looked at the clock before each.
        for (var step = 0; step < 1000 && !turn!.IsLost; step++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(1);
        }

        Assert.True(turn!.IsLost);
    }

    /// <summary>Gives a lease, and then never answers.</summary>
    private sealed class SilentStore : IObjectStore
    {
        public Task<bool> CreateAsync(ObjectName name, ObjectContent content, CancellationToken ct) => throw new NotSupportedException();

        public Task<ReplaceOutcome> ReplaceAsync(ObjectName name, ObjectContent content, string? ifMatch, CancellationToken ct) => throw new NotSupportedException();

        public Task<StoredObject?> ReadAsync(ObjectName name, CancellationToken ct) => throw new NotSupportedException();

        public Task<StoredObject?> ReadAsync(ObjectName name, long offset, int length, CancellationToken ct) => throw new NotSupportedException();

        public IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, CancellationToken ct) => throw new NotSupportedException();

        public Task<bool> DeleteAsync(ObjectName name, CancellationToken ct) => throw new NotSupportedException();

        public Task<IObjectLease?> AcquireLeaseAsync(ObjectName name, TimeSpan duration, CancellationToken ct) => Task.FromResult<IObjectLease?>(new SilentLease());

        private sealed class SilentLease : IObjectLease
        {
            public Task<bool> RenewAsync(CancellationToken ct) => new TaskCompletionSource<bool>().Task.WaitAsync(ct);

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
