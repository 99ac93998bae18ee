using System.Text.RegularExpressions;
using HybridDrift.Collect;
using HybridDrift.Emulators;
using HybridDrift.Local;
using HybridDrift.Tests.Support;
using Spectre.Console.Testing;

namespace HybridDrift.Tests.Local;

/// <summary><c>record</c>, and <c>scan</c> of live sources, against emulators of all three systems.</summary>
public sealed class LiveCommandTests : IAsyncLifetime, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hybriddrift-").FullName;
    private readonly string secret = $"live-{Guid.NewGuid():n}";
    private readonly StringWriter error = new();
    private readonly TestConsole console = new TestConsole().Width(80);
    private EmulatedSite site = null!;
    private string plan = "";

    public async Task InitializeAsync()
    {
        site = await EmulatedSite.StartAsync(Path.Combine(ExampleSite.Folder, "drifted"), TimeProvider.System);
        plan = site.WritePlan(Path.Combine(ExampleSite.Folder, "plan.yaml"), folder, secret);
        Environment.SetEnvironmentVariable(GivenSecrets.VariableOf(secret), $"{site.Nsx.User}:{site.Nsx.Password}");
    }

    public async Task DisposeAsync()
    {
        Environment.SetEnvironmentVariable(GivenSecrets.VariableOf(secret), null);
        await site.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    public void Dispose()
    {
        console.Dispose();
        error.Dispose();
    }

    [Fact]
    public async Task A_live_scan_says_what_the_scan_of_its_recording_and_of_the_original_says()
    {
        Assert.Equal(1, await RunAsync("scan", plan, "--output", At("live")));
        Assert.Equal(0, await RunAsync("record", plan, "--output", At("recording")));
        Assert.Equal(1, await RunAsync("scan", plan, "--recording", At("recording"), "--output", At("recorded")));

        var original = ExampleSite.Drifted().Scan();
        Assert.Equal(original.Results.Select(r => $"{r.Identity} {r.Status}").Order(), Answers("live"));
        Assert.Equal(Answers("live"), Answers("recorded"));
        Assert.Contains("documents were read.", console.Output);
        Assert.All(console.Output.Split('\n'), line => Assert.True(line.Length <= 80 || line.StartsWith("Report", StringComparison.Ordinal) || line.StartsWith("Recording", StringComparison.Ordinal), line));
        Assert.Empty(error.ToString());
    }

    [Fact]
    public async Task What_cannot_be_read_is_named_and_nothing_is_compliant_by_it()
    {
        site.Nsx.Faults.On("/api/4.0/edges/edge-3", Fault.Named["403"](TimeProvider.System));

        Assert.Equal(2, await RunAsync("record", plan, "--output", At("recording")));
        Assert.Contains("nsx/edge-3.xml", console.Output);

        var recording = await RecordingFolder.ReadAsync(At("recording"));
        Assert.Null(recording.Find("nsx/edge-3.xml"));
        Assert.NotNull(recording.WhyMissing("nsx/edge-3.xml"));
        Assert.NotNull(recording.Find("nsx/edge-7.xml"));
    }

    [Fact]
    public async Task A_secret_that_was_not_given_is_asked_for_and_shown_nowhere()
    {
        Environment.SetEnvironmentVariable(GivenSecrets.VariableOf(secret), null);

        Assert.Equal(2, await RunAsync("record", plan, "--output", At("recording")));

        Assert.Contains(GivenSecrets.VariableOf(secret), Regex.Replace(console.Output, @"\s", ""));
        Assert.DoesNotContain(site.Nsx.Password, console.Output + File.ReadAllText(At(Path.Combine("recording", "recording.json"))));
    }

    [Fact]
    public async Task Only_reading_verbs_are_used()
    {
        await RunAsync("record", plan, "--output", At("recording"));

        Assert.All(site.Iks.Requests.Concat(site.Icp.Requests), r => Assert.Equal("GET", r.Method));
    }

    [Fact]
    public async Task A_recording_is_not_written_over_something_else()
    {
        Directory.CreateDirectory(At("full"));
        File.WriteAllText(At(Path.Combine("full", "mine.txt")), "");

        Assert.Equal(3, await RunAsync("record", plan, "--output", At("full")));

        Assert.Contains("is not empty", error.ToString());
    }

    [Fact]
    public async Task A_plan_without_sources_cannot_be_recorded()
    {
        Assert.Equal(3, await RunAsync("record", Path.Combine(ExampleSite.Folder, "plan.yaml"), "--output", At("recording")));

        Assert.Contains("The plan has no sources", error.ToString());
    }

    private string At(string name) => Path.Combine(folder, name);

    private IEnumerable<string> Answers(string name)
    {
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllBytes(Path.Combine(At(name), "report.json")));
        return [.. json.RootElement.GetProperty("results").EnumerateArray().Select(r => $"{r.GetProperty("identity").GetString()} {r.GetProperty("status").GetString()}").Order()];
    }

    private Task<int> RunAsync(params string[] args) => CommandLine.RunAsync(args, console, error, TimeProvider.System);
}
