using System.CommandLine;
using System.Text;
using HybridDrift.Collect;
using HybridDrift.Drafts;
using HybridDrift.Local.Output;
using HybridDrift.Plans;
using HybridDrift.Sites.Parse;
using Spectre.Console;

namespace HybridDrift.Local.Commands;

/// <summary><c>hybriddrift plan init --from RECORDING</c>.</summary>
internal static class PlanInitCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error)
    {
        var from = new Option<string>("--from") { Description = "The folder of recorded documents to draft the plan from.", HelpName = "RECORDING", Required = true };
        var output = new Option<string>("--output") { Description = "Write the draft into this file, which must not be there yet.", HelpName = "FILE", DefaultValueFactory = _ => "plan.yaml" };
        var site = new Option<string?>("--site") { Description = "The name of the site, when the recording does not say it.", HelpName = "NAME" };
        var command = new Command("init", "Drafts a first plan from a recording. Exit code: 0 a good plan was written, 2 it was written and needs answers before it is one, 3 bad usage.") { from, output, site };
        command.SetAction((parsed, cancellation) => RunAsync(console, error, parsed.GetRequiredValue(from), parsed.GetRequiredValue(output), parsed.GetValue(site), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IAnsiConsole console, TextWriter error, string from, string output, string? site, CancellationToken cancellation)
    {
        try
        {
            var recording = await RecordingFolder.ReadAsync(from, cancellation);
            if (site is not null && !PlanKeys.IsSite(site)) throw new IOException($"'{Plain.Text(site)}' is not a name of a site: lower-case letters, digits and hyphens, 1 to 40.");
            if (site is not null && recording.Site is { } recorded && recorded != site) throw new WrongSiteException(SecretText.Hide(recorded), site);
            var draft = PlanDraft.Of(SiteParser.Parse(recording, [], []), site ?? recording.Site, Below(output, from));
            await WriteNewAsync(output, draft.Text, cancellation);
            return await TellAsync(console, error, output, draft);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or WrongSiteException)
        {
            await error.WriteLineAsync(e.Message);
            return ExitCode.BadUsageOrPlan;
        }
    }

    /// <summary>A plan is somebody's work: none is ever written over.</summary>
    private static async Task WriteNewAsync(string output, string text, CancellationToken cancellation)
    {
        if (Path.Exists(output)) throw new IOException($"'{output}' is there already, and a plan is not written over: name another file with --output.");
        if (Path.GetDirectoryName(Path.GetFullPath(output)) is { } folder) Directory.CreateDirectory(folder);
        await using var file = new FileStream(output, FileMode.CreateNew);
        await file.WriteAsync(Encoding.UTF8.GetBytes(text), cancellation);
    }

    private static async Task<int> TellAsync(IAnsiConsole console, TextWriter error, string output, PlanDraft draft)
    {
        var reading = PlanReader.Read(draft.Text);
        console.WriteLine(Plain.Text($"Draft: {output}, with {draft.Questions} questions: the lines that begin with '# ?'. It says what the network is; read every line before you keep it as what it should be."));
        foreach (var problem in reading.Problems) await error.WriteLineAsync($"{output}:{problem}");
        return reading.Plan is null ? ExitCode.CannotTell : ExitCode.Compliant;
    }

    /// <summary>The recording as a plan names it: a folder below that of the plan file. Null when it is elsewhere.</summary>
    private static string? Below(string output, string folder)
    {
        var relative = Path.GetRelativePath(Path.GetDirectoryName(Path.GetFullPath(output))!, Path.GetFullPath(folder)).Replace('\\', '/');
        return PlanKeys.IsFolder(relative) ? relative : null;
    }
}
