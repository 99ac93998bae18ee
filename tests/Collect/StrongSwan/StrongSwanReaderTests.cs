using System.Text;
using HybridDrift.Collect;
using HybridDrift.Emulators.Kubernetes;
using HybridDrift.Plans;
using HybridDrift.Sites.Parse;
using HybridDrift.Tests.Collect.Kubernetes;
using HybridDrift.Tests.Sites.Parse;

namespace HybridDrift.Tests.Collect.StrongSwan;

/// <summary>Commands in the pods of strongSwan.</summary>
public sealed class StrongSwanReaderTests
{
    private const string Pod = "vpn-vcs-strongswan-6c9d8b7f5-x2k9q", Path = $"iks/{Pod}.strongswan.statusall.txt", Sudo = $"/pods/{Pod}/exec?container=strongswan&stdout=true&stderr=true&command=sudo";

    private static readonly PlanClusterSource Source = LiveCluster.WithExec with { Routes = null };

    [Fact]
    public async Task Command_runs_as_root_in_the_container_of_strongSwan_once_for_each_pod()
    {
        await using var emulator = await LiveCluster.StartAsync();

        await LiveCluster.ReadAsync(emulator, Source);

        var commands = emulator.Requests.Where(r => r.Command.Length > 0).ToArray();
        Assert.Equal(["sudo -n ipsec statusall", "sudo -n ipsec statusall"], commands.Select(c => c.Command));
        Assert.All(commands, c => Assert.Contains("/namespaces/vpn/pods/vpn-", c.Path, StringComparison.Ordinal));
        Assert.All(commands, c => Assert.Contains("container=strongswan&", c.Path, StringComparison.Ordinal));
        Assert.All(commands, c => Assert.DoesNotContain("stdin", c.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(FaultKind.ExecFails, 500)]
    [InlineData(FaultKind.ExecExits, 1)]
    [InlineData(FaultKind.ExecCloses, 0)]
    public async Task Command_runs_without_root_where_root_does_not_work(FaultKind kind, int exit)
    {
        var read = await LiveCluster.ReadWithAsync(new(Sudo, kind, exit), source: Source);

        Assert.Empty(read.Problems);
        Assert.Equal($"ipsec statusall (pod vpn/{Pod})", read.Document(Path).Request);
    }

    [Theory]
    [InlineData(FaultKind.ExecFails, 0, "the container could not run it: the container does not have it")]
    [InlineData(FaultKind.ExecExits, 1, "it printed no status and ended with exit code 1")]
    [InlineData(FaultKind.ExecCloses, 0, "it ended without saying how: its answer may not be whole")]
    [InlineData(FaultKind.Reset, 0, "the connection broke off")]
    public async Task Commands_that_do_not_work_are_a_problem_of_their_pod(FaultKind kind, int exit, string what)
    {
        var read = await LiveCluster.ReadWithAsync(new($"/pods/{Pod}/exec", kind, exit), source: Source);

        Assert.Equal(new(Path, "", $"could not be read: 'sudo -n ipsec statusall': {what}; 'ipsec statusall': {what}"), read.OnlyProblem());
        Assert.False(read.Has(Path));
        Assert.True(read.Has("iks/vpn-icp-strongswan-7f84d6b59c-m4t7w.strongswan.statusall.txt"));
    }

    [Fact]
    public async Task Pod_that_is_gone_is_asked_once()
    {
        var read = await LiveCluster.ReadWithAsync(new($"/pods/{Pod}/exec", FaultKind.Status, 404), source: Source);

        Assert.Equal(new(Path, "", "could not be read: 'sudo -n ipsec statusall': the cluster answered 404"), read.OnlyProblem());
    }

    [Fact]
    public async Task Daemon_that_does_not_run_is_an_answer()
    {
        var read = await LiveCluster.ReadWithAsync(new($"/pods/{Pod}/exec", FaultKind.ExecExits, 3), source: Source);

        Assert.Empty(read.Problems);
        Assert.Equal((0, 3), (read.Document(Path).Content.Length, read.Document(Path).ExitCode));
    }

    [Fact]
    public async Task Daemon_that_did_not_run_when_it_was_recorded_does_not_run()
    {
        var documents = LiveCluster.Documents("iks");
        documents[$"{Pod}.strongswan.statusall.txt"] = [];
        await using var emulator = await LiveCluster.StartAsync(documents);

        Assert.Equal(3, (await LiveCluster.ReadAsync(emulator, Source)).Document(Path).ExitCode);
    }

    [Fact]
    public async Task Command_that_does_not_end_is_waited_for_so_long_and_no_longer()
    {
        var time = new HeldTime(LiveCluster.Limits.CallTimeout, LiveCluster.Limits.Deadline);
        await using var emulator = (await LiveCluster.StartAsync()).With(new($"/pods/{Pod}/exec", FaultKind.Hang));
        emulator.Stuck += () => time.Pass(LiveCluster.Limits.CallTimeout);

        var read = await LiveCluster.ReadAsync(emulator, Source, time: time);

        Assert.Equal(new(Path, "", "could not be read: 'sudo -n ipsec statusall': it did not end within 20 s; 'ipsec statusall': it did not end within 20 s"), read.OnlyProblem());
    }

    [Fact]
    public async Task Command_that_does_not_end_ends_with_the_time_for_the_cluster()
    {
        var time = new HeldTime(LiveCluster.Limits.CallTimeout, LiveCluster.Limits.Deadline);
        await using var emulator = (await LiveCluster.StartAsync()).With(new($"/pods/{Pod}/exec", FaultKind.Hang));
        emulator.Stuck += () => time.Pass(LiveCluster.Limits.Deadline);

        Assert.Equal(new(Path, "", "was not read: the 60 s for this cluster were over"), (await LiveCluster.ReadAsync(emulator, Source, time: time)).OnlyProblem());
    }

    [Fact]
    public async Task Long_output_comes_whole()
    {
        var documents = LiveCluster.Documents("iks");
        var text = Encoding.UTF8.GetString(documents[$"{Pod}.strongswan.statusall.txt"]);
        var addresses = string.Concat(Enumerable.Range(0, 4000).Select(i => $"  10.99.{i / 250}.{i % 250}\n"));
        documents[$"{Pod}.strongswan.statusall.txt"] = Encoding.UTF8.GetBytes(text.Replace("Listening IP addresses:\n", "Listening IP addresses:\n" + addresses, StringComparison.Ordinal));
        await using var emulator = await LiveCluster.StartAsync(documents);

        var read = await LiveCluster.ReadAsync(emulator, Source);

        Assert.Contains(addresses, Encoding.UTF8.GetString(read.Document(Path).Content.Span), StringComparison.Ordinal);
        var site = SiteParser.Parse(Recordings.OfBytes(read.Documents.Select(d => (d.Path, d.Content.ToArray()))), [], ["iks"]);
        Assert.All(site.Clusters["iks"].IpsecStatuses, s => Assert.Equal(Completeness.Complete, s.Completeness));
    }
}
