using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace HybridDrift.Tests.Infra;

/// <summary>The workflows of GitHub: fixed actions, few rights, no secrets.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, ".github", "workflows");

    public static TheoryData<string> Files => new(Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_action_is_one_commit_and_says_which_version_that_is(string file)
    {
        var uses = File.ReadLines(Path.Combine(Folder, file)).Where(l => l.Contains("uses:", StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(uses);
        Assert.All(uses, line => Assert.Matches(Pin(), line));
    }

    [Fact]
    public void An_action_is_the_same_commit_everywhere()
    {
        var pins = Directory.GetFiles(Folder).SelectMany(File.ReadLines).Select(l => Pin().Match(l)).Where(m => m.Success).Select(m => (Action: m.Groups[1].Value, Commit: m.Groups[2].Value)).Distinct().ToArray();

        Assert.Equal(pins.Length, pins.Select(p => p.Action).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Rights_are_given_to_jobs_alone_and_only_a_deployment_may_ask_for_a_token(string file)
    {
        var workflow = Read(file);

        Assert.Empty(Assert.IsType<YamlMappingNode>(workflow.Find("permissions")).Children);
        foreach (var (name, job) in (YamlMappingNode)workflow.Find("jobs")!)
        {
            var rights = Assert.IsType<YamlMappingNode>(job.Find("permissions")).Children.Select(p => $"{p.Key}: {p.Value}").ToArray();
            Assert.Equal($"{name}" == "deploy" ? ["contents: read", "id-token: write"] : ["contents: read"], rights);
            Assert.NotNull(job.Text("timeout-minutes"));
            Assert.All(job.List("steps").Where(s => s.Text("uses")?.StartsWith("actions/checkout", StringComparison.Ordinal) == true), s => Assert.Equal("false", s.Text("with.persist-credentials")));
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void No_secret_is_used_and_no_text_of_an_event_is_run(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));

        Assert.DoesNotContain("secrets.", text);
        Assert.DoesNotContain("pull_request_target", text);
        foreach (var job in ((YamlMappingNode)Read(file).Find("jobs")!).Children.Values)
            Assert.All(job.List("steps").Select(s => s.Text("run")).OfType<string>(), run => Assert.DoesNotContain("${{", run));
    }

    [Fact]
    public void What_a_workflow_names_is_there()
    {
        var texts = Directory.GetFiles(Folder).Select(File.ReadAllText).ToArray();

        Assert.All([".ci/run", "infra/main.bicepparam", "functions/Azure", "global.json"], path =>
        {
            Assert.Contains(texts, t => t.Contains(path, StringComparison.Ordinal));
            Assert.True(Path.Exists(Path.Combine(Repository.Root, path)), path);
        });
        foreach (var output in Outputs().Matches(texts.Single(t => t.Contains("azure/login", StringComparison.Ordinal))).Select(m => m.Groups[1].Value))
            Assert.Contains($"output {output} ", File.ReadAllText(Path.Combine(Repository.Root, "infra", "main.bicep")));
    }

    private static YamlMappingNode Read(string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Path.Combine(Folder, file))));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    [GeneratedRegex(@"uses: ([\w.-]+/[\w./-]+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+$")]
    private static partial Regex Pin();

    [GeneratedRegex(@"properties\.outputs\.(\w+)\.value")]
    private static partial Regex Outputs();
}
