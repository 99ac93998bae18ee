using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HybridDrift.Collect;
using HybridDrift.Collect.Kubernetes;
using HybridDrift.Sites.Parse;
using HybridDrift.Tests.Secrets;
using HybridDrift.Tests.Sites.Parse;
using HybridDrift.Tests.Sites.Parse.Kubernetes;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Collect.Kubernetes;

/// <summary>What is kept of a document means the same as the document, and holds none of its secrets.</summary>
public sealed class RedactionTests
{
    private static readonly Dictionary<string, Resource> ByKind = Resources.Lists.ToDictionary(r => r.Kind);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cluster_that_was_read_is_the_recorded_one_in_every_field(bool drifted)
    {
        var site = drifted ? ExampleSite.Drifted() : ExampleSite.Healthy();
        await using var emulator = await LiveCluster.StartAsync("iks", site);
        var recorded = Dump.Of(SiteParser.Parse(site.Recording, [], ["iks"]).Clusters["iks"]);

        var read = await LiveCluster.ReadAsync(emulator, LiveCluster.WithExec with { Routes = null });

        Assert.Equal(recorded, Dump.Of(SiteParser.Parse(SameAsRecordingTests.Joined(site, read).Recording, [], ["iks"]).Clusters["iks"]));
    }

    [Fact]
    public async Task No_secret_is_in_what_was_read_when_every_document_holds_all_of_them()
    {
        var documents = LiveCluster.Documents("iks").ToDictionary(d => d.Key, d => d.Key == "apis.json" ? d.Value : Encoding.UTF8.GetBytes(Planted.In(d.Key, Encoding.UTF8.GetString(d.Value))));
        await using var emulator = await LiveCluster.StartAsync(documents);

        var read = await LiveCluster.ReadAsync(emulator, LiveCluster.WithExec with { Routes = null });

        Assert.Equal(documents.Count, read.Documents.Count);
        AssertNone(read);
        // What was left out of a text is known to be missing; so is it of a list that holds a secret among other things.
        var pods = SiteParser.Parse(Recordings.OfBytes(read.Documents.Select(d => (d.Path, d.Content.ToArray()))), [], ["iks"]).Clusters["iks"];
        Assert.All(pods.IpsecStatuses, s => Assert.NotEqual(Completeness.Complete, s.Completeness));
    }

    /// <summary>Names, labels, addresses, states: a secret in a field that is read is left out, and what it says is known to be missing.</summary>
    [Theory]
    [InlineData("JSON web token")]
    [InlineData("URL with a password")]
    [InlineData("assignment")]
    [InlineData("long random text")]
    [InlineData("ipsec.secrets")]
    [InlineData("bearer header")]
    [InlineData("private key")]
    [InlineData("password hash")]
    [InlineData("access key")]
    [InlineData("key of a code host")]
    [InlineData("base64 key of strongSwan")]
    [InlineData("docker configuration")]
    [InlineData("certificate")]
    public async Task Secret_in_a_field_that_is_read_is_left_out_and_said_to_be(string kind)
    {
        var documents = LiveCluster.Documents("iks");
        var pods = JsonNode.Parse(documents["pods.json"])!;
        pods["items"]![2]!["metadata"]!["labels"]!["note"] = Planted.Secrets[kind];
        documents["pods.json"] = Encoding.UTF8.GetBytes(pods.ToJsonString());
        await using var emulator = await LiveCluster.StartAsync(documents);

        var read = await LiveCluster.ReadAsync(emulator, LiveCluster.WithoutExec);

        Assert.Equal(new("iks/pods.json", "items[2]", "something in it looks like a secret and was left out, so that it is not known what it says"), read.OnlyProblem());
        Assert.True(read.Has("iks/pods.json"));
        AssertNone(read);
    }

    [Fact]
    public void Names_of_fields_that_are_not_known_are_kept_where_they_may_change_the_meaning() => Assert.Equal(
        """{"kind":"BGPFilter","spec":{"importV4":[{"action":"Reject","newCondition":true}]}}""",
        Trim("BGPFilter", """{"kind": "BGPFilter", "other": 1, "spec": {"importV4": [{"action": "Reject", "newCondition": {"password": "x"}, "gone": null}], "more": [1]}}"""));

    [Fact]
    public void Names_of_conditions_of_a_policy_that_are_not_known_are_kept() => Assert.Equal(
        """{"spec":{"ingress":[{"action":"Allow","http":true,"source":{"nets":["10.0.0.0/8"],"serviceAccounts":true}}]}}""",
        Trim("GlobalNetworkPolicy", """{"spec": {"ingress": [{"action": "Allow", "http": {"methods": ["GET"]}, "source": {"nets": ["10.0.0.0/8"], "serviceAccounts": {"names": ["x"]}}}]}}"""));

