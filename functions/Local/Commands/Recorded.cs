using HybridDrift.Collect;

namespace HybridDrift.Local.Commands;

/// <summary>A plan with the recording that a command is about.</summary>
internal sealed record Recorded(ScanPlan Plan, Recording Recording)
{
    /// <summary>Null after what is wrong has been written.</summary>
    /// <param name="folder">Instead of the one that the plan names.</param>
    public static async Task<Recorded?> ReadAsync(string planFile, string? folder, TextWriter error, CancellationToken cancellation)
    {
        if (await PlanFile.ReadAsync(planFile, error, cancellation) is not { } plan) return null;
        if ((folder ?? Folder(planFile, plan)) is not { } found)
        {
            await error.WriteLineAsync("The plan names no recording: give one with --recording DIR.");
            return null;
        }
        try
        {
            var recording = await RecordingFolder.ReadAsync(found, cancellation);
            if (recording.Site is null || recording.Site == plan.Plan.Site) return new(plan, recording);
            await error.WriteLineAsync(new WrongSiteException(SecretText.Hide(recording.Site), plan.Plan.Site).Message);
        }
        catch (DirectoryNotFoundException e)
        {
            await error.WriteLineAsync(e.Message);
        }
        return null;
    }

    /// <summary>The plan's folder is relative to the plan file.</summary>
    public static string? Folder(string planFile, ScanPlan plan) =>
        plan.Plan.Recording is { } relative ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(planFile))!, relative) : null;
}
