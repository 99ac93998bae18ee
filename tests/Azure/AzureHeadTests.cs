using System.Diagnostics;
using System.Text.Json;

namespace HybridDrift.Tests.Azure;

/// <summary>The Azure head as the build leaves it: it is built before the tests run.</summary>
public sealed class AzureHeadTests
{
    private static readonly string Project = Path.Combine(Repository.Root, "functions", "Azure");

    [Fact]
    public void The_host_settings_of_the_top_level_are_in_its_output()
    {
        var outputs = Directory.GetFiles(Path.Combine(Project, "bin"), "HybridDrift.Functions.dll", SearchOption.AllDirectories);

        Assert.NotEmpty(outputs);
        Assert.All(outputs, dll => Assert.Equal(
            File.ReadAllBytes(Path.Combine(Repository.Root, "host.json")), File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(dll)!, "host.json"))));
    }

    [Fact]
    public void The_host_settings_are_of_version_2()
    {
        using var host = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "host.json")));

        Assert.Equal("2.0", host.RootElement.GetProperty("version").GetString());
    }

    [StandInFact]
    public async Task A_build_with_the_stand_in_refuses_to_be_published()
    {
        var target = Directory.CreateTempSubdirectory("hybriddrift-").FullName;
        try
        {
            var (exit, output) = await DotnetAsync("publish", Project, "--no-build", "-c", Configuration(), "-o", target, "--nologo");

            Assert.NotEqual(0, exit);
            Assert.Contains("stand-in", output);
            Assert.Empty(Directory.GetFileSystemEntries(target));
        }
        finally
        {
            Directory.Delete(target, recursive: true);
        }
    }

    private static string Configuration() => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static async Task<(int Exit, string Output)> DotnetAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await error);
    }

    /// <summary>Skipped, visibly, where the feed offers the real worker packages.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class StandInFactAttribute : FactAttribute
    {
        public StandInFactAttribute()
        {
            var choice = Path.Combine(Project, "obj", "functions-worker.txt");
            if (File.Exists(choice) && File.ReadAllText(choice).Contains("take: packages", StringComparison.Ordinal)) Skip = "This build took the real worker packages.";
        }
    }
}
