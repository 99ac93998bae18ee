using NCrontab;

namespace HybridDrift.Jobs;

/// <summary>
/// When sites are scanned without being asked, by an NCRONTAB text of six fields (second, minute, hour, day, month, day of the week),
/// in UTC: the same text that the timer of the Functions host takes.
/// </summary>
public sealed class ScanSchedule
{
    /// <summary>Name of the setting.</summary>
    public const string Setting = "DriftScanSchedule";

    /// <summary>Every six hours.</summary>
    public const string Default = "0 0 */6 * * *";

    private readonly CrontabSchedule schedule;

    private ScanSchedule(CrontabSchedule schedule) => this.schedule = schedule;

    /// <returns>Null when the text is not a schedule of six fields.</returns>
    public static ScanSchedule? TryParse(string text) =>
        CrontabSchedule.TryParse(text, new() { IncludingSeconds = true }) is { } schedule ? new(schedule) : null;

    /// <summary>The first occurrence after this time.</summary>
    public DateTimeOffset Next(DateTimeOffset after) => new(schedule.GetNextOccurrence(after.UtcDateTime), TimeSpan.Zero);
}
