using HybridDrift.Collect;
using HybridDrift.Emulators.Kubernetes;
using HybridDrift.Tests.Collect;
using HybridDrift.Tests.Collect.Kubernetes;

namespace HybridDrift.Tests.Faults.Live;

/// <summary>Every fault of a cluster at a document of every class, through a whole scan.</summary>
public sealed class ClusterFaultScanTests
{
    /// <summary>Pages of three, so that lists have several.</summary>
    private static readonly HybridDrift.Collect.Kubernetes.ClusterLimits Limits = LiveCluster.Limits with { PageSize = 3 };

    /// <summary>A list of the core, of an extension and of Calico, and ConfigMaps.</summary>
    private static readonly string[] Api = ["/api/v1/nodes?", "/api/v1/pods?", "/apps/v1/daemonsets?", "/ippools?", "/networkpolicies?"];

    private static readonly string[] Maps = ["/configmaps/ibm-cloud", "/configmaps/vpn-"];

    /// <summary>The fault, its status, and what the reasons say of it.</summary>
    public static TheoryData<string, FaultKind, int, string> Faults()
    {
        var data = new TheoryData<string, FaultKind, int, string>();
        foreach (var cluster in new[] { "iks", "icp" })
        {
            data.Add(cluster, FaultKind.Hang, 0, "no whole answer came within 20 s");
            data.Add(cluster, FaultKind.SlowDrip, 0, "no whole answer came within 20 s");
            data.Add(cluster, FaultKind.Status, 401, "the cluster does not know this account any more (401)");
            data.Add(cluster, FaultKind.Status, 403, "this account may not ");
            data.Add(cluster, FaultKind.Status, 409, "the cluster answered 409");
            data.Add(cluster, FaultKind.Status, 429, "the cluster answered 429, and asks to wait for 3600 s, longer than");
            data.Add(cluster, FaultKind.Status, 500, "the cluster answered 500, 3 times");
            data.Add(cluster, FaultKind.Status, 503, "the cluster answered 503, 3 times");
            data.Add(cluster, FaultKind.Html, 200, "an HTML page came in place of the answer");
            data.Add(cluster, FaultKind.Html, 503, "an HTML page came with status 503");
            data.Add(cluster, FaultKind.Truncated, 200, "the answer broke off, 3 times");
            data.Add(cluster, FaultKind.Cut, 200, "it is not whole JSON, 3 times");
            data.Add(cluster, FaultKind.Reset, 200, "the answer broke off, 3 times");
        }
        return data;
    }

    [Theory(Timeout = 120_000)]
    [MemberData(nameof(Faults))]
    public async Task Only_the_checks_that_rest_on_a_document_are_unknown_when_it_has(string cluster, FaultKind kind, int status, string says)
    {
        foreach (var part in Api.Concat(cluster == "iks" ? Maps : Maps[1..]))
            await AssertOnlyDependentsAsync(cluster, new(part, kind, status, status == 429 ? "3600" : null), says);
    }

    [Theory]
    [InlineData("iks")]
    [InlineData("icp")]
    public async Task Only_the_checks_that_rest_on_a_list_are_unknown_when(string cluster)
    {
        await AssertOnlyDependentsAsync(cluster, new("/pods?limit=3&continue=", FaultKind.Status, 410), "the cluster forgot its start (410), twice");
        await AssertOnlyDependentsAsync(cluster, new("/pods?limit=3&continue=", FaultKind.Status, 500), "the cluster answered 500, 3 times");
        foreach (var part in Api) await AssertOnlyDependentsAsync(cluster, new(part, FaultKind.WrongKind), "the answer is not a ");
    }

