using HybridDrift.Local;
using HybridDrift.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console.Testing;

namespace HybridDrift.Tests.Local;

/// <summary><c>trace</c> and <c>explain</c>.</summary>
public sealed class TraceCommandTests : IDisposable
{
    private static readonly string Plan = Path.Combine(ExampleSite.Folder, "plan.yaml");
    private static readonly string Healthy = Path.Combine(ExampleSite.Folder, "healthy");

    private readonly StringWriter error = new();
    private readonly TestConsole console = new TestConsole().Width(80);

    public void Dispose()
    {
        console.Dispose();
        error.Dispose();
    }

    [Fact]
    public async Task Flows_that_hold_exit_0()
    {
        Assert.Equal(0, await RunAsync("trace", Plan, "--recording", Healthy));

        foreach (var flow in ExampleSite.Healthy().Plan.Plan.Flows) Assert.Contains($"{flow.Name}: Holds", console.Output);
        Fits();
    }

    [Fact]
    public async Task A_flow_that_drifts_exits_1_with_its_hops_and_its_packets()
    {
        Assert.Equal(1, await RunAsync("trace", Plan, "--flow", "portal"));

        Assert.StartsWith("portal: Drifts", console.Output);
        Assert.Contains("F2.6       Drifts", console.Output);
        Assert.Contains("tcp the internet → 169.48.73.42:443", console.Output);
        Assert.Contains("The answer, delivered to vNic_1", console.Output);
        Fits();
    }

    [Fact]
    public async Task A_flow_that_the_plan_does_not_have_exits_3_and_names_those_that_it_has()
    {
        Assert.Equal(3, await RunAsync("trace", Plan, "--flow", "shopdb"));

        Assert.StartsWith("The plan has no flow 'shopdb'; it has shop, portal, shop-db", error.ToString());
    }

    [Fact]
    public async Task A_recording_that_is_not_there_exits_3() => Assert.Equal(3, await RunAsync("trace", Plan, "--recording", Path.Combine(Healthy, "none")));

    [Fact]
    public async Task A_packet_that_arrives_exits_0_with_every_decision()
    {
        Assert.Equal(0, await RunAsync("explain", Plan, "--packet", "tcp 8.8.8.8:40000 > 169.48.73.42:8001", "--at", "internet"));

        Assert.StartsWith("tcp 8.8.8.8:40000 → 169.48.73.42:8001, from internet: arrives", console.Output);
        Assert.Contains("'ICP API for support'", console.Output);
        Assert.Contains("192.168.133.10:8001", console.Output);
        Fits();
    }

    [Fact]
    public async Task A_packet_that_is_dropped_exits_1_and_names_the_rule()
    {
        Assert.Equal(1, await RunAsync("explain", Plan, "--packet", "tcp 172.30.4.9 > 192.168.140.20:3307", "--at", "iks"));

        Assert.Contains("dropped by vcs-edge: the firewall refuses it", console.Output);
        Assert.Contains("'Shop DB: other ports from IKS'", console.Output);
    }

    [Theory]
    [InlineData("tcp 172.30.4.9", "iks", "--packet: write one packet as")]
    [InlineData("tcp 172.30.4.9 > 192.168.140.20:3307", "moon", "--at: the plan has no 'moon'; it has icp-edge")]
    public async Task A_question_that_cannot_be_understood_exits_3(string packet, string at, string problem)
    {
        Assert.Equal(3, await RunAsync("explain", Plan, "--packet", packet, "--at", at));

        Assert.StartsWith(problem, error.ToString());
    }

    private void Fits() => Assert.All(console.Output.Split('\n'), line => Assert.True(line.Length <= 80, line));

    private Task<int> RunAsync(params string[] args) => CommandLine.RunAsync(args, console, error, new FakeTimeProvider(ExampleSite.Now));
}
