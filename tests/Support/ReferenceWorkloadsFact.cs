using System.Diagnostics;

namespace HybridDrift.Tests.Support;

/// <summary>A fact about generated workloads whose figures are known; skipped, visibly, where the generator or Python is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ReferenceWorkloadsFactAttribute : FactAttribute
{
    private static string Generator => Path.Combine(SharedSamplesFactAttribute.Folder, "..", "bench", "generate.py");

    public ReferenceWorkloadsFactAttribute()
    {
        if (!File.Exists(Generator)) Skip = "The generator of the workloads is not beside the repository.";
        else if (!Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(p => File.Exists(Path.Combine(p, "python3")))) Skip = "Python, which makes the workloads, is not installed.";
    }

    /// <summary>Makes them in a folder.</summary>
    public static void Generate(string folder)
    {
        using var python = Process.Start(new ProcessStartInfo("python3", [Generator, folder]))!;
        python.WaitForExit();
        Assert.Equal(0, python.ExitCode);
    }
}
