using System.Text;
using System.Text.Json.Nodes;
using HybridDrift.Emulators.Kubernetes;
using HybridDrift.Plans;
using HybridDrift.Tests.Collect.Kubernetes;

namespace HybridDrift.Tests.Collect.StrongSwan;

/// <summary>Which pods are those of strongSwan, and can be asked.</summary>
public sealed class StrongSwanPodTests
{
    private const string Pod = "vpn-vcs-strongswan-6c9d8b7f5-x2k9q", Path = $"iks/{Pod}.strongswan.statusall.txt";

    private static readonly PlanClusterSource Source = LiveCluster.WithExec with { Routes = null };

    [Theory]
    [InlineData("Pending", "the pod is not running: its phase is Pending")]
    [InlineData("Failed", "the pod is not running: its phase is Failed")]
    [InlineData("Kq7Zr2", "the pod is not running: its phase is unknown")]
    public async Task Pod_that_does_not_run_is_a_problem(string phase, string what)
    {
        await using var emulator = await StartAsync(pod => pod["status"]!["phase"] = phase);

        Assert.Equal(new(Path, "", what), (await LiveCluster.ReadAsync(emulator, Source)).OnlyProblem());
    }

    [Fact]
    public async Task Pod_that_did_what_it_was_for_is_passed_over()
    {
        await using var emulator = await StartAsync(pod => pod["status"]!["phase"] = "Succeeded");

        var read = await LiveCluster.ReadAsync(emulator, Source);

        Assert.Empty(read.Problems);
        Assert.False(read.Has(Path));
    }

    [Fact]
    public async Task Pod_of_several_containers_without_the_known_one_is_a_problem()
    {
        await using var emulator = await StartAsync(pod => pod["spec"]!["containers"] = new JsonArray(new JsonObject { ["name"] = "a" }, new JsonObject { ["name"] = "b" }));

        Assert.Equal("the pod has several containers, and none is called strongswan", (await LiveCluster.ReadAsync(emulator, Source)).OnlyProblem().What);
    }

    [Fact]
    public async Task Label_that_no_pod_has_is_a_problem()
    {
        await using var emulator = await LiveCluster.StartAsync();

        var read = await LiveCluster.ReadAsync(emulator, Source with { Strongswan = new("shop", true) });

        Assert.Equal(new("iks/strongswan.statusall.txt", "", "there is no pod with the label app=strongswan in the namespace shop"), read.OnlyProblem());
    }

    private static Task<KubernetesEmulator> StartAsync(Action<JsonNode> edit)
    {
        var documents = LiveCluster.Documents("iks");
        var pods = JsonNode.Parse(documents["pods.json"])!;
        edit(pods["items"]!.AsArray().Single(p => (string)p!["metadata"]!["name"]! == Pod)!);
        documents["pods.json"] = Encoding.UTF8.GetBytes(pods.ToJsonString());
        return LiveCluster.StartAsync(documents);
    }
}
