using HybridDrift.Jobs;
using HybridDrift.Storage;
using HybridDrift.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace HybridDrift.Tests.Jobs;

public sealed class StoredScanJobsTests : ScanJobsContract, IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly FakeTimeProvider time = new(Asked);

    protected override (IScanJobs Jobs, IScanInbox Inbox) Open()
    {
        var jobs = Over(new FolderStore(folder.Path));
        return (jobs, jobs);
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_taker_that_dies_leaves_the_job_to_be_seen_again()
    {
        var (jobs, inbox) = Open();
        await jobs.SendAsync(Job("run00001"), TimeSpan.Zero, None);
        await inbox.ReceiveAsync(None);

        time.Advance(TimeSpan.FromMinutes(4));
        Assert.Null(await inbox.ReceiveAsync(None));
        time.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(2, (await inbox.ReceiveAsync(None))!.Attempt);
    }

    [Fact]
    public async Task Jobs_are_taken_in_the_order_of_the_times_from_which_they_are_seen()
    {
        var (jobs, inbox) = Open();
        await jobs.SendAsync(Job("run00003"), TimeSpan.FromSeconds(3), None);
        await jobs.SendAsync(Job("run00001"), TimeSpan.FromSeconds(1), None);
        await jobs.SendAsync(Job("run00002"), TimeSpan.FromSeconds(2), None);
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(["run00001", "run00002", "run00003"], [Run(await inbox.ReceiveAsync(None)), Run(await inbox.ReceiveAsync(None)), Run(await inbox.ReceiveAsync(None))]);
    }

    [Fact]
    public async Task A_store_that_breaks_at_any_write_loses_no_job()
    {
        for (var at = 0; at < 6; at++)
        {
            foreach (var afterwards in new[] { false, true })
            {
                using var place = new TemporaryFolder();
                var sound = new StoredScanJobs(new FolderStore(place.Path), time);
                await sound.SendAsync(Job("run00001"), TimeSpan.Zero, None);
                var broken = new StoredScanJobs(WatchedStore.Broken(new FolderStore(place.Path), at, afterwards), time);
                var done = false;
                try
                {
                    var received = await broken.ReceiveAsync(None);
                    await received!.RetryAsync(TimeSpan.Zero, None);
                    received = await broken.ReceiveAsync(None);
                    await received!.DoneAsync(None);
                    done = true;
                }
                catch (IOException)
                {
                    // As planned.
                }

                time.Advance(TimeSpan.FromMinutes(6));
                // Gone is what was done, even when the answer to that got lost.
                if (!done && !(at == 4 && afterwards)) Assert.Equal("run00001", Run(await sound.ReceiveAsync(None)));
            }
        }
    }

    private StoredScanJobs Over(IObjectStore store) => new(store, time);
}
