using HybridDrift.Collect;
using HybridDrift.Storage;

namespace HybridDrift.Jobs;

/// <summary>Does a job: takes the turn at its site, reads, keeps what was read, judges it, keeps the report.</summary>
/// <param name="read">Reads what a plan says is to be read.</param>
public sealed class ScanRunner(IObjectStore store, IScanJobs jobs, Func<ScanPlan, CancellationToken, Task<Recording>> read, TimeProvider time)
{
    /// <summary>How long a job waits that finds its site being scanned.</summary>
    private static readonly TimeSpan BusyDelay = TimeSpan.FromSeconds(15);

    private readonly PlanLibrary plans = new(store);
    private readonly KeptScans scans = new(store);
    private readonly ReportLibrary reports = new(store);
    private readonly SiteStatuses statuses = new(store);

    /// <summary>May be done again after any exception, and after none: one job is one report.</summary>
    /// <exception cref="Exception">It did not end in a report: see the status of the site.</exception>
    public async Task<ScanOutcome> RunAsync(ScanJob job, CancellationToken ct)
    {
        using var activity = Telemetry.Start(job);
        await using var turn = await SiteTurn.TryTakeAsync(store, job.Site, time, ct);
        if (turn is null)
        {
            await jobs.SendAsync(job, BusyDelay, ct);
            return new(ScanEnd.SiteBusy);
        }
        try
        {
            return await ScanAsync(job, turn.Token);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            var told = turn.IsLost ? new TurnLostException(job.Site) : e;
            Telemetry.Failed(job);
            await statuses.ChangeAsync(job.Site, s => s.WithFailure(Failure(job, told)), ct);
            if (told != e) throw told;
            throw;
        }
    }

    /// <summary>A job that was given up: the site's status tells of it.</summary>
    public Task GiveUpAsync(ScanJob job, CancellationToken ct) => statuses.ChangeAsync(job.Site, s => s.WithGiven(
        new(job.Run, time.GetUtcNow(), s.Failure?.Run == job.Run ? s.Failure.What : "It was given up after too many attempts.")), ct);

    private async Task<ScanOutcome> ScanAsync(ScanJob job, CancellationToken ct)
    {
        var begun = time.GetTimestamp();
        if (await CoalescedAsync(job, ct) is { } other) return new(ScanEnd.Coalesced, other);
        var kept = await scans.FindAsync(job.Site, job.Run, ct) ?? await ReadAsync(job, ct);
        var report = Scan.Judge(kept.ReadPlan(), kept.ReadRecording(), kept.Run, kept.Started);
        ct.ThrowIfCancellationRequested();
        await reports.SaveAsync(Scan.Files(report), ct);
        await statuses.ChangeAsync(job.Site, s => s.With(new(kept.Run, kept.Started, time.GetUtcNow(), report.Verdict.ToString())), ct);
        Telemetry.Finished(job, report, time.GetElapsedTime(begun));
        return new(ScanEnd.Reported, kept.Run);
    }

    /// <summary>A scan that somebody waits for by its id is done, whatever there is.</summary>
    private async Task<string?> CoalescedAsync(ScanJob job, CancellationToken ct) =>
        job.Reason == ScanReason.Schedule && (await statuses.ReadAsync(job.Site, ct)).Last is { } last && last.Run != job.Run && last.Started >= job.Asked ? last.Run : null;

    private async Task<KeptScan> ReadAsync(ScanJob job, CancellationToken ct)
    {
        var plan = await plans.ReadAsync(job.Site, ct) ?? throw new PlanNotUsableException($"There is no plan of '{job.Site}'.");
        var parsed = KeptScan.ReadPlan(job.Site, plan.Content);
        var started = time.GetUtcNow();
        var recording = await read(parsed, ct);
        if (recording.Site is { } site && site != job.Site) throw new WrongSiteException(SecretText.Hide(site), job.Site);
        return await scans.KeepAsync(KeptScan.Of(job.Site, job.Run, started, plan.Content, recording), ct);
    }

    /// <summary>Words of ours as they are; of the words of others only what kind of trouble it is.</summary>
    private FailedScan Failure(ScanJob job, Exception e) => new(job.Run, time.GetUtcNow(), e switch
    {
        PlanNotUsableException or WrongSiteException or TurnLostException or InvalidDataException => SecretText.Hide(e.Message),
        IOException or UnauthorizedAccessException or TimeoutException => $"The store or the queue could not be used ({e.GetType().Name}).",
        _ => $"The scan failed by itself ({e.GetType().Name}): a fault of the program.",
    });
}
