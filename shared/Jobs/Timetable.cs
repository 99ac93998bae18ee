using HybridDrift.Storage;

namespace HybridDrift.Jobs;

/// <summary>
/// Asks for the scans of each occurrence of the schedule, as the timer of the Functions host does: occurrences that were missed, because
/// nothing ran, are made up for by one.
/// </summary>
public sealed class Timetable(IObjectStore store, ScanSchedule schedule, ScheduledScans scans, TimeProvider time)
{
    /// <summary>Clocks are set, and machines sleep: a long wait would end late.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private static readonly ObjectName Name = new("state/schedule.json");

    public async Task RunAsync(CancellationToken ct)
    {
        // Without a past it begins now: there is nothing to make up for.
        var begun = time.GetUtcNow();
        var asked = await LastAsync(ct) ?? begun;
        while (true)
        {
            var (now, next) = (time.GetUtcNow(), schedule.Next(asked));
            if (next > now)
            {
                await Task.Delay(next - now < LongestWait ? next - now : LongestWait, time, ct);
                continue;
            }
            // The newest that has come; those before it are the missed ones.
            for (var later = schedule.Next(next); later <= now; later = schedule.Next(next)) next = later;
            await scans.AskAsync(next, ct);
            await store.ReplaceAsync(Name, StoredJson.Write(new Asked(next)), ifMatch: null, ct);
            asked = next;
        }
    }

    private async Task<DateTimeOffset?> LastAsync(CancellationToken ct) =>
        await store.ReadAsync(Name, ct) is { } stored ? StoredJson.Read<Asked>(stored.Content)?.Occurrence : null;

    private sealed record Asked(DateTimeOffset Occurrence);
}