    [Theory]
    [InlineData(FaultKind.Hang, 0, "it did not end within 20 s")]
    [InlineData(FaultKind.Status, 401, "the cluster does not know this account any more (401)")]
    [InlineData(FaultKind.Status, 403, "this account may not run commands in pods (403)")]
    [InlineData(FaultKind.Status, 500, "the cluster answered 500")]
    [InlineData(FaultKind.Reset, 0, "the connection broke off")]
    [InlineData(FaultKind.ExecFails, 0, "the container does not have it")]
    [InlineData(FaultKind.ExecCloses, 0, "it ended without saying how")]
    [InlineData(FaultKind.ExecExits, 1, "ended with exit code 1")]
    public async Task Only_the_checks_that_rest_on_a_tunnel_are_unknown_when_its_command_has(FaultKind kind, int status, string says)
    {
        foreach (var (cluster, pod) in new[] { ("iks", "vpn-vcs"), ("iks", "vpn-icp"), ("icp", "vpn-") })
            await AssertOnlyDependentsAsync(cluster, new($"/pods/{pod}", kind, status), says);
        await AssertOnlyDependentsAsync("iks", new("/exec?", kind, status), says);
    }

    [Theory]
    [InlineData("no account", "the cluster does not know this account (401)")]
    [InlineData("unknown authority", "no trust in the cluster's certificate")]
    [InlineData("nobody there", "the connection was refused")]
    public async Task All_checks_that_rest_on_a_cluster_and_no_others_are_unknown_when_it_is_not_reached_by(string trouble, string says)
    {
        foreach (var cluster in new[] { "iks", "icp" })
        {
            await using var emulator = await LiveCluster.StartAsync(cluster);
            await using var other = await LiveCluster.StartAsync(cluster);
            var kubeconfig = trouble switch
            {
                "no account" => emulator.Kubeconfig.Replace(KubernetesEmulator.Token, "another", StringComparison.Ordinal),
                "unknown authority" => other.Kubeconfig.Replace($"{other.Address}", $"{emulator.Address}", StringComparison.Ordinal),
                _ => emulator.Kubeconfig.Replace($"{emulator.Address}", "https://127.0.0.1:1", StringComparison.Ordinal),
            };

            var read = await LiveCluster.ReadAsync(emulator, LiveReads.Exec, cluster: cluster, kubeconfig: kubeconfig);

            Assert.Empty(read.Documents);
            await LiveReads.AssertOnlyDependentsAsync(read, $"{cluster} {trouble}", says);
        }
    }

    [Theory]
    [InlineData("/pods?limit=3&continue=", FaultKind.Status, 410)]
    [InlineData("/pods?", FaultKind.Status, 503)]
    [InlineData("/ippools?", FaultKind.Status, 429)]
    [InlineData("/apis", FaultKind.Status, 503)]
    [InlineData("/nodes?", FaultKind.Truncated, 0)]
    [InlineData("/configmaps/", FaultKind.Reset, 0)]
    [InlineData("/nodes?", FaultKind.Hang, 0)]
    public async Task A_fault_that_passes_changes_nothing(string part, FaultKind kind, int status)
    {
        foreach (var cluster in new[] { "iks", "icp" }) await LiveReads.AssertHealedAsync(await ReadAsync(cluster, new(part, kind, status, status == 429 ? "7" : null, Times: 1)));
    }

    private static async Task AssertOnlyDependentsAsync(string cluster, Fault fault, string says)
    {
        var read = await ReadAsync(cluster, fault);
        Assert.True(read.Problems.Count > 0, $"{cluster} {fault}: nothing went wrong");
        await LiveReads.AssertOnlyDependentsAsync(read, $"{cluster} {fault}", says);
    }

    private static async Task<CollectedSource> ReadAsync(string cluster, Fault fault)
    {
        var time = new HeldTime(Limits.CallTimeout, Limits.Deadline);
        await using var emulator = (await LiveCluster.StartAsync(cluster)).With(fault);
        emulator.Stuck += () => time.Pass(Limits.CallTimeout);
        return await LiveCluster.ReadAsync(emulator, LiveReads.Exec, Limits, cluster, time: time);
    }
}
