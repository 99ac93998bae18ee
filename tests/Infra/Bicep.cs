using System.Diagnostics;
using System.Reflection;

namespace HybridDrift.Tests.Infra;

/// <summary>The Bicep compiler that restore brought, and what it makes of <c>infra/main.bicep</c>.</summary>
internal static class Bicep
{
    public static readonly string Folder = Path.Combine(Repository.Root, "infra");

    /// <summary>Null on machines that the package is not made for.</summary>
    private static readonly string? Program =
        typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "Bicep")?.Value;

    private static readonly Lazy<Task<(int Exit, string Output, string Error)>> Built = new(() => RunAsync("build", "main.bicep", "--stdout"));

    private static readonly Lazy<Task<(int Exit, string Output, string Error)>> Parameters = new(() => RunAsync("build-params", "main.bicepparam", "--stdout"));

    /// <summary>Compiled once for all tests.</summary>
    public static Task<(int Exit, string Output, string Error)> BuildAsync() => Built.Value;

    public static Task<(int Exit, string Output, string Error)> BuildParametersAsync() => Parameters.Value;

    public static async Task<(int Exit, string Output, string Error)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Program!) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Folder };
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    /// <summary>Skipped, visibly, where there is no compiler.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    public sealed class BicepFactAttribute : FactAttribute
    {
        public BicepFactAttribute()
        {
            if (Program is null) Skip = "The Bicep compiler is restored on Linux x64 only.";
        }
    }
}
