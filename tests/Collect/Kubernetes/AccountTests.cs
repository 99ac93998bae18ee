using HybridDrift.Emulators.Kubernetes;

namespace HybridDrift.Tests.Collect.Kubernetes;

/// <summary>What an account may not do, and clusters that cannot be reached at all.</summary>
public sealed class AccountTests
{
    [Theory]
    [InlineData("/nodes?", "iks/nodes.json", "this account may not list nodes (403): it needs the rule {apiGroups: [\"\"], resources: [nodes], verbs: [list]}, in a ClusterRole")]
    [InlineData("/ippools?", "iks/ippools.json", "this account may not list ippools (403): it needs the rule {apiGroups: [crd.projectcalico.org], resources: [ippools], verbs: [list]}, in a ClusterRole")]
    [InlineData("/networkpolicies?", "iks/networkpolicies.json", "this account may not list networkpolicies (403): it needs the rule {apiGroups: [crd.projectcalico.org], resources: [networkpolicies], verbs: [list]}, in a ClusterRole")]
    [InlineData("/configmaps/ibm", "iks/vlan-ip-config.json",
        "this account may not read the ConfigMap ibm-cloud-provider-vlan-ip-config (403): it needs the rule {apiGroups: [\"\"], resources: [configmaps], verbs: [get], resourceNames: [ibm-cloud-provider-vlan-ip-config]}, in a Role of kube-system")]
    [InlineData("/configmaps/vpn-vcs", "iks/strongswan-routes.json",
        "this account may not read the ConfigMap vpn-vcs-strongswan-routes (403): it needs the rule {apiGroups: [\"\"], resources: [configmaps], verbs: [get], resourceNames: [vpn-vcs-strongswan-routes]}, in a Role of vpn")]
    [InlineData("/namespaces/vpn/deployments?", "iks/strongswan-routes.json",
        "the releases of strongSwan are not known: this account may not list deployments (403): it needs the rule {apiGroups: [apps], resources: [deployments], verbs: [list]}, in a ClusterRole")]
    [InlineData("/namespaces/vpn/pods?", "iks/strongswan.statusall.txt",
        "the pods of strongSwan are not known: this account may not list pods (403): it needs the rule {apiGroups: [\"\"], resources: [pods], verbs: [list]}, in a ClusterRole")]
    [InlineData("/pods/vpn-vcs-strongswan-6c9d8b7f5-x2k9q/exec", "iks/vpn-vcs-strongswan-6c9d8b7f5-x2k9q.strongswan.statusall.txt",
        "could not be read: 'sudo -n ipsec statusall': this account may not run commands in pods (403): it needs the rule {apiGroups: [\"\"], resources: [pods/exec], verbs: [get, create]}, in a Role of vpn; or set exec: false in the plan")]
    public async Task Missing_right_is_named_as_the_rule_that_grants_it(string part, string document, string what)
    {
        var read = await LiveCluster.ReadWithAsync(new(part, FaultKind.Status, 403), source: LiveCluster.WithExec with { Routes = null });

        Assert.Equal(new(document, "", what), read.OnlyProblem());
    }

    [Fact]
    public async Task Account_that_the_cluster_does_not_know_is_tried_once()
    {
        await using var emulator = await LiveCluster.StartAsync();

        var read = await LiveCluster.ReadAsync(emulator, kubeconfig: emulator.Kubeconfig.Replace(KubernetesEmulator.Token, "another", StringComparison.Ordinal));

        Assert.Equal(new("iks", "", "the cluster does not know this account (401): its credentials have expired, or are those of another cluster"), read.OnlyProblem());
        Assert.Empty(read.Documents);
        Assert.Single(emulator.Requests);
    }

