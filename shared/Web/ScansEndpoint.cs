using System.Security.Cryptography;
using HybridDrift.Jobs;
using HybridDrift.Storage;
using Microsoft.AspNetCore.Http;

namespace HybridDrift.Web;

/// <summary>Asks for a scan of a site, now.</summary>
public sealed class ScansEndpoint(PlanLibrary plans, IScanJobs jobs, TimeProvider time)
{
    public async Task<IResult> PostAsync(string site, CancellationToken ct)
    {
        if (!PlanLibrary.IsSite(site) || await plans.ReadAsync(site, ct) is null) return Answers.NoSuchSite();
        var run = await AskAsync(site, ct);
        return Results.Accepted($"/api/sites/{site}/reports/{run}", new { site, run });
    }

    /// <returns>Id of the scan.</returns>
    public async Task<string> AskAsync(string site, CancellationToken ct)
    {
        var run = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
        await jobs.SendAsync(new(run, site, ScanReason.Manual, time.GetUtcNow()), TimeSpan.Zero, ct);
        return run;
    }
}
