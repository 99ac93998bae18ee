using System.CommandLine;
using System.Security.Cryptography;
using HybridDrift.Collect;
using HybridDrift.Local.Output;
using HybridDrift.Storage;
using Spectre.Console;

namespace HybridDrift.Local.Commands;

/// <summary><c>hybriddrift scan [PLAN] [--recording DIR] [--store DIR] [--output DIR]</c>.</summary>
internal static class ScanCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error, TimeProvider time)
    {
        var plan = new Argument<string?>("PLAN") { Description = "The plan file of the site; the example's, when there is none.", Arity = ArgumentArity.ZeroOrOne };
        var recording = new Option<string?>("--recording") { Description = "Read recorded documents from this folder instead of what the plan names.", HelpName = "DIR" };
        var store = new Option<string?>("--store") { Description = "Keep the report in this store ('out', when neither --store nor --output is given).", HelpName = "DIR" };
        var output = new Option<string?>("--output") { Description = "Write report.html and report.json into this folder.", HelpName = "DIR" };
        var command = new Command("scan", "Checks one site and writes a drift report. Exit code: 0 compliant, 1 drift, 2 cannot tell, 3 bad usage or plan, 4 internal error.") { plan, recording, store, output };
        command.SetAction((parsed, cancellation) => new Run(console, error, time)
        {
            Plan = parsed.GetValue(plan) ?? Path.Combine(AppContext.BaseDirectory, "example", "plan.yaml"),
            Recording = parsed.GetValue(recording),
            Store = parsed.GetValue(store),
            Output = parsed.GetValue(output),
        }.RunAsync(cancellation));
        return command;
    }

    private sealed class Run(IAnsiConsole console, TextWriter error, TimeProvider time)
    {
        public required string Plan { get; init; }
        public required string? Recording { get; init; }
        public required string? Store { get; init; }
        public required string? Output { get; init; }

        public async Task<int> RunAsync(CancellationToken cancellation)
        {
            if (await PlanFile.ReadAsync(Plan, error, cancellation) is not { } plan) return ExitCode.BadUsageOrPlan;
            var folder = Recording ?? Recorded.Folder(Plan, plan);
            if (folder is null && plan.Plan.Sources is null)
            {
                await error.WriteLineAsync("The plan names neither a recording nor sources: give a recording with --recording DIR, or say in the plan where the live systems are.");
                return ExitCode.BadUsageOrPlan;
            }
            var written = new List<string>();
            try
            {
                var run = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
                // Before the steps of the scan: a terminal shows one progress at a time.
                var live = folder is null ? Collect.Recording.Of(await LiveReading.ShowAsync(console, Plan, plan.Plan, time, cancellation), []) : null;
                var report = await ScanProgress.ShowAsync(console, progress => Scan.RunAsync(
                    plan, c => live is null ? RecordingFolder.ReadAsync(folder!, c) : Task.FromResult(live), (files, c) => WriteAsync(files, written, c), run, time, progress, cancellation));
                ConsoleSummary.Write(console, report, written);
                return ExitCode.Of(report.Verdict);
            }
            catch (Exception e) when (e is WrongSiteException or DirectoryNotFoundException)
            {
                await error.WriteLineAsync(e.Message);
                return ExitCode.BadUsageOrPlan;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                await error.WriteLineAsync($"The report could not be written: {e.Message}");
                return ExitCode.InternalError;
            }
        }

        private async Task WriteAsync(ReportFiles files, List<string> written, CancellationToken cancellation)
        {
            if (Output is not null)
            {
                // All of the files or none.
                cancellation.ThrowIfCancellationRequested();
                Directory.CreateDirectory(Output);
                foreach (var file in files.Files) await File.WriteAllBytesAsync(Path.Combine(Output, file.Name), file.Content, CancellationToken.None);
                written.Add(Path.Combine(Output, "report.html"));
                if (Store is null) return;
            }
            var root = Store ?? "out";
            var manifest = await new ReportLibrary(new FolderStore(root, time)).SaveAsync(files, cancellation);
            written.Add(Path.Combine(root, manifest.Folder, "report.html"));
        }
    }
}
