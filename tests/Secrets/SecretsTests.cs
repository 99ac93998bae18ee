using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using HybridDrift.Collect;
using HybridDrift.Local;
using HybridDrift.Local.Output;
using HybridDrift.Plans;
using HybridDrift.Reports;
using HybridDrift.Tests.Storage;
using HybridDrift.Tests.Support;
using Spectre.Console.Testing;

namespace HybridDrift.Tests.Secrets;

/// <summary>Whatever secrets the documents hold, none leaves the scan: not in a report, on a console, in an error or in the store.</summary>
public sealed class SecretsTests
{
    [Fact]
    public void Seventeen_kinds_are_planted() => Assert.Equal(17, Planted.Secrets.Count(s => s.Value.Contains(Planted.Mark, StringComparison.Ordinal)));

    public static TheoryData<bool, bool> Examples() => new() { { false, false }, { false, true }, { true, false }, { true, true } };

    [Theory]
    [MemberData(nameof(Examples))]
    public void No_secret_is_in_a_report_when_every_document_holds_all_of_them(bool drifted, bool each)
    {
        var sites = each ? ExampleSite.Paths.Select(p => Plant(drifted, [p])) : [Plant(drifted, ExampleSite.Paths)];

        sites.AsParallel().ForAll(site => AssertNone(site.Scan()));
    }

    [Fact]
    public async Task No_secret_is_in_the_store_on_the_console_or_in_an_error_after_a_scan()
    {
        using var folder = new TemporaryFolder();
        Plant(drifted: true, ExampleSite.Paths).WriteTo(folder["recording"]);
        File.WriteAllText(folder["recording/recording.json"], $$"""{"site": "dal10", "sources": [{"name": "nsx", "completeness": "partial", "problems": [{"what": "{{Planted.Secrets["URL with a password"]}} answered 401"}]}]}""");
        File.WriteAllText(folder["recording/VPN_PASSWORD=" + Planted.Mark], "");
        var (console, error) = (new TestConsole(), new StringWriter());

        var exit = await CommandLine.RunAsync(["scan", Path.Combine(ExampleSite.Folder, "plan.yaml"), "--recording", folder["recording"], "--store", folder["store"]], console, error, TimeProvider.System);

        Assert.Equal(ExitCode.Drift, exit);
        AssertNone(console.Output + error, "console");
        var stored = Directory.GetFiles(folder["store"], "*", SearchOption.AllDirectories);
        Assert.True(stored.Length >= 3);
        Assert.All(stored, f => AssertNone(File.ReadAllText(f), f));
    }

