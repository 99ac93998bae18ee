using System.Diagnostics;
using System.Text;

namespace HybridDrift.Tests.Real;

/// <summary>
/// A network, mounts and processes of their own, without a name: they are gone with this object, and with the test run
/// however that ends, because then the pipe to their first process ends.
/// </summary>
internal sealed class NetworkNamespace : IAsyncDisposable
{
    /// <summary>Options of <c>unshare</c>.</summary>
    public static readonly string[] Own = ["--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process holder;
    private readonly List<Process> daemons = [];
    private readonly StringBuilder said = new();
    private int first;

    private NetworkNamespace(Process holder) => this.holder = holder;

    public static async Task<NetworkNamespace> CreateAsync()
    {
        // Daemons keep their sockets and notes in places that are built into them.
        string[] script = ["sh", "-ec", "mount -t tmpfs tmpfs /run; mount -t tmpfs tmpfs /var/tmp; ip link set lo up; echo ready; exec cat"];
        var space = new NetworkNamespace(Process.Start(new ProcessStartInfo("unshare", [.. Own, .. script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
        try
        {
            Assert.Equal("ready", await space.holder.StandardOutput.ReadLineAsync().WaitAsync(Patience));
            space.first = int.Parse(await File.ReadAllTextAsync($"/proc/{space.holder.Id}/task/{space.holder.Id}/children"));
            return space;
        }
        catch
        {
            await space.DisposeAsync();
            throw;
        }
    }

    /// <summary>A cable between two of them, with a plug at each end.</summary>
    public async Task JoinAsync(string plug, NetworkNamespace other, string otherPlug)
    {
        var (code, output) = await RunAsync(new ProcessStartInfo("ip", ["link", "add", plug, "netns", $"{first}", "type", "veth", "peer", "name", otherPlug, "netns", $"{other.first}"]));
        Assert.True(code == 0, output);
        await DoAsync($"ip link set {plug} up");
        await other.DoAsync($"ip link set {otherPlug} up");
    }

    /// <summary>Runs lines of a shell, each of which must succeed.</summary>
    public async Task DoAsync(string script)
    {
        var (code, output) = await RunAsync("sh", "-ec", script);
        Assert.True(code == 0, $"{script}: {output}{Said}");
    }

    /// <summary>What a command prints, and its exit code.</summary>
    public Task<(int ExitCode, string Output)> RunAsync(params string[] command) => RunAsync(Inside(command));

    /// <summary>Starts what goes on until the end.</summary>
    public void Start(string[] command, params (string Name, string Value)[] environment)
    {
        var start = Inside(command);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        var daemon = new Process { StartInfo = start };
        daemon.OutputDataReceived += (_, line) => Hear(line.Data);
        daemon.ErrorDataReceived += (_, line) => Hear(line.Data);
        daemon.Start();
        daemon.BeginOutputReadLine();
        daemon.BeginErrorReadLine();
        daemons.Add(daemon);
    }

    /// <summary>Waits until something is so, and says what the daemons said when it does not come to that.</summary>
    public async Task UntilAsync(string what, Func<Task<bool>> isSo)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience) throw new TimeoutException($"It did not come to this in {Patience.TotalSeconds:0} s: {what}. The daemons said: {Said}");
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Its child is the first process of the others, which do not outlive it.
        if (!holder.HasExited) holder.Kill();
        await holder.WaitForExitAsync();
        holder.Dispose();
        foreach (var daemon in daemons)
        {
            using var left = daemon;
            await left.WaitForExitAsync().WaitAsync(Patience);
        }
    }

    private string Said
    {
        get
        {
            lock (said) return said.ToString();
        }
    }

    private void Hear(string? line)
    {
        lock (said) said.AppendLine(line);
    }

    private ProcessStartInfo Inside(string[] command) => new("nsenter", ["-t", $"{first}", "-n", "-m", "-p", "--", .. command]);

    private static async Task<(int ExitCode, string Output)> RunAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        try
        {
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await Task.WhenAll(output, error, process.WaitForExitAsync()).WaitAsync(Patience);
            return (process.ExitCode, process.ExitCode == 0 ? await output : await output + await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
