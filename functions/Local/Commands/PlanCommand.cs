using System.CommandLine;
using HybridDrift.Local.Output;
using Spectre.Console;

namespace HybridDrift.Local.Commands;

/// <summary><c>hybriddrift plan check PLAN</c> and <c>plan init</c>.</summary>
internal static class PlanCommand
{
    public static Command Create(IAnsiConsole console, TextWriter error)
    {
        var path = new Argument<string>("PLAN") { Description = "The plan file (YAML)." };
        var check = new Command("check", "Says everything that is wrong with a plan file, with line and column.") { path };
        check.SetAction(async (parsed, cancellation) =>
        {
            var file = parsed.GetRequiredValue(path);
            if (await PlanFile.ReadAsync(file, error, cancellation) is not { } plan) return ExitCode.BadUsageOrPlan;
            console.WriteLine(Plain.Text($"{file} is a good plan of site {plan.Plan.Site}: {plan.Plan.Networks.Count} networks, {plan.Plan.Edges.Count} edges, {plan.Plan.Vpns.Count} tunnels, {plan.Plan.Flows.Count} flows."));
            return 0;
        });
        return new Command("plan", "Works on plan files.") { check, PlanInitCommand.Create(console, error) };
    }
}