    [Fact]
    public async Task No_secret_is_in_the_error_when_the_recording_is_of_another_site()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["recording.json"], $$"""{"site": "{{Planted.Secrets["URL with a password"]}}"}""");
        var (console, error) = (new TestConsole(), new StringWriter());

        Assert.Equal(ExitCode.BadUsageOrPlan, await CommandLine.RunAsync(["scan", Path.Combine(ExampleSite.Folder, "plan.yaml"), "--recording", folder.Path], console, error, TimeProvider.System));

        AssertNone(console.Output + error, "console");
    }

    /// <summary>Names, ids, addresses, states: every field that is read holds a secret once, of the shapes that can be told from a name.</summary>
    [Fact]
    public void No_secret_is_in_a_report_when_it_stands_in_any_field()
    {
        string[] shapes = ["JSON web token", "URL with a password", "assignment", "long random text", "ipsec.secrets", "bearer header", "private key"];
        var fields = ExampleSite.Paths.Where(IsOneOfItsKind).SelectMany(p => Fields(p).Select(f => (Path: p, Field: f))).ToArray();

        fields.Select((f, i) => (f.Path, f.Field, Secret: Planted.Secrets[shapes[i % shapes.Length]])).AsParallel()
            .ForAll(f => AssertNone(Overwrite(f.Path, f.Field, f.Secret).Scan(), $"{f.Path} {f.Field}"));

        Assert.True(fields.Length > 200, $"{fields.Length}");
    }

    private static bool IsOneOfItsKind(string path) => path != RecordingLayout.Manifest && !path.StartsWith("icp/", StringComparison.Ordinal)
        && (!path.Contains("application-", StringComparison.Ordinal) || path.EndsWith("-101.xml", StringComparison.Ordinal))
        && (!path.Contains("ipset-", StringComparison.Ordinal) || path.EndsWith("-12.xml", StringComparison.Ordinal));

    [Theory]
    [InlineData("note: $", "credential")]
    [InlineData("password: $", "credential")]
    public void A_plan_that_holds_a_secret_is_refused_without_quoting_it(string line, string because)
    {
        var secret = line.StartsWith("note", StringComparison.Ordinal) ? Planted.Secrets["URL with a password"] : Planted.Secrets["pre-shared key"];
        var reading = PlanReader.Read(File.ReadAllText(Path.Combine(ExampleSite.Folder, "plan.yaml")) + line.Replace("$", $"\"{secret}\"") + "\n");

        Assert.Null(reading.Plan);
        Assert.Contains(reading.Problems, p => p.ToString().Contains(because, StringComparison.Ordinal));
        AssertNone(string.Join("\n", reading.Problems), "problems of the plan");
    }

    private static ExampleSite Plant(bool drifted, IEnumerable<string> paths)
    {
        var site = drifted ? ExampleSite.Drifted() : ExampleSite.Healthy();
        foreach (var path in paths.Where(p => p != RecordingLayout.Manifest && site.Has(p))) site.Replace(path, Planted.In(path, site[path]));
        return site;
    }

    private static IEnumerable<string> Fields(string path)
    {
        var text = ExampleSite.Healthy()[path];
        return path.EndsWith(".xml", StringComparison.Ordinal) ? XElement.Parse(text).DescendantsAndSelf().Where(e => !e.HasElements).Select(e => e.Name.LocalName).Distinct()
            : path.EndsWith(".json", StringComparison.Ordinal) ? Leaves(JsonNode.Parse(text)!).Select(l => l.Name).Distinct() : ["(line)"];
    }

    private static ExampleSite Overwrite(string path, string field, string secret)
    {
        var site = ExampleSite.Healthy();
        if (path.EndsWith(".xml", StringComparison.Ordinal))
        {
            var root = XElement.Parse(site[path]);
            foreach (var element in root.DescendantsAndSelf().Where(e => !e.HasElements && e.Name.LocalName == field)) element.Value = secret;
            return site.Replace(path, root.ToString());
        }
        if (!path.EndsWith(".json", StringComparison.Ordinal)) return site.Replace(path, site[path].Replace("ibm-cloud", secret.Replace("\n", "")).Replace("vpn-vcs", secret.Replace("\n", "")));
        var json = JsonNode.Parse(site[path])!;
        foreach (var (_, set) in Leaves(json).Where(l => l.Name == field).ToArray()) set(secret);
        return site.Replace(path, json.ToJsonString());
    }

    private static IEnumerable<(string Name, Action<string> Set)> Leaves(JsonNode node)
    {
        if (node is JsonObject map)
            foreach (var (name, value) in map.ToArray())
                if (value is JsonObject or JsonArray) foreach (var leaf in Leaves(value)) yield return leaf;
                else yield return (name, s => map[name] = s);
        if (node is JsonArray array)
            for (var i = 0; i < array.Count; i++)
            {
                var index = i;
                if (array[i] is JsonObject or JsonArray) foreach (var leaf in Leaves(array[i]!)) yield return leaf;
                else yield return ("[]", s => array[index] = s);
            }
    }

    private static void AssertNone(Report report, string context = "")
    {
        foreach (var file in Scan.Files(report).Files) AssertNone(Encoding.UTF8.GetString(file.Content.Span), $"{file.Name} {context}");
        var console = new TestConsole().Width(4000);
        ConsoleSummary.Write(console, report, []);
        AssertNone(console.Output, $"console {context}");
    }

    private static void AssertNone(string text, string context)
    {
        var at = text.IndexOf(Planted.Mark, StringComparison.Ordinal);
        Assert.True(at < 0, at < 0 ? "" : $"{context}: …{text[Math.Max(0, at - 200)..Math.Min(text.Length, at + 60)]}…");
    }
}
