using System.CommandLine;
using HybridDrift.Flows.Questions;
using HybridDrift.Flows.Trace;
using HybridDrift.Local.Output;
using HybridDrift.Reports;
using Spectre.Console;

namespace HybridDrift.Local.Commands;

/// <summary><c>hybriddrift explain PLAN --packet "tcp A:P > B:P" --at PLACE [--recording DIR]</c>.</summary>
internal static class ExplainCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error)
    {
        var plan = new Argument<string>("PLAN") { Description = "The plan file of the site." };
        var packet = new Option<string>("--packet") { Description = $"The packet, as \"{PacketQuestion.Form}\".", HelpName = "PACKET", Required = true };
        var at = new Option<string>("--at") { Description = "Where it begins: a cluster (iks, icp), an edge, a network of the plan, or internet.", HelpName = "PLACE", Required = true };
        var recording = new Option<string?>("--recording") { Description = "Read recorded documents from this folder instead of the one that the plan names.", HelpName = "DIR" };
        var command = new Command("explain", "Follows one packet and its answer, with every decision on the way. Exit code: 0 it arrives and its answer comes back, 1 it does not, 2 cannot tell, 3 bad usage or plan.") { plan, packet, at, recording };
        command.SetAction((parsed, cancellation) =>
            RunAsync(console, error, parsed.GetRequiredValue(plan), parsed.GetRequiredValue(packet), parsed.GetRequiredValue(at), parsed.GetValue(recording), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(IAnsiConsole console, TextWriter error, string planFile, string text, string at, string? folder, CancellationToken cancellation)
    {
        if (PacketQuestion.Read(text, out var problem) is not { } packet)
        {
            await error.WriteLineAsync($"--packet: {problem}.");
            return ExitCode.BadUsageOrPlan;
        }
        if (await Recorded.ReadAsync(planFile, folder, error, cancellation) is not { } read) return ExitCode.BadUsageOrPlan;
        var context = Scan.Context(read.Plan.Plan, read.Recording);
        var explainer = new Explainer(context.Plan, context.Site, context.Devices);
        if (explainer.Explain(packet, at) is not { } answer)
        {
            await error.WriteLineAsync($"--at: the plan has no '{at}'; it has {string.Join(", ", explainer.Places)}.");
            return ExitCode.BadUsageOrPlan;
        }
        var fate = answer.Fate;
        FlowSummary.Write(console, packet.ToString(), at, fate, ReportBuilder.Explain(context, "", read.Recording, answer));
        return fate switch { Fate.Delivered => ExitCode.Compliant, Fate.Ambiguous or Fate.OutOfSight => ExitCode.CannotTell, _ => ExitCode.Drift };
    }
}
