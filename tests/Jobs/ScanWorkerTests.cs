using HybridDrift.Jobs;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Jobs;

public sealed class ScanWorkerTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_job_of_the_queue_is_done_and_gone()
    {
        using var site = await new JobSite().WithPlanAsync();
        await site.Queue.SendAsync(site.Job(), TimeSpan.Zero, None);

        Assert.True(await site.Worker.RunOneAsync(None));

        Assert.Single(await site.KeptAsync());
        Assert.Equal((0, 0), await site.Queue.CountAsync(None));
        Assert.False(await site.Worker.RunOneAsync(None));
    }

    [Fact]
    public async Task A_job_that_fails_five_times_is_given_up_and_the_status_tells()
    {
        using var site = await new JobSite().WithPlanAsync();
        site.Live = _ => throw new IOException("unreachable");
        await site.Queue.SendAsync(site.Job(), TimeSpan.Zero, None);

        for (var attempt = 1; attempt <= 5; attempt++)
        {
            Assert.True(await site.Worker.RunOneAsync(None));
            Assert.False(await site.Worker.RunOneAsync(None));
            Assert.Equal(attempt, (await site.StatusAsync()).Failures);
            site.Time.Advance(TimeSpan.FromSeconds(30));
        }

        Assert.Equal((0, 1), await site.Queue.CountAsync(None));
        var given = Assert.Single((await site.StatusAsync()).Given);
        Assert.Equal("run00001", given.Run);
        Assert.Contains("IOException", given.What);
    }

    [Fact]
    public async Task A_job_that_waits_for_its_site_however_long_does_not_fail()
    {
        using var site = await new JobSite().WithPlanAsync();
        await site.Queue.SendAsync(site.Job(), TimeSpan.Zero, None);
        await using (await SiteTurn.TryTakeAsync(site.Store, JobSite.Site, site.Time, None))
        {
            for (var round = 0; round < 10; round++)
            {
                Assert.True(await site.Worker.RunOneAsync(None));
                site.Time.Advance(TimeSpan.FromSeconds(15));
            }
        }
        Assert.Equal((1, 0), await site.Queue.CountAsync(None));

        Assert.True(await site.Worker.RunOneAsync(None));

        Assert.Single(await site.KeptAsync());
        Assert.Equal(0, (await site.StatusAsync()).Failures);
    }

    [Fact]
    public async Task A_message_that_is_no_job_is_given_up_at_once()
    {
        using var site = await new JobSite().WithPlanAsync();
        await site.Store.CreateAsync(new("state/drift-scans/20260101T000000000-00-0123456789abcdef.json"), "{\"site\":\"../x\"}"u8.ToArray(), None);
        var queue = new StoredScanJobs(site.Store, site.Time);
        var worker = new ScanWorker(queue, site.Runner, site.Time, Microsoft.Extensions.Logging.Abstractions.NullLogger<ScanWorker>.Instance);

        Assert.True(await worker.RunOneAsync(None));

        Assert.Equal((0, 1), await queue.CountAsync(None));
    }

    [Fact]
    public async Task A_process_that_ends_leaves_its_job_to_the_next()
    {
        using var site = await new JobSite().WithPlanAsync();
        using var end = new CancellationTokenSource();
        site.Live = ct =>
        {
            end.Cancel();
            ct.ThrowIfCancellationRequested();
            return Task.FromResult(ExampleSite.Healthy().Recording);
        };
        await site.Queue.SendAsync(site.Job(), TimeSpan.Zero, None);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => site.Worker.RunOneAsync(end.Token));

        site.Live = _ => Task.FromResult(ExampleSite.Healthy().Recording);
        Assert.True(await site.Worker.RunOneAsync(None));
        Assert.Single(await site.KeptAsync());
        Assert.Equal(0, (await site.StatusAsync()).Failures);
    }
}
