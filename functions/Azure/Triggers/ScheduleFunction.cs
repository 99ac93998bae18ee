using HybridDrift.Jobs;

namespace HybridDrift.Functions.Triggers;

/// <summary>Puts one job per site on the queue, whenever the schedule says so.</summary>
public sealed class ScheduleFunction(ScheduledScans scans, TimeProvider time)
{
    [Function("Schedule")]
    [FixedDelayRetry(5, "00:00:30")]
    public Task RunAsync([TimerTrigger($"%{ScanSchedule.Setting}%")] TimerInfo timer, CancellationToken cancellationToken) =>
        scans.AskAsync(Occurrence(timer), cancellationToken);

    /// <summary>
    /// The stored status was written by the run before: its next occurrence is the one that runs now. Retries find it unchanged, and
    /// so ask for the same scans. At first there is none.
    /// </summary>
    private DateTimeOffset Occurrence(TimerInfo timer)
    {
        if (timer.ScheduleStatus is { } status && status.Next > DateTime.UnixEpoch) return new(status.Next.ToUniversalTime());
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
    }
}
