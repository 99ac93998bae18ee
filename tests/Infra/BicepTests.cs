using System.Text.RegularExpressions;
using static HybridDrift.Tests.Infra.Bicep;

namespace HybridDrift.Tests.Infra;

/// <summary>The compiler tells wrong types by warnings only, and exits with 0: so any word of it is a failure.</summary>
public sealed class BicepTests
{
    [BicepFact]
    public async Task The_template_is_compiled_without_a_word()
    {
        var (exit, output, error) = await BuildAsync();

        Assert.Equal("", error);
        Assert.Equal(0, exit);
        Assert.StartsWith("{", output);
    }

    [BicepFact]
    public async Task The_sample_of_parameters_fits_the_template_without_a_word()
    {
        var (exit, _, error) = await BuildParametersAsync();

        Assert.Equal("", error);
        Assert.Equal(0, exit);
    }

    /// <summary>Modules are linted with what uses them.</summary>
    [BicepFact]
    public async Task The_linter_has_nothing_to_say()
    {
        foreach (var file in (string[])["main.bicep", "main.bicepparam"])
            Assert.Equal((0, "", ""), await RunAsync("lint", file));
    }

    [BicepFact]
    public async Task Files_are_laid_out_as_the_formatter_does()
    {
        foreach (var file in Files())
            Assert.Equal((0, await File.ReadAllTextAsync(Path.Combine(Folder, file)), ""), await RunAsync("format", file, "--stdout"));
    }

    [Fact]
    public void Every_module_is_used_and_is_a_local_one()
    {
        var used = Files().SelectMany(f => File.ReadLines(Path.Combine(Folder, f)))
            .Select(l => Regex.Match(l, "^(?:module|import) .*'(?:modules/)?(\\w+\\.bicep)'")).Where(m => m.Success).Select(m => m.Groups[1].Value).ToHashSet();

        Assert.Equal(Directory.GetFiles(Path.Combine(Folder, "modules")).Select(f => Path.GetFileName(f)).Order(), used.Order());
    }

    /// <summary>A rule that only warns would let a pull request through.</summary>
    [Fact]
    public void Every_lint_rule_that_is_named_is_an_error()
    {
        using var config = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "bicepconfig.json")));
        var rules = config.RootElement.GetProperty("analyzers").GetProperty("core").GetProperty("rules").EnumerateObject().ToArray();

        Assert.NotEmpty(rules);
        Assert.All(rules, r => Assert.Equal("error", r.Value.GetProperty("level").GetString()));
    }

    private static IEnumerable<string> Files() => Directory.GetFiles(Folder, "*.bicep", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f));
}
