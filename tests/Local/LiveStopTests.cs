using System.Diagnostics;
using HybridDrift.Collect;
using HybridDrift.Emulators;
using HybridDrift.Emulators.Kubernetes;
using HybridDrift.Local;
using HybridDrift.Tests.Storage;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Local;

/// <summary>The real program, stopped by Ctrl-C while it reads live systems.</summary>
public sealed class LiveStopTests
{
    [Theory(Timeout = 120_000)]
    [InlineData("record")]
    [InlineData("scan")]
    public async Task Ctrl_C_ends_it_at_once_with_its_exit_code_and_nothing_half_written(string command)
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        await using var site = await EmulatedSite.StartAsync(Path.Combine(ExampleSite.Folder, "healthy"), TimeProvider.System);
        var stuck = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        site.Iks.With(new("/pods?", FaultKind.Hang)).Stuck += () => stuck.TrySetResult();
        var plan = site.WritePlan(Path.Combine(ExampleSite.Folder, "plan.yaml"), folder["plan"], "stopped");
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "hybriddrift"), [command, plan, "--output", folder["output"]])
        { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder.Path };
        start.Environment[GivenSecrets.VariableOf("stopped")] = $"{site.Nsx.User}:{site.Nsx.Password}";
        using var program = Process.Start(start)!;
        var (output, error) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());

        await stuck.Task;
        using (var kill = Process.Start("kill", ["-INT", $"{program.Id}"])!) await kill.WaitForExitAsync();
        await program.WaitForExitAsync();

        Assert.Equal(ExitCode.Interrupted, program.ExitCode);
        Assert.Equal("Stopped. Nothing was written.", (await error).Trim());
        Assert.DoesNotContain("   at ", await output, StringComparison.Ordinal);
        Assert.Equal(["plan"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }
}
