using System.Diagnostics;
using System.Globalization;
using HybridDrift.Collect;
using HybridDrift.Local;
using HybridDrift.Tests.Storage;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Faults.Live;

/// <summary>The memory of reading a site of the largest size that is supported; the emulators are another process.</summary>
public sealed class LargeSiteTests
{
    private const long Most = 500L << 20;

    [ScaleFact]
    public async Task Recording_the_largest_site_takes_less_than_500_MiB()
    {
        using var folder = new TemporaryFolder();
        using var emulators = Start("HybridDrift.Emulators", folder.Path, [Path.Combine(ExampleSite.Folder, "healthy"), "--large"]);
        try
        {
            var secret = await SecretAsync(emulators.StandardOutput);
            using var record = Start("hybriddrift", folder.Path, ["record", Path.Combine("out", "emulated", "plan.yaml"), "--output", "recorded"], secret);
            var output = record.StandardOutput.ReadToEndAsync();

            var peak = await PeakAsync(record);

            Assert.Equal((ExitCode.Compliant, ""), (record.ExitCode, await record.StandardError.ReadToEndAsync()));
            var recording = await RecordingFolder.ReadAsync(folder["recorded"]);
            Assert.Equal(20_000, System.Text.Encoding.UTF8.GetString(recording.Find("iks/pods.json")!.Content.Span).Split("\"podIP\":").Length - 1);
            Assert.True(peak < Most, $"{peak >> 20} MiB at most. {await output}");
        }
        finally
        {
            emulators.Kill();
        }
    }

    private static Process Start(string program, string folder, string[] arguments, (string Name, string Value)? secret = null)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, program), arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        if (secret is { } given) start.Environment[given.Name] = given.Value;
        return Process.Start(start)!;
    }

    /// <summary>As the emulators tell people to give it.</summary>
    private static async Task<(string, string)> SecretAsync(StreamReader output)
    {
        while (await output.ReadLineAsync() is { } line)
            if (line.Trim().StartsWith("export ", StringComparison.Ordinal) && line.Trim()["export ".Length..].Split('=', 2) is [var name, var value]) return (name, value);
        throw new InvalidOperationException("The emulators did not start.");
    }

    /// <summary>The kernel keeps the peak of a process as long as it lives.</summary>
    private static async Task<long> PeakAsync(Process process)
    {
        var peak = 0L;
        while (!process.HasExited)
        {
            try
            {
                var line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
                if (line is not null) peak = long.Parse(line["VmHWM:".Length..^"kB".Length], CultureInfo.InvariantCulture) << 10;
            }
            catch (IOException)
            {
                // It ended meanwhile.
            }
            await Task.Delay(20);
        }
        await process.WaitForExitAsync();
        return peak;
    }
}

/// <summary>A fact that takes a minute and a gigabyte; skipped, visibly, unless it is asked for with HYBRIDDRIFT_SCALE=1, on Linux.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ScaleFactAttribute : FactAttribute
{
    public ScaleFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("HYBRIDDRIFT_SCALE") != "1") Skip = "Takes long: set HYBRIDDRIFT_SCALE=1.";
        else if (!OperatingSystem.IsLinux()) Skip = "Needs /proc.";
    }
}
