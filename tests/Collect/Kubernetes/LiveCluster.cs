using HybridDrift.Collect;
using HybridDrift.Collect.Kubernetes;
using HybridDrift.Emulators.Kubernetes;
using HybridDrift.Plans;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Collect.Kubernetes;

/// <summary>A cluster of the example, served by the emulator and read from it.</summary>
internal static class LiveCluster
{
    /// <summary>As fast as loopback is; what waits for a timeout sets its own.</summary>
    public static readonly ClusterLimits Limits = new() { Pause = TimeSpan.FromMilliseconds(1), CallTimeout = TimeSpan.FromSeconds(20), Deadline = TimeSpan.FromSeconds(60) };

    public static readonly PlanClusterSource WithExec = new("reader", null, false, new("vpn", true), new(true), 1);

    public static readonly PlanClusterSource WithoutExec = new("reader", null, false, new("vpn", false), new(false), 1);

    /// <summary>The documents of a cluster by their names in its folder.</summary>
    public static Dictionary<string, byte[]> Documents(string cluster, ExampleSite? site = null) => (site ?? ExampleSite.Healthy()).Recording.Documents
        .Where(d => d.Path.StartsWith(cluster + "/", StringComparison.Ordinal)).ToDictionary(d => d.Path[(cluster.Length + 1)..], d => d.Content.ToArray());

    public static Task<KubernetesEmulator> StartAsync(string cluster = "iks", ExampleSite? site = null) => StartAsync(Documents(cluster, site));

    public static Task<KubernetesEmulator> StartAsync(IReadOnlyDictionary<string, byte[]> documents) => KubernetesEmulator.StartAsync(new(documents));

    public static async Task<CollectedSource> ReadAsync(
        KubernetesEmulator emulator, PlanClusterSource? source = null, ClusterLimits? limits = null, string cluster = "iks", string? kubeconfig = null,
        TimeProvider? time = null, CancellationToken cancellation = default)
    {
        var access = Kubeconfig.Read(kubeconfig ?? emulator.Kubeconfig, "reader", out var problem);
        Assert.Null(problem);
        try
        {
            return await KubernetesReader.ReadAsync(cluster, source ?? WithExec, access!, limits ?? Limits, time ?? TimeProvider.System, null, cancellation);
        }
        finally
        {
            // Whatever a test is about: nothing is asked but what is allowed.
            Assert.All(emulator.Requests, AssertAllowed);
        }
    }

    /// <summary>Reads the example's cluster with something that goes wrong.</summary>
    public static async Task<CollectedSource> ReadWithAsync(Fault fault, ClusterLimits? limits = null, PlanClusterSource? source = null)
    {
        await using var emulator = await StartAsync();
        return await ReadAsync(emulator.With(fault), source, limits);
    }

    public static Problem OnlyProblem(this CollectedSource source) => Assert.Single(source.Problems);

    public static CollectedDocument Document(this CollectedSource source, string path) => Assert.Single(source.Documents, d => d.Path == path);

    public static bool Has(this CollectedSource source, string path) => source.Documents.Any(d => d.Path == path);

    private static void AssertAllowed(EmulatedRequest request)
    {
        Assert.Equal("GET", request.Method);
        Assert.DoesNotContain("/secrets", request.Path, StringComparison.Ordinal);
        Assert.DoesNotContain("/configmaps?", request.Path, StringComparison.Ordinal);
        if (request.Path.Contains("/exec", StringComparison.Ordinal))
            Assert.Contains(request.Command, new[] { "sudo -n ipsec statusall", "ipsec statusall", "birdcl show protocols all", "birdcl show route", "ip -j route" });
        else Assert.Equal("", request.Command);
    }
}
