using HybridDrift.Local;
using HybridDrift.Tests.Support;
using Spectre.Console.Testing;

namespace HybridDrift.Tests.Local;

public sealed class PlanInitCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hybriddrift-").FullName;
    private readonly StringWriter error = new();
    private readonly TestConsole console = new TestConsole().Width(80);

    private static string Healthy => Path.Combine(ExampleSite.Folder, "healthy");

    private string Draft => Path.Combine(folder, "plan.yaml");

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        console.Dispose();
        error.Dispose();
    }

    [Fact]
    public async Task The_draft_is_written_and_passes_the_check()
    {
        Assert.Equal(0, await RunAsync("plan", "init", "--from", Healthy, "--output", Draft));
        Assert.Equal(0, await RunAsync("plan", "check", Draft));

        Assert.Contains("19 questions", console.Output);
        Assert.Empty(error.ToString());
    }

    [Fact]
    public async Task A_plan_that_is_there_is_never_written_over()
    {
        File.WriteAllText(Draft, "mine");

        Assert.Equal(3, await RunAsync("plan", "init", "--from", Healthy, "--output", Draft));

        Assert.Equal("mine", File.ReadAllText(Draft));
        Assert.Contains("not written over", error.ToString());
    }

    [Fact]
    public async Task The_recording_is_named_when_it_lies_below_the_plan()
    {
        ExampleSite.Healthy().WriteTo(Path.Combine(folder, "recorded", "monday"));

        Assert.Equal(0, await RunAsync("plan", "init", "--from", Path.Combine(folder, "recorded", "monday"), "--output", Draft, "--site", "dal10"));

        Assert.Contains("\nrecording: recorded/monday", File.ReadAllText(Draft));
    }

    [Fact]
    public async Task A_draft_that_is_no_plan_yet_exits_2_and_says_what_is_missing()
    {
        ExampleSite.Healthy().WriteTo(Path.Combine(folder, "recorded"));

        Assert.Equal(2, await RunAsync("plan", "init", "--from", Path.Combine(folder, "recorded"), "--output", Draft));

        Assert.Contains("'site'", error.ToString());
    }

    [Theory]
    [InlineData("wdc04")]
    [InlineData("No Name")]
    public async Task A_site_that_it_cannot_be_exits_3(string site)
    {
        Assert.Equal(3, await RunAsync("plan", "init", "--from", Healthy, "--output", Draft, "--site", site));

        Assert.False(File.Exists(Draft));
    }

    [Fact]
    public async Task A_folder_that_is_not_there_exits_3() => Assert.Equal(3, await RunAsync("plan", "init", "--from", Path.Combine(folder, "none"), "--output", Draft));

    private Task<int> RunAsync(params string[] args) => CommandLine.RunAsync(args, console, error, TimeProvider.System);
}
