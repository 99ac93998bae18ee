using HybridDrift.Changes;
using HybridDrift.Collect;
using HybridDrift.Reports;
using HybridDrift.Storage;

namespace HybridDrift.Jobs;

/// <summary>Does a job: takes the turn at its site, reads, keeps what was read, judges it, keeps the report.</summary>
/// <param name="read">Reads what a plan says is to be read.</param>
/// <param name="post">Writes the review of a change to its ticket; null where nothing is written to tickets.</param>
public sealed class ScanRunner(
    IObjectStore store, IScanJobs jobs, Func<ScanPlan, CancellationToken, Task<Recording>> read, TimeProvider time,
    Func<ChangeNotice, Report, CancellationToken, Task<Problem?>>? post = null)
{
    /// <summary>How long a job waits that finds its site being scanned.</summary>
    private static readonly TimeSpan BusyDelay = TimeSpan.FromSeconds(15);

    private readonly PlanLibrary plans = new(store);
    private readonly KeptScans scans = new(store);
    private readonly ReportLibrary reports = new(store);
    private readonly SiteStatuses statuses = new(store);
    private readonly ChangeBook changes = new(store);

    /// <summary>May be done again after any exception, and after none: one job is one report.</summary>
    /// <exception cref="Exception">It did not end in a report: see the status of the site.</exception>
    public async Task<ScanOutcome> RunAsync(ScanJob job, CancellationToken ct)
    {
        using var activity = Telemetry.Start(job);
        SiteTurn? turn = null;
        try
        {
            var change = job.Change is null ? null : await changes.TakeAsync(job.Site, job.Change, job.Run, ct);
            if (await WithoutScanAsync(job, change, ct) is { } known) return known;
            turn = await SiteTurn.TryTakeAsync(store, job.Site, time, ct);
            if (turn is not null) return await ScanAsync(job, change, turn.Token);
            await jobs.SendAsync(job, BusyDelay, ct);
            return new(ScanEnd.SiteBusy);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            var told = turn?.IsLost == true ? new TurnLostException(job.Site) : e;
            Telemetry.Failed(job);
            await statuses.ChangeAsync(job.Site, s => s.WithFailure(Failure(job, told)), ct);
            if (told != e) throw told;
            throw;
        }
        finally
        {
            if (turn is not null) await turn.DisposeAsync();
        }
    }

    /// <summary>A job that was given up: the site's status tells of it.</summary>
    public Task GiveUpAsync(ScanJob job, CancellationToken ct) => statuses.ChangeAsync(job.Site, s => s.WithGiven(
        new(job.Run, time.GetUtcNow(), s.Failure?.Run == job.Run ? s.Failure.What : "It was given up after too many attempts.")), ct);

    private async Task<ScanOutcome> ScanAsync(ScanJob job, ChangeTurn? change, CancellationToken ct)
    {
        var begun = time.GetTimestamp();
        // Another one may have scanned the site while this one waited for its turn.
        if (await WithoutScanAsync(job, change, ct) is { } known) return known;
        var kept = await scans.FindAsync(job.Site, job.Run, ct) ?? await ReadAsync(job, ct);
        var report = kept.Judge();
        if (change is { Step: ChangeStep.ScanAfter or ChangeStep.ScanCanceled }) report = report with { Review = await ReviewAsync(job, change, kept, report, ct) };
        ct.ThrowIfCancellationRequested();
        await reports.SaveAsync(Scan.Files(report), ct);
        await statuses.ChangeAsync(job.Site, s => s.With(new(kept.Run, kept.Started, time.GetUtcNow(), report.Verdict.ToString())), ct);
        Telemetry.Finished(job, report, time.GetElapsedTime(begun));
        if (job.Change is not null)
        {
            await PostAsync(job, report, ct);
            await changes.DoneAsync(job.Site, job.Change, job.Run, ct);
        }
        return new(ScanEnd.Reported, kept.Run);
    }

    /// <summary>
    /// What needs no scan: there is nothing to do, or a scan that began after this one was asked for, and ended, shows what this one
    /// would. That is not for scans that somebody waits for by their ids, nor for those after a change, whose reports hold the review.
    /// </summary>
    private async Task<ScanOutcome?> WithoutScanAsync(ScanJob job, ChangeTurn? change, CancellationToken ct)
    {
        if (change is { Step: ChangeStep.PassedOver or ChangeStep.Nothing }) return new(ScanEnd.NothingToDo);
        if (job.Reason != ScanReason.Schedule && change?.Step != ChangeStep.ScanBefore) return null;
        if ((await statuses.ReadAsync(job.Site, ct)).Last is not { } last || last.Started < job.Asked || last.Run == job.Run) return null;
        if (change is null) return new(ScanEnd.Coalesced, last.Run);
        // The review of the change will look for it by the run that was made for the ticket.
        if (!await scans.AnswerAsync(job.Site, job.Run, last.Run, ct) && (await scans.FindAsync(job.Site, job.Run, ct) is not { } kept || kept.Run == job.Run)) return null;
        await changes.DoneAsync(job.Site, job.Change!, job.Run, ct);
        return new(ScanEnd.Coalesced, last.Run);
    }

    private async Task<KeptScan> ReadAsync(ScanJob job, CancellationToken ct)
    {
        var plan = await plans.ReadAsync(job.Site, ct) ?? throw new PlanNotUsableException($"There is no plan of '{job.Site}'.");
        var parsed = KeptScan.ReadPlan(job.Site, plan.Content);
        var started = time.GetUtcNow();
        var recording = await read(parsed, ct);
        if (recording.Site is { } site && site != job.Site) throw new WrongSiteException(SecretText.Hide(site), job.Site);
        var open = await changes.OpenAsync(job.Site, started, ct);
        return await scans.KeepAsync(KeptScan.Of(job.Site, job.Run, started, plan.Content, recording) with { Changes = open }, ct);
    }

    /// <summary>What was there before is judged by the plan of now: what the plan says differently is not a change of the network.</summary>
    private async Task<ChangeReview> ReviewAsync(ScanJob job, ChangeTurn change, KeptScan after, Report report, CancellationToken ct)
    {
        var plan = after.ReadPlan();
        var before = change.Before is { } run ? await scans.FindAsync(job.Site, run, ct) : null;
        return ChangeReviewer.Of(
            job.Change!, plan.Plan,
            before is null ? null : new(before.Run, before.ReadRecording(), Scan.Judge(plan, before.ReadRecording(), before.Run, before.Started), change.Late),
            new(after.Run, after.ReadRecording(), report, Late: false));
    }

    private async Task PostAsync(ScanJob job, Report report, CancellationToken ct)
    {
        if (report.Review is null || post is null || await post(job.Change!, report, ct) is not { } problem) return;
        await statuses.ChangeAsync(job.Site, s => s with { NotPosted = new(job.Run, time.GetUtcNow(), SecretText.Hide(problem).ToString()) }, ct);
    }

    /// <summary>Words of ours as they are; of the words of others only what kind of trouble it is.</summary>
    private FailedScan Failure(ScanJob job, Exception e) => new(job.Run, time.GetUtcNow(), e switch
    {
        PlanNotUsableException or WrongSiteException or TurnLostException or InvalidDataException => SecretText.Hide(e.Message),
        IOException or UnauthorizedAccessException or TimeoutException => $"The store or the queue could not be used ({e.GetType().Name}).",
        _ => $"The scan failed by itself ({e.GetType().Name}): a fault of the program.",
    });
}
