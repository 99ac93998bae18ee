using System.Security.Cryptography;
using System.Text;
using HybridDrift.Storage;

namespace HybridDrift.Jobs;

/// <summary>Asks for a scan of every site that has a plan.</summary>
public sealed class ScheduledScans(PlanLibrary plans, IScanJobs jobs)
{
    /// <param name="occurrence">The time of the schedule that has come. The same one again asks for the same scans.</param>
    /// <returns>The sites.</returns>
    public async Task<IReadOnlyList<string>> AskAsync(DateTimeOffset occurrence, CancellationToken ct)
    {
        var sites = await plans.SitesAsync(ct);
        foreach (var site in sites)
            await jobs.SendAsync(new(RunOf(site, occurrence), site, ScanReason.Schedule, occurrence), TimeSpan.Zero, ct);
        return sites;
    }

    private static string RunOf(string site, DateTimeOffset occurrence) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"schedule {site} {occurrence.ToUnixTimeSeconds()}")))[..16];
}
