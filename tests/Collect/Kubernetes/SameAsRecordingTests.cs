using System.Text;
using HybridDrift.Collect;
using HybridDrift.Collect.Kubernetes;
using HybridDrift.Reports;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Collect.Kubernetes;

/// <summary>A cluster that is read live is the same as its recording.</summary>
public sealed class SameAsRecordingTests
{
    [Theory]
    [InlineData("iks", false)]
    [InlineData("icp", false)]
    [InlineData("iks", true)]
    [InlineData("icp", true)]
    public async Task Scan_of_what_was_read_is_the_scan_of_the_recording(string cluster, bool drifted)
    {
        var site = drifted ? ExampleSite.Drifted() : ExampleSite.Healthy();
        await using var emulator = await LiveCluster.StartAsync(cluster, site);

        var read = await LiveCluster.ReadAsync(emulator, LiveCluster.WithExec with { Routes = null }, cluster: cluster);

        Assert.Empty(read.Problems);
        Assert.Equal(Answers(site.Scan()), Answers(Joined(site, read).Scan()));
    }

    [Fact]
    public async Task Documents_that_a_plan_without_exec_does_not_read_are_missing_and_nothing_else()
    {
        await using var emulator = await LiveCluster.StartAsync();

        var read = await LiveCluster.ReadAsync(emulator, LiveCluster.WithoutExec);

        Assert.Empty(read.Problems);
        Assert.DoesNotContain(emulator.Requests, r => r.Path.Contains("/exec", StringComparison.Ordinal));
        Assert.Equal(LiveCluster.Documents("iks").Keys.Where(d => !d.EndsWith(".txt", StringComparison.Ordinal)).Select(d => "iks/" + d).Order(StringComparer.Ordinal), read.Documents.Select(d => d.Path));
    }

    [Fact]
    public async Task Cluster_of_before_aggregated_discovery_is_read_alike()
    {
        await using var emulator = await LiveCluster.StartAsync();
        emulator.HasAggregatedDiscovery = false;

        var read = await LiveCluster.ReadAsync(emulator);

        var site = ExampleSite.Healthy();
        Assert.Equal(Answers(site.Scan()), Answers(Joined(site, read).Scan()));
        Assert.Contains(emulator.Requests, r => r.Path == "/apis/crd.projectcalico.org/v1");
    }

    [Fact]
    public async Task Every_document_says_what_was_asked_and_when()
    {
        await using var emulator = await LiveCluster.StartAsync();
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(ExampleSite.Now);

        var read = await LiveCluster.ReadAsync(emulator, LiveCluster.WithExec with { Routes = null }, time: time);

        Assert.All(read.Documents, d => Assert.Equal(ExampleSite.Now, d.Time));
        Assert.Equal("GET /apis/crd.projectcalico.org/v1/ippools", read.Document("iks/ippools.json").Request);
        var status = read.Document("iks/vpn-vcs-strongswan-6c9d8b7f5-x2k9q.strongswan.statusall.txt");
        Assert.Equal(("sudo -n ipsec statusall (pod vpn/vpn-vcs-strongswan-6c9d8b7f5-x2k9q)", 0), (status.Request, status.ExitCode));
        Assert.All(read.Documents, d => Assert.NotNull(RecordingLayout.Recognise(d.Path)));
    }

    [Theory]
    [InlineData("iks")]
    [InlineData("icp")]
    public async Task What_was_read_can_be_served_and_is_read_alike(string cluster)
    {
        await using var first = await LiveCluster.StartAsync(cluster);
        var source = LiveCluster.WithExec with { Routes = null };
        var read = await LiveCluster.ReadAsync(first, source, cluster: cluster);
        await using var second = await LiveCluster.StartAsync(read.Documents.ToDictionary(d => d.Path[(cluster.Length + 1)..], d => d.Content.ToArray()));

        var again = await LiveCluster.ReadAsync(second, source, cluster: cluster);

        Assert.Empty(again.Problems);
        Assert.Equal(read.Documents.Select(d => (d.Path, Encoding.UTF8.GetString(d.Content.Span))), again.Documents.Select(d => (d.Path, Encoding.UTF8.GetString(d.Content.Span))));
    }

    [Fact]
    public async Task Progress_tells_of_each_document_when_it_is_there()
    {
        await using var emulator = await LiveCluster.StartAsync();
        var told = new Told();

        var read = await KubernetesReader.ReadAsync("iks", LiveCluster.WithoutExec, Kubeconfig.Read(emulator.Kubeconfig, "reader", out _)!, LiveCluster.Limits, TimeProvider.System, told);

        Assert.Equal("iks/apis.json", told.Paths[0]);
        Assert.Equal(read.Documents.Select(d => d.Path), told.Paths.Order(StringComparer.Ordinal));
    }

    private sealed class Told : IProgress<CollectedDocument>
    {
        public List<string> Paths { get; } = [];

        public void Report(CollectedDocument document) => Paths.Add(document.Path);
    }

    /// <summary>The recording with the documents of one cluster replaced by those that were read.</summary>
    internal static ExampleSite Joined(ExampleSite site, CollectedSource read)
    {
        foreach (var path in site.Documents.Where(d => d.StartsWith(read.Name + "/", StringComparison.Ordinal)).ToArray()) site.Remove(path);
        foreach (var document in read.Documents) site.Replace(document.Path, document.Content.ToArray());
        return site;
    }

    internal static IEnumerable<string> Answers(Report report) =>
        report.Results.Select(r => $"{r.Check} {r.Asset} {r.Subject} {r.Status} {r.Expected} {r.Actual} {r.Reason}").Order(StringComparer.Ordinal);
}
