using HybridDrift.Collect;
using YamlDotNet.Serialization;

namespace HybridDrift.Tests.Infra;

/// <summary>The roles in <c>infra/kubernetes</c>: enough for what is read, and no more than reading.</summary>
public sealed class KubernetesRolesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "infra", "kubernetes");

    public static TheoryData<string> Files => new(Directory.GetFiles(Folder, "*.yaml").Select(f => Path.GetFileName(f)));

    [Theory]
    [MemberData(nameof(Files))]
    public void No_role_can_write_or_read_secrets(string file)
    {
        foreach (var rule in Rules(file))
        {
            Assert.DoesNotContain(Texts(rule, "resources"), r => r.Contains("secret", StringComparison.Ordinal) || r == "*");
            var exec = Texts(rule, "resources").SequenceEqual(["pods/exec"]);
            Assert.All(Texts(rule, "verbs"), v => Assert.Contains(v, exec ? ["get", "create"] : new[] { "get", "list" }));
            Assert.True(!exec || file == "vpn-exec.yaml", "commands in pods are a level of their own");
            if (Texts(rule, "resources").Contains("configmaps")) Assert.NotEmpty(Texts(rule, "resourceNames"));
        }
    }

    [Fact]
    public void Every_list_of_a_recording_can_be_read()
    {
        var granted = Rules("reader.yaml").Where(r => Texts(r, "verbs").Contains("list")).SelectMany(r => Texts(r, "resources")).ToHashSet();

        Assert.All(RecordingLayout.KubernetesLists, list => Assert.Contains(list, granted));
    }

    private static IEnumerable<Dictionary<object, object>> Rules(string file)
    {
        var reader = new DeserializerBuilder().Build();
        return File.ReadAllText(Path.Combine(Folder, file)).Split("\n---\n").Select(d => reader.Deserialize<Dictionary<object, object>>(d))
            .Where(d => d.ContainsKey("rules")).SelectMany(d => ((List<object>)d["rules"]).Cast<Dictionary<object, object>>());
    }

    private static IEnumerable<string> Texts(Dictionary<object, object> rule, string key) => rule.TryGetValue(key, out var list) ? ((List<object>)list).Cast<string>() : [];
}
