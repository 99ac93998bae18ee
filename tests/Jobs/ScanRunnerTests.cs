using HybridDrift.Collect;
using HybridDrift.Jobs;
using HybridDrift.Storage;
using HybridDrift.Tests.Storage;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Jobs;

public sealed class ScanRunnerTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_job_ends_in_a_report_and_a_status()
    {
        using var site = await new JobSite().WithPlanAsync();

        var outcome = await site.Runner.RunAsync(site.Job(), None);

        Assert.Equal(new(ScanEnd.Reported, "run00001"), outcome);
        var report = Assert.Single(await site.KeptAsync());
        Assert.Equal(("run00001", "Compliant", ExampleSite.Now), (report.Run, report.Verdict, report.Time));
        var status = await site.StatusAsync();
        Assert.Equal(("run00001", "Compliant", ExampleSite.Now, 0), (status.Last!.Run, status.Last.Verdict, status.Since, status.Failures));
        Assert.NotNull(await site.Reports.OpenAsync(JobSite.Site, "latest", "report.html", None));
    }

    [Fact]
    public async Task A_job_delivered_twice_is_one_report_of_one_reading()
    {
        using var site = await new JobSite().WithPlanAsync();
        await site.Runner.RunAsync(site.Job(), None);
        site.Time.Advance(TimeSpan.FromHours(1));
        site.Live = _ => Task.FromResult(ExampleSite.Drifted().Recording);

        await site.Runner.RunAsync(site.Job(), None);

        Assert.Equal("Compliant", Assert.Single(await site.KeptAsync()).Verdict);
        Assert.Equal(1, site.Reads);
    }

    [Fact]
    public async Task A_plan_that_changes_between_two_deliveries_changes_nothing()
    {
        using var site = await new JobSite().WithPlanAsync();
        await site.Runner.RunAsync(site.Job(), None);
        var plans = new PlanLibrary(site.Store);
        var plan = await plans.ReadAsync(JobSite.Site, None);
        await plans.ReplaceAsync(JobSite.Site, ExampleSite.Healthy().EditPlan("iks-pods: 172.30.0.0/16", "iks-pods: 172.31.0.0/16").Plan.File, plan!.ETag, None);

        await site.Runner.RunAsync(site.Job(), None);

        Assert.Equal("Compliant", Assert.Single(await site.KeptAsync()).Verdict);
    }

    [Fact]
    public async Task A_job_that_finds_its_site_busy_is_sent_again_for_later_and_is_done()
    {
        using var site = await new JobSite().WithPlanAsync();
        await using (await SiteTurn.TryTakeAsync(site.Store, JobSite.Site, site.Time, None))
        {
            Assert.Equal(ScanEnd.SiteBusy, (await site.Runner.RunAsync(site.Job(), None)).End);
        }

        Assert.Equal(0, site.Reads);
        Assert.Null(await site.Queue.ReceiveAsync(None));
        site.Time.Advance(TimeSpan.FromSeconds(15));
        var again = await site.Queue.ReceiveAsync(None);
        Assert.Equal("run00001", ScanJob.TryRead(again!.Message)!.Run);
        Assert.Equal(1, again.Attempt);
    }

    [Fact]
    public async Task A_lost_turn_ends_the_scan_and_nothing_of_it_shows()
    {
        using var site = await new JobSite().WithPlanAsync();
        var reading = new TaskCompletionSource();
        site.Live = async ct =>
        {
            reading.SetResult();
            await Task.Delay(Timeout.Infinite, ct);
            throw new InvalidOperationException();
        };
        var running = site.RunnerOver(new LosingLeases(site.Store)).RunAsync(site.Job(), None);
        await reading.Task;
        site.Time.Advance(TimeSpan.FromSeconds(20));

        await Assert.ThrowsAsync<TurnLostException>(() => running);

        Assert.Empty(await site.KeptAsync());
        var status = await site.StatusAsync();
        Assert.Equal(1, status.Failures);
        Assert.Contains("turn", status.Failure!.What);
    }

    [Fact]
    public async Task A_store_that_breaks_at_any_write_never_shows_half_a_report_and_the_next_delivery_finishes()
    {
        for (var at = 0; ; at++)
        {
            foreach (var afterwards in new[] { false, true })
            {
                using var site = await new JobSite().WithPlanAsync();
                var broken = WatchedStore.Broken(site.Store, at, afterwards);
                try
                {
                    await site.RunnerOver(broken).RunAsync(site.Job(), None);
                }
                catch (IOException)
                {
                    // As planned.
                }
                if (broken.Writes <= at)
                {
                    Assert.True(at >= 6, $"only {at} writes");
                    return;
                }
                foreach (var kept in await site.KeptAsync())
                    foreach (var file in kept.Files) Assert.NotNull(await site.Reports.OpenAsync(JobSite.Site, kept.Run, file.Name, None));

                Assert.Equal(ScanEnd.Reported, (await site.Runner.RunAsync(site.Job(), None)).End);

                Assert.Equal("Compliant", Assert.Single(await site.KeptAsync()).Verdict);
                Assert.Equal("run00001", (await site.Reports.LatestAsync(JobSite.Site, None))!.Run);
                Assert.Equal("run00001", (await site.StatusAsync()).Last!.Run);
            }
        }
    }

    [Fact]
    public async Task A_scheduled_scan_is_answered_by_a_scan_that_began_after_it_was_asked_for()
    {
        using var site = await new JobSite().WithPlanAsync();
        var scheduled = site.Job("scheduled1", ScanReason.Schedule);
        site.Time.Advance(TimeSpan.FromMinutes(1));
        await site.Runner.RunAsync(site.Job(), None);

        Assert.Equal(new(ScanEnd.Coalesced, "run00001"), await site.Runner.RunAsync(scheduled, None));

        Assert.Equal(1, site.Reads);
        site.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(ScanEnd.Reported, (await site.Runner.RunAsync(site.Job("scheduled2", ScanReason.Schedule), None)).End);
    }

    [Fact]
    public async Task What_cannot_be_scanned_fails_with_words_that_help()
    {
        using var none = new JobSite();
        await Assert.ThrowsAsync<PlanNotUsableException>(() => none.Runner.RunAsync(none.Job(), None));
        Assert.Equal("There is no plan of 'dal10'.", (await none.StatusAsync()).Failure!.What);

        using var bad = await new JobSite().WithPlanAsync("site: dal10\nnetworks: {iks-pods: 172.30.0.1/16}\n");
        await Assert.ThrowsAsync<PlanNotUsableException>(() => bad.Runner.RunAsync(bad.Job(), None));
        Assert.Contains("172.30.0.1/16", (await bad.StatusAsync()).Failure!.What);

        using var other = await new JobSite().WithPlanAsync();
        other.Live = _ => Task.FromResult(ExampleSite.WithManifest().Edit(RecordingLayout.Manifest, "\"dal10\"", "\"fra02\"").Recording);
        await Assert.ThrowsAsync<WrongSiteException>(() => other.Runner.RunAsync(other.Job(), None));
        Assert.Contains("fra02", (await other.StatusAsync()).Failure!.What);
        Assert.Empty(await other.KeptAsync());
    }

    [Fact]
    public async Task A_fault_of_the_program_is_told_without_its_text()
    {
        using var site = await new JobSite().WithPlanAsync();
        site.Live = _ => throw new InvalidOperationException("psk Sup3rS3cret");

        await Assert.ThrowsAsync<InvalidOperationException>(() => site.Runner.RunAsync(site.Job(), None));

        var status = await site.StatusAsync();
        Assert.DoesNotContain("Sup3r", status.Failure!.What);
        Assert.Contains("InvalidOperationException", status.Failure.What);
    }

    [Fact]
    public async Task The_verdict_is_the_same_since_it_last_changed()
    {
        using var site = await new JobSite().WithPlanAsync();
        foreach (var (run, drifted) in new[] { ("run00001", false), ("run00002", false), ("run00003", true), ("run00004", true) })
        {
            site.Live = _ => Task.FromResult((drifted ? ExampleSite.Drifted() : ExampleSite.Healthy()).Recording);
            await site.Runner.RunAsync(site.Job(run), None);
            site.Time.Advance(TimeSpan.FromHours(1));
        }

        var status = await site.StatusAsync();
        Assert.Equal(("Drift", ExampleSite.Now.AddHours(2)), (status.Last!.Verdict, status.Since));
    }

    /// <summary>A store whose leases cannot be renewed.</summary>
    private sealed class LosingLeases(IObjectStore inner) : IObjectStore
    {
        public Task<bool> CreateAsync(ObjectName name, ObjectContent content, CancellationToken ct) => inner.CreateAsync(name, content, ct);

        public Task<ReplaceOutcome> ReplaceAsync(ObjectName name, ObjectContent content, string? ifMatch, CancellationToken ct) => inner.ReplaceAsync(name, content, ifMatch, ct);

        public Task<StoredObject?> ReadAsync(ObjectName name, CancellationToken ct) => inner.ReadAsync(name, ct);

        public Task<StoredObject?> ReadAsync(ObjectName name, long offset, int length, CancellationToken ct) => inner.ReadAsync(name, offset, length, ct);

        public IAsyncEnumerable<ObjectInfo> ListAsync(string prefix, CancellationToken ct) => inner.ListAsync(prefix, ct);

        public Task<bool> DeleteAsync(ObjectName name, CancellationToken ct) => inner.DeleteAsync(name, ct);

        public async Task<IObjectLease?> AcquireLeaseAsync(ObjectName name, TimeSpan duration, CancellationToken ct) => new Lost((await inner.AcquireLeaseAsync(name, duration, ct))!);

        private sealed class Lost(IObjectLease inner) : IObjectLease
        {
            public Task<bool> RenewAsync(CancellationToken ct) => Task.FromResult(false);

            public ValueTask DisposeAsync() => inner.DisposeAsync();
        }
    }
}
