using System.CommandLine;
using HybridDrift.Flows.Proofs;
using HybridDrift.Local.Output;
using Spectre.Console;

namespace HybridDrift.Local.Commands;

/// <summary><c>hybriddrift trace PLAN [--flow NAME] [--recording DIR]</c>.</summary>
internal static class TraceCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error, TimeProvider time)
    {
        var plan = new Argument<string>("PLAN") { Description = "The plan file of the site." };
        var flow = new Option<string?>("--flow") { Description = "Only the flow of this name.", HelpName = "NAME" };
        var recording = new Option<string?>("--recording") { Description = "Read recorded documents from this folder instead of the one that the plan names.", HelpName = "DIR" };
        var command = new Command("trace", "Follows the plan's flows, there and back, hop by hop, with what decided each. Exit code: 0 all hold, 1 drift, 2 cannot tell, 3 bad usage or plan.") { plan, flow, recording };
        command.SetAction((parsed, cancellation) =>
            RunAsync(console, error, time, parsed.GetRequiredValue(plan), parsed.GetValue(flow), parsed.GetValue(recording), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IAnsiConsole console, TextWriter error, TimeProvider time, string planFile, string? name, string? folder, CancellationToken cancellation)
    {
        if (await Recorded.ReadAsync(planFile, folder, error, cancellation) is not { } read) return ExitCode.BadUsageOrPlan;
        var report = Scan.Judge(read.Plan, read.Recording, "trace", time.GetUtcNow());
        var flows = report.Flows.Where(f => name is null || f.Name == name).ToArray();
        if (flows.Length == 0)
        {
            await error.WriteLineAsync(report.Flows.Count == 0 ? "The plan has no flows." : $"The plan has no flow '{name}'; it has {string.Join(", ", report.Flows.Select(f => f.Name))}.");
            return ExitCode.BadUsageOrPlan;
        }
        foreach (var flow in flows) FlowSummary.Write(console, flow);
        return flows.Any(f => f.Verdict == HopVerdict.Drifts) ? ExitCode.Drift : flows.All(f => f.Verdict == HopVerdict.Holds) ? ExitCode.Compliant : ExitCode.CannotTell;
    }
}