    [Fact]
    public async Task Credentials_that_expire_while_the_cluster_is_read_leave_whole_what_was_read_before()
    {
        await using var emulator = (await LiveCluster.StartAsync()).With(new("/ippools?", FaultKind.Status, 401));

        var read = await LiveCluster.ReadAsync(emulator);

        var whole = new[] { "apis", "daemonsets", "deployments", "endpointslices", "ingresses", "nodes", "pods", "services" }.Select(d => $"iks/{d}.json").ToArray();
        Assert.Equal(whole, read.Documents.Select(d => d.Path));
        Assert.DoesNotContain(read.Problems, p => p.Document == "iks" || whole.Contains(p.Document));
        Assert.All(read.Problems, p => Assert.Equal("was not read: the cluster does not know this account any more (401): its credentials expired while it was read; get new ones and scan again", p.What));
        Assert.Superset(new HashSet<string> { "iks/ippools.json", "iks/networkpolicies.json", "iks/vlan-ip-config.json", "iks/strongswan-routes.json", "iks/strongswan.statusall.txt", "iks/10.177.7.195.ip-route.json" }, read.Problems.Select(p => p.Document).ToHashSet());
        Assert.Contains("/ippools?", emulator.Requests[^1].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cluster_that_does_not_listen_is_one_problem()
    {
        var emulator = await LiveCluster.StartAsync();
        var access = emulator.Kubeconfig;
        await emulator.DisposeAsync();

        Assert.Equal(new("iks", "", "could not be read: the connection was refused, 3 times"), (await LiveCluster.ReadAsync(emulator, kubeconfig: access)).OnlyProblem());
    }

    [Fact]
    public async Task Certificate_of_another_authority_is_not_trusted()
    {
        await using var emulator = await LiveCluster.StartAsync();
        await using var other = await LiveCluster.StartAsync();

        var read = await LiveCluster.ReadAsync(emulator, kubeconfig: other.Kubeconfig.Replace($"{other.Address}", $"{emulator.Address}", StringComparison.Ordinal));

        Assert.Equal(new("iks", "", "could not be read: no trust in the cluster's certificate: it is not signed by the authority of the kubeconfig, is of another name, or has expired"), read.OnlyProblem());
        Assert.Empty(emulator.Requests);
    }

    [Fact]
    public async Task Certificate_of_another_name_is_not_trusted()
    {
        await using var emulator = await LiveCluster.StartAsync();
        var config = emulator.Kubeconfig.Replace($"server: \"{emulator.Address}\"", $"server: \"{emulator.Address}\"\n    tls-server-name: other.example", StringComparison.Ordinal);

        var read = await LiveCluster.ReadAsync(emulator, kubeconfig: config);

        Assert.Contains("no trust in the cluster's certificate", read.OnlyProblem().What, StringComparison.Ordinal);
        Assert.Empty(emulator.Requests);
    }

    [Fact]
    public async Task Certificate_of_the_name_that_the_kubeconfig_tells_is_trusted()
    {
        await using var emulator = await LiveCluster.StartAsync();
        var config = emulator.Kubeconfig.Replace($"server: \"{emulator.Address}\"", $"server: \"{emulator.Address}\"\n    tls-server-name: localhost", StringComparison.Ordinal);

        Assert.Empty((await LiveCluster.ReadAsync(emulator, LiveCluster.WithExec with { Routes = null }, kubeconfig: config)).Problems);
    }

    [Fact]
    public async Task Discovery_that_fails_is_a_problem_of_its_own_and_the_usual_APIs_are_asked()
    {
        await using var emulator = (await LiveCluster.StartAsync()).With(new("/apis", FaultKind.Status, 403, Times: 1));

        var read = await LiveCluster.ReadAsync(emulator, LiveCluster.WithoutExec);

        Assert.Contains(read.Problems, p => p is { Document: "iks/apis.json", What: "this account may not ask what the cluster serves (403): bind it to the ClusterRole system:discovery, as all accounts are at first" });
        Assert.True(read.Has("iks/ippools.json"));
        Assert.Contains(read.Problems, p => p is { Document: "iks/staticroutes.json", What: "could not be read: the cluster answered 404" });
    }
}
