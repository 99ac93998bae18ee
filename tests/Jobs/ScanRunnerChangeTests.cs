using HybridDrift.Changes;
using HybridDrift.Jobs;
using HybridDrift.Reports;
using HybridDrift.Storage;
using HybridDrift.Tests.Storage;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Jobs;

/// <summary>What the jobs of tickets do at each step of a change.</summary>
public sealed class ScanRunnerChangeTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_change_is_scanned_before_and_after_and_its_report_holds_the_review()
    {
        using var site = await new JobSite().WithPlanAsync();
        site.Live = _ => Task.FromResult(BeforeRecording());
        Assert.Equal(ScanEnd.Reported, (await site.Runner.RunAsync(Job(site, ChangePhase.Scheduled, 1), None)).End);
        Assert.Equal(ScanEnd.NothingToDo, (await site.Runner.RunAsync(Job(site, ChangePhase.Implement, 2), None)).End);
        site.Live = _ => Task.FromResult(ExampleSite.Healthy().Recording);

        await site.Runner.RunAsync(Job(site, ChangePhase.Review, 3), None);
        Assert.Equal(ScanEnd.NothingToDo, (await site.Runner.RunAsync(Job(site, ChangePhase.Implement, 2), None)).End);
        Assert.Equal(ScanEnd.NothingToDo, (await site.Runner.RunAsync(Job(site, ChangePhase.Closed, 4), None)).End);

        Assert.Equal("AsPlanned", await VerdictAsync(site, "ticket000003"));
        Assert.Equal(2, site.Reads);
    }

    [Fact]
    public async Task While_it_is_carried_out_findings_in_its_scope_are_expected_and_stay_findings()
    {
        using var site = await new JobSite().WithPlanAsync();
        await site.Runner.RunAsync(Job(site, ChangePhase.Scheduled, 1), None);
        await site.Runner.RunAsync(Job(site, ChangePhase.Implement, 2), None);
        site.Live = _ => Task.FromResult(ExampleSite.Drifted().Recording);

        await site.Runner.RunAsync(site.Job(), None);

        using var report = await ReportAsync(site, "run00001");
        Assert.Equal("Drift", report.RootElement.GetProperty("verdict").GetString());
        var findings = report.RootElement.GetProperty("results").EnumerateArray().Where(r => r.GetProperty("status").GetString() == "Fail").ToArray();
        Assert.Contains(findings, f => f.GetProperty("check").GetString() == "A3-1" && f.GetProperty("expectedBy")[0].GetString() == "CHG0030007");
        Assert.Contains(findings, f => f.GetProperty("check").GetString() == "D1.1-1" && !f.TryGetProperty("expectedBy", out _));
    }

    [Fact]
    public async Task A_scan_that_began_after_the_ticket_was_taken_answers_it_and_serves_as_the_scan_before()
    {
        using var site = await new JobSite().WithPlanAsync();
        site.Live = _ => Task.FromResult(BeforeRecording());
        var scheduled = Job(site, ChangePhase.Scheduled, 1);
        site.Time.Advance(TimeSpan.FromMinutes(1));
        await site.Runner.RunAsync(site.Job(), None);

        Assert.Equal(new(ScanEnd.Coalesced, "run00001"), await site.Runner.RunAsync(scheduled, None));
        Assert.Equal(new(ScanEnd.Coalesced, "run00001"), await site.Runner.RunAsync(scheduled, None));

        Assert.Equal(1, site.Reads);
        await site.Runner.RunAsync(Job(site, ChangePhase.Implement, 2), None);
        site.Live = _ => Task.FromResult(ExampleSite.Healthy().Recording);
        await site.Runner.RunAsync(Job(site, ChangePhase.Review, 3), None);
        Assert.Equal("AsPlanned", await VerdictAsync(site, "ticket000003"));
    }

    [Fact]
    public async Task A_store_that_breaks_at_any_write_loses_no_review_and_the_ticket_is_told_at_least_once()
    {
        for (var at = 0; ; at++)
        {
            foreach (var afterwards in new[] { false, true })
            {
                using var site = await new JobSite().WithPlanAsync();
                site.Live = _ => Task.FromResult(BeforeRecording());
                await site.Runner.RunAsync(Job(site, ChangePhase.Scheduled, 1), None);
                await site.Runner.RunAsync(Job(site, ChangePhase.Implement, 2), None);
                site.Live = _ => Task.FromResult(ExampleSite.Healthy().Recording);
                var broken = WatchedStore.Broken(site.Store, at, afterwards);
                var told = new List<ReviewVerdict>();
                try
                {
                    await Runner(site, broken, told).RunAsync(Job(site, ChangePhase.Review, 3), None);
                }
                catch (IOException)
                {
                    // As planned.
                }
                if (broken.Writes <= at)
                {
                    Assert.True(at >= 8, $"only {at} writes");
                    return;
                }

                await Runner(site, site.Store, told).RunAsync(Job(site, ChangePhase.Review, 3), None);

                Assert.Equal("AsPlanned", await VerdictAsync(site, "ticket000003"));
                Assert.Equal(2, (await site.KeptAsync()).Count);
                Assert.Contains(ReviewVerdict.AsPlanned, told);
            }
        }
    }

    [Fact]
    public async Task A_ticket_that_cannot_be_written_to_fails_no_scan_and_the_status_tells()
    {
        using var site = await new JobSite().WithPlanAsync();
        await site.Runner.RunAsync(Job(site, ChangePhase.Scheduled, 1), None);
        var runner = new ScanRunner(site.Store, site.Queue, (_, _) => Task.FromResult(ExampleSite.Healthy().Recording), site.Time,
            (_, _, _) => Task.FromResult<HybridDrift.Collect.Problem?>(new("servicenow", "CHG0030007", "the account may not write to the ticket")));

        Assert.Equal(ScanEnd.Reported, (await runner.RunAsync(Job(site, ChangePhase.Review, 3), None)).End);

        Assert.Contains("may not write", (await site.StatusAsync()).NotPosted!.What);
        Assert.Equal(0, (await site.StatusAsync()).Failures);
    }

    /// <summary>The edge as it is before it is mended.</summary>
    private static HybridDrift.Collect.Recording BeforeRecording() => ExampleSite.Healthy().Replace("nsx/edge-7.xml", ExampleSite.Drifted()["nsx/edge-7.xml"]).Recording;

    private static ScanRunner Runner(JobSite site, IObjectStore store, List<ReviewVerdict> told) => new(store, site.Queue, (_, ct) => site.Live(ct), site.Time, (_, report, _) =>
    {
        told.Add(report.Review!.Verdict);
        return Task.FromResult<HybridDrift.Collect.Problem?>(null);
    });

    /// <summary>An hour after what was before.</summary>
    private static ScanJob Job(JobSite site, ChangePhase phase, int revision)
    {
        site.Time.Advance(TimeSpan.FromHours(1));
        return new(
            $"ticket{revision:000000}", JobSite.Site, ScanReason.Ticket, site.Time.GetUtcNow(),
            new("servicenow", "CHG0030007", "c0ffee00c0ffee00c0ffee00c0ffee07", phase, null, null, ["icp-edge"], revision));
    }

    private static async Task<string?> VerdictAsync(JobSite site, string run)
    {
        using var report = await ReportAsync(site, run);
        return report.RootElement.GetProperty("review").GetProperty("verdict").GetString();
    }

    private static async Task<System.Text.Json.JsonDocument> ReportAsync(JobSite site, string run) =>
        System.Text.Json.JsonDocument.Parse((await site.Reports.OpenAsync(JobSite.Site, run, "report.json", None))!.Content);
}
