using HybridDrift.Collect;

namespace HybridDrift.Jobs;

/// <summary>Reads what a plan says is to be read: its live sources, or a recording beside it.</summary>
/// <param name="files">What the paths in the plan of a site are relative to; null for plans that may name no files.</param>
public sealed class SiteReading(Func<string, string?> files, ISecrets secrets, TimeProvider time)
{
    /// <exception cref="PlanNotUsableException">The plan says nothing that can be read here.</exception>
    public async Task<Recording> ReadAsync(ScanPlan plan, CancellationToken ct)
    {
        var folder = files(plan.Plan.Site);
        if (plan.Plan.Sources is { } sources)
        {
            if (folder is null && (sources.Nsx?.CaFile ?? sources.Iks?.KubeconfigFile ?? sources.Icp?.KubeconfigFile) is { } file)
                throw new PlanNotUsableException($"The plan names the file '{file}', and no folder of files is configured here: give it as a secret.");
            return Recording.Of(await new LiveSite(plan.Plan, folder ?? "", secrets, time).ReadAsync(cancellation: ct), []);
        }
        if (plan.Plan.Recording is not { } relative) throw new PlanNotUsableException("The plan names neither sources nor a recording: there is nothing to read.");
        if (folder is null) throw new PlanNotUsableException("The plan names a recording, and no folder of recordings is configured here.");
        try
        {
            return await RecordingFolder.ReadAsync(Path.Combine(folder, relative), ct);
        }
        catch (DirectoryNotFoundException)
        {
            // Without the place of the folder on this machine.
            throw new PlanNotUsableException($"There is no recording '{relative}'.");
        }
    }
}
