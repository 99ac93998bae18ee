using System.Text;
using System.Text.Json.Nodes;
using HybridDrift.Emulators.Kubernetes;

namespace HybridDrift.Tests.Collect.Kubernetes;

/// <summary>What is read depends on what the cluster says that it serves.</summary>
public sealed class ServedTests
{
    [Fact]
    public async Task Resource_is_read_where_Calico_serves_it_today_and_else_where_it_did()
    {
        await using var emulator = await StartAsync(groups => groups.Add(Group("projectcalico.org", "v3", "ippools", "IPPool")));

        var read = await LiveCluster.ReadAsync(emulator, LiveCluster.WithoutExec);

        Assert.Equal("GET /apis/projectcalico.org/v3/ippools", read.Document("iks/ippools.json").Request);
        Assert.Contains("\"apiVersion\":\"projectcalico.org/v3\"", Encoding.UTF8.GetString(read.Document("iks/ippools.json").Content.Span), StringComparison.Ordinal);
        Assert.Equal("GET /apis/crd.projectcalico.org/v1/ipamblocks", read.Document("iks/ipamblocks.json").Request);
    }

    [Fact]
    public async Task Calico_of_which_the_cluster_knows_nothing_is_not_asked_for()
    {
        await using var emulator = await StartAsync(groups => groups.Remove(groups.Single(g => (string)g!["metadata"]!["name"]! == "crd.projectcalico.org")));

        var read = await LiveCluster.ReadAsync(emulator, LiveCluster.WithoutExec);

        Assert.Empty(read.Problems);
        Assert.False(read.Has("iks/ippools.json"));
        Assert.DoesNotContain(emulator.Requests, r => r.Path.Contains("calico", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Extension_of_the_API_that_does_not_answer_is_asked_only_when_nothing_else_serves_it()
    {
        await using var emulator = await StartAsync(groups =>
        {
            var stale = Group("projectcalico.org", "v3", "ippools", "IPPool");
            stale["versions"]![0]!["freshness"] = "Stale";
            groups.Add(stale);
        });

        var read = await LiveCluster.ReadAsync(emulator, LiveCluster.WithoutExec);

        Assert.Equal("GET /apis/crd.projectcalico.org/v1/ippools", read.Document("iks/ippools.json").Request);
        // Whether it serves what nothing else does, is not known.
        Assert.Contains(emulator.Requests, r => r.Path.StartsWith("/apis/projectcalico.org/v3/bgpfilters", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Policies_of_Calico_and_of_Kubernetes_are_in_one_document()
    {
        var documents = LiveCluster.Documents("iks");
        documents["apis.json"] = Apis(groups => ((JsonArray)groups.Single(g => (string)g!["metadata"]!["name"]! == "networking.k8s.io")!["versions"]![0]!["resources"]!)
            .Add(new JsonObject { ["resource"] = "networkpolicies", ["responseKind"] = new JsonObject { ["kind"] = "NetworkPolicy" } }));
        documents["networkpolicies.json"] = """
            {"kind": "List", "apiVersion": "v1", "items": [
              {"kind": "NetworkPolicy", "apiVersion": "networking.k8s.io/v1", "metadata": {"name": "a", "namespace": "shop"}, "spec": {"podSelector": {}}},
              {"kind": "NetworkPolicy", "apiVersion": "crd.projectcalico.org/v1", "metadata": {"name": "b", "namespace": "shop"}, "spec": {"selector": "all()"}}]}
            """u8.ToArray();
        await using var emulator = await LiveCluster.StartAsync(documents);

        var read = await LiveCluster.ReadAsync(emulator, LiveCluster.WithoutExec);

        var lists = JsonNode.Parse(read.Document("iks/networkpolicies.json").Content.Span)!["items"]!.AsArray();
        Assert.Equal(["networking.k8s.io/v1", "crd.projectcalico.org/v1"], lists.Select(l => (string)l!["apiVersion"]!));
        Assert.Equal(["a", "b"], lists.Select(l => (string)l!["items"]![0]!["metadata"]!["name"]!));
    }

    [Fact]
    public async Task Portable_subnets_are_found_where_older_clusters_keep_them()
    {
        var documents = LiveCluster.Documents("iks");
        documents["vlan-ip-config.json"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(documents["vlan-ip-config.json"]).Replace("kube-system", "ibm-system", StringComparison.Ordinal));
        await using var emulator = await LiveCluster.StartAsync(documents);

        Assert.Equal("GET /api/v1/namespaces/ibm-system/configmaps/ibm-cloud-provider-vlan-ip-config", (await LiveCluster.ReadAsync(emulator, LiveCluster.WithoutExec)).Document("iks/vlan-ip-config.json").Request);
    }

    [Fact]
    public async Task Portable_subnets_that_are_nowhere_are_a_problem()
    {
        var documents = LiveCluster.Documents("iks");
        documents.Remove("vlan-ip-config.json");
        await using var emulator = await LiveCluster.StartAsync(documents);

        Assert.Equal("there is no ConfigMap ibm-cloud-provider-vlan-ip-config in kube-system or ibm-system (404): is this a cluster of IBM Cloud on classic infrastructure?",
            (await LiveCluster.ReadAsync(emulator, LiveCluster.WithoutExec)).OnlyProblem().What);
    }

    private static Task<KubernetesEmulator> StartAsync(Action<JsonArray> edit)
    {
        var documents = LiveCluster.Documents("iks");
        documents["apis.json"] = Apis(edit);
        return LiveCluster.StartAsync(documents);
    }

    private static byte[] Apis(Action<JsonArray> edit)
    {
        var apis = JsonNode.Parse(LiveCluster.Documents("iks")["apis.json"])!;
        edit(apis["items"]!.AsArray());
        return Encoding.UTF8.GetBytes(apis.ToJsonString());
    }

    private static JsonObject Group(string name, string version, string resource, string kind) => new()
    {
        ["metadata"] = new JsonObject { ["name"] = name },
        ["versions"] = new JsonArray(new JsonObject
        {
            ["version"] = version,
            ["freshness"] = "Current",
            ["resources"] = new JsonArray(new JsonObject { ["resource"] = resource, ["responseKind"] = new JsonObject { ["kind"] = kind } }),
        }),
    };
}
