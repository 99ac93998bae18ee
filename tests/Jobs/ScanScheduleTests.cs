using HybridDrift.Jobs;
using HybridDrift.Storage;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Jobs;

public sealed class ScanScheduleTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("0 0 */6 * * *", "2026-11-22T08:30:00Z", "2026-11-22T12:00:00Z")]
    [InlineData("30 15 4 * * Mon", "2026-11-22T08:30:00Z", "2026-11-23T04:15:30Z")]
    [InlineData("0 30 8 * * *", "2026-11-22T08:30:00Z", "2026-11-23T08:30:00Z")]
    public void The_next_time_is_after_now_in_utc(string text, string now, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next, null), ScanSchedule.TryParse(text)!.Next(DateTimeOffset.Parse(now, null)));

    [Theory]
    [InlineData("*/6 * * * *")]
    [InlineData("hourly")]
    [InlineData("61 0 * * * *")]
    [InlineData("")]
    public void What_has_not_six_fields_is_no_schedule(string text) => Assert.Null(ScanSchedule.TryParse(text));

    [Fact]
    public async Task Each_site_that_has_a_plan_gets_a_job_and_the_same_time_again_the_same_jobs()
    {
        using var site = await new JobSite().WithPlanAsync();
        await new PlanLibrary(site.Store).CreateAsync("fra02", "site: fra02"u8.ToArray(), None);
        var scans = new ScheduledScans(new(site.Store), site.Queue);

        Assert.Equal(["dal10", "fra02"], await scans.AskAsync(ExampleSite.Now, None));
        await scans.AskAsync(ExampleSite.Now, None);
        await scans.AskAsync(ExampleSite.Now.AddHours(6), None);

        var jobs = await TakeAsync(site);
        Assert.All(jobs, job => Assert.Equal(ScanReason.Schedule, job.Reason));
        Assert.Equal(6, jobs.Count);
        Assert.Equal(4, jobs.Select(job => job.Run).Distinct().Count());
    }

    [Fact]
    public async Task The_timetable_asks_at_each_time_and_makes_up_once_for_the_times_that_were_missed()
    {
        using var site = await new JobSite().WithPlanAsync();
        using var stop = new CancellationTokenSource();
        var running = Table(site).RunAsync(stop.Token);
        Assert.Empty(await TakeAsync(site));
        site.Time.Advance(TimeSpan.FromHours(4));
        var first = Assert.Single(await SoonAsync(site, "2026-11-22T12:00:00"));
        Assert.Equal(ExampleSite.Now.Date.AddHours(12), first.Asked.UtcDateTime);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);

        site.Time.Advance(TimeSpan.FromDays(2));
        using var end = new CancellationTokenSource();
        var next = Table(site).RunAsync(end.Token);

        var missed = Assert.Single(await SoonAsync(site, "2026-11-24T12:00:00"));
        Assert.Equal(ExampleSite.Now.Date.AddDays(2).AddHours(12), missed.Asked.UtcDateTime);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    private static Timetable Table(JobSite site) => new(site.Store, ScanSchedule.TryParse("0 0 */6 * * *")!, new(new(site.Store), site.Queue), site.Time);

    private static async Task<List<ScanJob>> TakeAsync(JobSite site)
    {
        var jobs = new List<ScanJob>();
        while (await site.Queue.ReceiveAsync(None) is { } received)
        {
            jobs.Add(ScanJob.TryRead(received.Message)!);
            await received.DoneAsync(None);
        }
        return jobs;
    }

    /// <summary>What another task is about to send, once it has noted that it did.</summary>
    private static async Task<List<ScanJob>> SoonAsync(JobSite site, string noted)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (await site.Store.ReadAsync(new("state/schedule.json"), enough.Token) is not { } stored || !System.Text.Encoding.UTF8.GetString(stored.Content.Span).Contains(noted, StringComparison.Ordinal))
        {
            await Task.Delay(10, enough.Token);
            // It may have looked at the clock before that was put forward, and wait since.
            site.Time.Advance(TimeSpan.FromMinutes(1));
        }
        return await TakeAsync(site);
    }
}
