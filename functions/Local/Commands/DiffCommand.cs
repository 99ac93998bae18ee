using System.CommandLine;
using HybridDrift.Collect;
using HybridDrift.Flows.Difference;
using HybridDrift.Local.Output;
using HybridDrift.Plans;
using HybridDrift.Reports.Writers;
using Spectre.Console;

namespace HybridDrift.Local.Commands;

/// <summary><c>hybriddrift diff RECORDING RECORDING [--json FILE] [--plan PLAN]</c>.</summary>
internal static class DiffCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error)
    {
        var before = new Argument<string>("BEFORE") { Description = "The folder of the earlier recording." };
        var after = new Argument<string>("AFTER") { Description = "The folder of the later recording." };
        var file = new Option<string?>("--json") { Description = "Write the difference, with all sets of packets, to this file.", HelpName = "FILE" };
        var plan = new Option<string?>("--plan") { Description = "Call edges by their names in this plan.", HelpName = "PLAN" };
        var command = new Command("diff", "Says what two recordings of a site show differently: packets, routes, tunnels, addresses. Exit code: 0 no difference, 1 differences, 2 cannot tell, 3 bad usage.") { before, after, file, plan };
        command.SetAction((parsed, cancellation) =>
            RunAsync(console, error, parsed.GetRequiredValue(before), parsed.GetRequiredValue(after), parsed.GetValue(file), parsed.GetValue(plan), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IAnsiConsole console, TextWriter error, string before, string after, string? file, string? planFile, CancellationToken cancellation)
    {
        IReadOnlyDictionary<string, string>? names = null;
        if (planFile is not null)
        {
            if (await PlanFile.ReadAsync(planFile, error, cancellation) is not { } plan) return ExitCode.BadUsageOrPlan;
            names = EdgeNames.Of(plan.Plan);
        }
        try
        {
            var (old, @new) = (await RecordingFolder.ReadAsync(before, cancellation), await RecordingFolder.ReadAsync(after, cancellation));
            if (old.Site is { } site && @new.Site is { } other && site != other)
            {
                await error.WriteLineAsync($"The recordings are of two sites, '{site}' and '{other}'.");
                return ExitCode.BadUsageOrPlan;
            }
            var difference = SiteComparison.Of(old, @new, names);
            if (file is not null) await File.WriteAllBytesAsync(file, JsonDifferenceWriter.Write(difference, old.Sha256, @new.Sha256), cancellation);
            DifferenceSummary.Write(console, difference);
            return difference.Changes.Any(c => c.Certain) ? ExitCode.Drift : DifferenceSummary.Unsure(difference) ? ExitCode.CannotTell : ExitCode.Compliant;
        }
        catch (DirectoryNotFoundException e)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCode.BadUsageOrPlan;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"The difference could not be written: {e.Message}");
            return ExitCode.InternalError;
        }
    }
}