    [Fact]
    public void Of_an_environment_only_the_known_settings_are_kept() => Assert.Equal(
        """{"spec":{"template":{"spec":{"containers":[{"env":[{"name":"LOAD_BALANCER_IP","value":"10.0.0.1"},{"name":"ENABLE_POD_SNAT","valueFrom":{}}]}]}}}}""",
        Trim("Deployment", """
            {"spec": {"template": {"spec": {"containers": [{"image": "x", "env": [{"name": "PSK", "value": "hunter2"}, {"name": "LOAD_BALANCER_IP", "value": "10.0.0.1"},
            {"value": "hunter2"}, {"name": "ENABLE_POD_SNAT", "valueFrom": {"secretKeyRef": {"name": "hunter2"}}}]}]}}}}
            """));

    [Theory]
    [InlineData("""{"metadata": 5, "spec": ["a"], "status": {"podIP": {"a": "hunter2"}, "podIPs": "hunter2"}}""", """{"metadata":false,"spec":[false],"status":{"podIP":{},"podIPs":false}}""")]
    [InlineData("""{"metadata": {"labels": {"a": null, "b": {"c": 1}, "d": [1]}}}""", """{"metadata":{"labels":{"a":null,"b":{},"d":[1]}}}""")]
    [InlineData("""[null, "x"]""", """[null,false]""")]
    public void What_is_of_another_type_stays_of_another_type(string item, string kept) => Assert.Equal(kept, Trim("Pod", item));

    [Theory]
    [InlineData("""{"labels": {"ibm.role": "worker_private"}, "uid": "hunter2"}""", """{"labels":{"ibm.role":"worker_private"}}""")]
    [InlineData("hunter2", "not JSON")]
    [InlineData("""{"labels": {}} hunter2""", "not JSON")]
    public void Document_in_a_text_is_trimmed_as_well(string text, string kept)
    {
        var item = new JsonObject { ["metadata"] = new JsonObject { ["annotations"] = new JsonObject { ["projectcalico.org/metadata"] = text, ["other"] = "hunter2" } } };

        Assert.Equal(kept, (string)JsonNode.Parse(Trim("HostEndpoint", item.ToJsonString()))!["metadata"]!["annotations"]!["projectcalico.org/metadata"]!);
    }

    [SharedSamplesFact]
    public void Every_sample_means_the_same_when_it_was_trimmed()
    {
        var compared = 0;
        foreach (var (file, item) in SharedKubernetesSamplesTests.Objects())
        {
            if (item.Text("kind") is not { } kind) continue;
            var isList = kind.EndsWith("List", StringComparison.Ordinal);
            if (Resource(isList ? kind[..^4] : kind, item) is not { } resource || !SharedKubernetesSamplesTests.Parsers.TryGetValue(resource.Kind, out var parse)) continue;
            foreach (var one in isList ? item.Items("items") : [item])
            {
                var kept = Json.Parse(Documents.Trim(Encoding.UTF8.GetBytes(one.GetRawText()), resource.Shape).Content);
                Assert.Equal(Parsed(parse, one), Parsed(parse, kept));
                compared++;
            }
        }
        Assert.True(compared > 60, $"{compared}");
    }

    private static string Parsed(ItemParser<object> parse, JsonElement item)
    {
        var problems = new List<Problem>();
        return Dump.Of(parse(item, new("x", ""), problems)) + string.Join("; ", problems);
    }

    private static Resource? Resource(string kind, JsonElement item) => kind == "NetworkPolicy"
        ? Resources.NetworkPolicies[item.Text("apiVersion")?.Contains("calico", StringComparison.Ordinal) == true ? 1 : 0]
        : ByKind.GetValueOrDefault(kind);

    private static string Trim(string kind, string item) => Encoding.UTF8.GetString(Documents.Trim(Encoding.UTF8.GetBytes(item), ByKind[kind].Shape).Content.Span);

    private static void AssertNone(CollectedSource read)
    {
        Assert.All(read.Documents, d => Assert.DoesNotContain(Planted.Mark, Encoding.UTF8.GetString(d.Content.Span), StringComparison.Ordinal));
        Assert.All(read.Problems, p => Assert.DoesNotContain(Planted.Mark, $"{p}", StringComparison.Ordinal));
        Assert.All(read.Documents, d => Assert.DoesNotContain(Planted.Mark, d.Path + d.Request, StringComparison.Ordinal));
    }
}
