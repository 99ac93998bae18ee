using System.Text.Json;
using HybridDrift.Local;
using HybridDrift.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console.Testing;

namespace HybridDrift.Tests.Local;

public sealed class CommandLineTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hybriddrift-").FullName;
    private readonly StringWriter error = new();
    private readonly TestConsole console = new TestConsole().Width(80);

    private static string Plan => Path.Combine(ExampleSite.Folder, "plan.yaml");

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        console.Dispose();
        error.Dispose();
    }

    [Fact]
    public async Task The_drifted_example_exits_1_and_names_every_planted_drift()
    {
        Assert.Equal(1, await RunAsync("scan", Plan, "--output", folder));

        foreach (var id in new[] { "D1.1-1", "D3.2-1", "D6-2", "A3-1", "A6-1", "A6-2", "B2.4-1", "B2.2-1" }) Assert.Contains(id, console.Output);
        Assert.True(File.Exists(Path.Combine(folder, "report.html")));
        Assert.Empty(error.ToString());
    }

    [Fact]
    public async Task The_healthy_twin_exits_0()
    {
        Assert.Equal(0, await RunAsync("scan", Plan, "--recording", Path.Combine(ExampleSite.Folder, "healthy"), "--output", folder));

        Assert.StartsWith("dal10: Compliant", console.Output);
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "report.json")));
        Assert.Equal("Compliant", json.RootElement.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task A_recording_with_a_document_missing_exits_2_and_says_which()
    {
        var recording = Path.Combine(folder, "recording");
        Copy(Path.Combine(ExampleSite.Folder, "healthy"), recording);
        File.Delete(Path.Combine(recording, "icp", "nodes.json"));

        Assert.Equal(2, await RunAsync("scan", Plan, "--recording", recording, "--output", folder));

        Assert.Contains("icp/nodes.json: is not in the recording", console.Output);
    }

    [Fact]
    public async Task The_example_is_scanned_when_no_plan_is_given() => Assert.Equal(1, await RunAsync("scan", "--output", folder));

    [Fact]
    public async Task The_report_is_kept_in_the_store_under_its_time()
    {
        Assert.Equal(1, await RunAsync("scan", Plan, "--store", folder));

        var report = Assert.Single(Directory.GetDirectories(Path.Combine(folder, "reports", "dal10", "2026", "11", "22")));
        Assert.StartsWith("083000Z-", Path.GetFileName(report));
        Assert.Equal(["manifest.json", "report.html", "report.json"], Directory.GetFiles(report).Select(Path.GetFileName).Order());
        Assert.True(File.Exists(Path.Combine(folder, "state", "dal10", "latest.json")));
    }

    [Theory]
    [InlineData("scan", "no-such-plan.yaml")]
    [InlineData("scan", "--no-such-option")]
    [InlineData("scan", "a", "b")]
    [InlineData("no-such-command")]
    [InlineData("plan", "check")]
    [InlineData("plan", "check", "no-such-plan.yaml")]
    public async Task Bad_usage_exits_3_with_words(params string[] args)
    {
        Assert.Equal(3, await RunAsync(args));

        Assert.NotEmpty(error.ToString());
    }

    [Fact]
    public async Task A_folder_that_is_not_there_exits_3()
    {
        Assert.Equal(3, await RunAsync("scan", Plan, "--recording", Path.Combine(folder, "none")));

        Assert.Contains("does not exist", error.ToString());
    }

    [Fact]
    public async Task A_plan_with_mistakes_exits_3_and_all_of_them_are_located()
    {
        var path = Path.Combine(folder, "plan.yaml");
        File.WriteAllText(path, File.ReadAllText(Plan).Replace("site: dal10", "site: DAL10").Replace("icp-services: 192.168.12.0/24", "icp-services: 192.168.12.7/24"));

        Assert.Equal(3, await RunAsync("plan", "check", path));

        var lines = error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.All(lines, line => Assert.Matches(@"plan\.yaml:\d+:\d+: ", line));
    }

    [Fact]
    public async Task A_good_plan_exits_0()
    {
        Assert.Equal(0, await RunAsync("plan", "check", Plan));

        Assert.Contains("is a good plan of site dal10", console.Output.ReplaceLineEndings(" "));
    }

    [Fact]
    public async Task No_line_is_longer_than_80_columns()
    {
        await RunAsync("scan", Plan, "--output", folder);

        // The path of the report is kept whole, so that it can be clicked or copied.
        Assert.All(console.Output.Split('\n').Where(l => !l.StartsWith("Report:", StringComparison.Ordinal) && !l.Contains(folder, StringComparison.Ordinal)), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public async Task Control_sequences_from_the_network_do_not_reach_the_terminal()
    {
        var recording = Path.Combine(folder, "recording");
        Copy(Path.Combine(ExampleSite.Folder, "drifted"), recording);
        File.Delete(Path.Combine(recording, "recording.json"));
        var pools = Path.Combine(recording, "iks", "ippools.json");
        File.WriteAllText(pools, File.ReadAllText(pools).Replace("\"legacy-pods\"", "\"\\u001b[2Jlegacy\\u0007\""));

        await RunAsync("scan", Plan, "--recording", recording, "--output", folder);

        Assert.Contains("legacy", console.Output);
        Assert.DoesNotContain('\u001b', console.Output);
        Assert.DoesNotContain('\u0007', console.Output);
    }

    private Task<int> RunAsync(params string[] args) => CommandLine.RunAsync(args, console, error, new FakeTimeProvider(ExampleSite.Now));

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
