using System.CommandLine;
using HybridDrift.Collect;
using HybridDrift.Local.Output;
using Spectre.Console;

namespace HybridDrift.Local.Commands;

/// <summary><c>hybriddrift record PLAN --output DIR</c>.</summary>
internal static class RecordCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error, TimeProvider time)
    {
        var plan = new Argument<string>("PLAN") { Description = "The plan file of the site, with its sources." };
        var output = new Option<string>("--output") { Description = "Write the recording into this folder, which is new or empty.", HelpName = "DIR", Required = true };
        var command = new Command("record", "Reads the live systems that the plan names, read-only, into a recording. Exit code: 0 everything was read, 2 something was not, 3 bad usage or plan, 4 internal error.") { plan, output };
        command.SetAction((parsed, cancellation) => RunAsync(console, error, time, parsed.GetRequiredValue(plan), parsed.GetRequiredValue(output), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IAnsiConsole console, TextWriter error, TimeProvider time, string planFile, string output, CancellationToken cancellation)
    {
        if (await PlanFile.ReadAsync(planFile, error, cancellation) is not { } plan) return ExitCode.BadUsageOrPlan;
        if (plan.Plan.Sources is null)
        {
            await error.WriteLineAsync("The plan has no sources: say in it where the live systems are.");
            return ExitCode.BadUsageOrPlan;
        }
        if (Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any())
        {
            await error.WriteLineAsync($"'{output}' is not empty: a recording is written into a folder of its own.");
            return ExitCode.BadUsageOrPlan;
        }
        try
        {
            var contents = await LiveReading.ShowAsync(console, planFile, plan.Plan, time, cancellation);
            await RecordingFolder.WriteAsync(output, contents, cancellation);
            var recording = Recording.Of(contents, []);
            LiveReading.Summary(console, recording);
            console.WriteLine($"Recording: {Plain.Text(output)}");
            return recording.Troubles.Count == 0 ? ExitCode.Compliant : ExitCode.CannotTell;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"The recording could not be written: {e.Message}");
            return ExitCode.InternalError;
        }
    }
}
