using System.CommandLine;
using HybridDrift.Collect;
using HybridDrift.Local.Commands;
using Spectre.Console;

namespace HybridDrift.Local;

/// <summary>The commands of <c>hybriddrift</c>.</summary>
internal static class CommandLine
{
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, IAnsiConsole console, TextWriter error, TimeProvider time)
    {
        var root = new RootCommand("HybridDrift proves a hybrid network against its plan: every clause, every hop, every packet of a flow.")
        {
            ScanCommand.Create(console, error, time),
            RecordCommand.Create(console, error, time),
            TraceCommand.Create(console, error, time),
            ExplainCommand.Create(console, error),
            DiffCommand.Create(console, error),
            PlanCommand.Create(console, error),
            ServeCommand.Create(console, error, time),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors) await error.WriteLineAsync(problem.Message);
            await error.WriteLineAsync("'hybriddrift --help' shows how it is used.");
            return ExitCode.BadUsageOrPlan;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped. Nothing was written.");
            return ExitCode.Interrupted;
        }
        catch (Exception e)
        {
            await error.WriteLineAsync($"Internal error, please report it: {SecretText.Hide(e.ToString())}");
            return ExitCode.InternalError;
        }
    }
}
