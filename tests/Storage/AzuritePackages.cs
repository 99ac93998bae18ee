using System.Diagnostics;
using System.Security.Cryptography;

namespace HybridDrift.Tests.Storage;

/// <summary>The emulator's packages, as its lock file pins them, installed where the first test run finds them missing.</summary>
internal static class AzuritePackages
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly string? Npm = OnPath("npm", "npm.cmd");

    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Azurite");

    public static string? Node { get; } = OnPath("node", "node.exe");

    /// <summary>Why it cannot run here; null when it can.</summary>
    public static string? Missing =>
        Node is null ? "Azurite needs Node.js, and there is no node on the path."
        : Npm is null && !IsInstalled ? "Azurite is to be installed, and there is no npm on the path."
        : null;

    /// <summary>Written last: what an interrupted installation leaves does not count, and neither does that of another lock file.</summary>
    private static string Stamp => Path.Combine(Folder, "node_modules", ".installed");

    private static string LockFileHash => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, "package-lock.json"))));

    private static bool IsInstalled => File.Exists(Stamp) && File.ReadAllText(Stamp) == LockFileHash;

    /// <summary>One test run at a time installs; the others wait and find it done.</summary>
    public static async Task InstallAsync()
    {
        using var turn = await EnterAsync();
        if (IsInstalled)
            return;
        await NpmCiAsync();
        await File.WriteAllTextAsync(Stamp, LockFileHash);
    }

    private static async Task<FileStream> EnterAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, "obj"));
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(folder.FullName, "install.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(TimeSpan.FromSeconds(0.1));
            }
        }
    }

    private static async Task NpmCiAsync()
    {
        var start = new ProcessStartInfo(Npm!, ["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var npm = Process.Start(start)!;
        var said = Task.WhenAll(npm.StandardOutput.ReadToEndAsync(), npm.StandardError.ReadToEndAsync());
        using var timeout = new CancellationTokenSource(Patience);
        try
        {
            await npm.WaitForExitAsync(timeout.Token);
        }
        finally
        {
            npm.Kill(entireProcessTree: true);
        }

        if (npm.ExitCode != 0)
            throw new InvalidOperationException($"npm ci ended with {npm.ExitCode}: {string.Concat(await said)}");
    }

    private static string? OnPath(params string[] names) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
        // On Windows the name without an extension is a script for other shells.
        .FirstOrDefault(path => File.Exists(path) && (!OperatingSystem.IsWindows() || Path.HasExtension(path)));
}
