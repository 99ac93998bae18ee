using System.Text.Json;
using HybridDrift.Local;
using HybridDrift.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Spectre.Console.Testing;

namespace HybridDrift.Tests.Local;

public sealed class DiffCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hybriddrift-").FullName;
    private readonly StringWriter error = new();
    private readonly TestConsole console = new TestConsole().Width(80);

    private static string Healthy => Path.Combine(ExampleSite.Folder, "healthy");

    private static string Drifted => Path.Combine(ExampleSite.Folder, "drifted");

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        console.Dispose();
        error.Dispose();
    }

    [Fact]
    public async Task No_difference_exits_0()
    {
        Assert.Equal(0, await RunAsync("diff", Healthy, Healthy));

        Assert.StartsWith("No difference.", console.Output);
    }

    [Fact]
    public async Task Differences_exit_1_in_80_columns_and_edges_have_the_names_of_the_plan()
    {
        Assert.Equal(1, await RunAsync("diff", Healthy, Drifted, "--plan", Path.Combine(ExampleSite.Folder, "plan.yaml")));

        Assert.StartsWith("21 differences.", console.Output);
        Assert.Contains("(edge-4), routes, to 192.168.142.0/24", console.Output);
        Assert.All(console.Output.Split('\n'), line => Assert.True(line.Length <= 80, line));
        Assert.Empty(error.ToString());
    }

    [Fact]
    public async Task A_document_that_one_side_lacks_exits_2_and_is_named()
    {
        Copy(Healthy, folder);
        File.Delete(Path.Combine(folder, "recording.json"));
        File.Delete(Path.Combine(folder, "icp", "nodes.json"));

        Assert.Equal(2, await RunAsync("diff", Healthy, folder));

        Assert.Contains("cannot tell: icp, nodes: after: icp/nodes.json", console.Output.ReplaceLineEndings(" "));
        Assert.StartsWith("No difference in what was read", console.Output);
    }

    [Fact]
    public async Task Folders_that_hold_nothing_exit_2() => Assert.Equal(2, await RunAsync("diff", folder, folder));

    [Fact]
    public async Task The_file_holds_every_packet_and_the_same_bytes_each_time()
    {
        var (one, other) = (Path.Combine(folder, "one.json"), Path.Combine(folder, "other.json"));

        await RunAsync("diff", Healthy, Drifted, "--json", one);
        await RunAsync("diff", Healthy, Drifted, "--json", other);

        Assert.Equal(File.ReadAllBytes(one), File.ReadAllBytes(other));
        using var json = JsonDocument.Parse(File.ReadAllBytes(one));
        var snat = json.RootElement.GetProperty("changes").EnumerateArray().Single(c => c.GetProperty("area").GetString() == "source NAT");
        Assert.Equal("604462909807314587353088", snat.GetProperty("count").GetString());
        Assert.Equal("any 192.168.133.128/25 → any", snat.GetProperty("packets")[0].GetProperty("headers")[0].GetString());
    }

    [Theory]
    [InlineData("diff", "only-one")]
    [InlineData("diff", "no-such-folder", "no-such-folder")]
    [InlineData("diff", "a", "b", "--plan", "no-such-plan.yaml")]
    [InlineData("diff", "a", "b", "--no-such-option")]
    public async Task Bad_usage_exits_3_with_words(params string[] args)
    {
        Assert.Equal(3, await RunAsync(args));

        Assert.NotEmpty(error.ToString());
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
