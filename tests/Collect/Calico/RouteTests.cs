using System.Text;
using HybridDrift.Collect;
using HybridDrift.Collect.Calico;
using HybridDrift.Emulators.Kubernetes;
using HybridDrift.Plans;
using HybridDrift.Sites.Parse;
using HybridDrift.Sites.Parse.Routes;
using HybridDrift.Tests.Collect.Kubernetes;
using HybridDrift.Tests.Secrets;
using HybridDrift.Tests.Sites.Parse;
using HybridDrift.Tests.Sites.Parse.Routes;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Collect.Calico;

/// <summary>Commands in the pods of calico-node, and what is kept of what they print.</summary>
public sealed class RouteTests
{
    private const string Node = "10.177.7.195";

    private static readonly PlanClusterSource Source = LiveCluster.WithoutExec with { Routes = new(true) };

    private const string Protocols = """
        BIRD v0.3.3+birdv1.6.8 ready.
        name     proto    table    state  since       info
        static1  Static   master   up     18:19:17
        Mesh_10_184_110_142 BGP      master   up     18:19:19    Established
          Description:    a peer, whose password is Kq7Zr2
          Preference:     100
        Global_10_184_110_160_port_1790 BGP      master   start  18:19:17    Connect       Socket: No route to host

        """;

    private const string Routes = """
        BIRD v0.3.3+birdv1.6.8 ready.
        0.0.0.0/0          via 10.184.110.129 on eth0 [kernel1 18:19:17] * (10)
        192.168.133.0/24   via 10.184.110.143 on eth0 [Node_10_184_110_143 18:19:19] * (100/0) [AS65001i]
                           via 10.184.110.142 on eth0 [Mesh_10_184_110_142 18:19:19 from 10.184.110.1] (100/0) [AS65001i]
        172.30.100.64/26   blackhole [static1 18:19:17] * (200)
        172.30.41.0/26     via 10.184.110.142 on tunl0 onlink [Mesh_10_184_110_142 18:19:19] * (100/0) [i]

        """;

    private const string Kernel = """
        [{"dst":"default","gateway":"10.184.110.129","dev":"eth0","flags":[]},{"type":"blackhole","dst":"172.30.100.64/26","protocol":"bird","flags":[],"note":"Kq7Zr2"},
        {"dst":"10.233.68.0/24","gateway":"172.16.0.120","dev":"tunl0","protocol":"bird","flags":["onlink"]},
        {"dst":"10.9.0.0/24","nexthops":[{"gateway":"10.0.0.1","dev":"eth0","weight":1,"flags":["linkdown"]}],"metric":20}]
        """;

    [Fact]
    public async Task Routes_of_every_worker_are_read_in_its_pod_of_calico_node()
    {
        var documents = LiveCluster.Documents("iks");
        foreach (var node in new[] { Node, "10.177.7.196", "10.177.7.197", "10.177.7.198" })
        {
            documents[$"{node}.birdcl-protocols.txt"] = Encoding.UTF8.GetBytes(Protocols);
            documents[$"{node}.birdcl-routes.txt"] = Encoding.UTF8.GetBytes(Routes);
            documents[$"{node}.ip-route.json"] = Encoding.UTF8.GetBytes(Kernel);
        }
        await using var emulator = await LiveCluster.StartAsync(documents);

        var read = await LiveCluster.ReadAsync(emulator, Source);

        Assert.Empty(read.Problems);
        Assert.Equal(12, emulator.Requests.Count(r => r.Command.Length > 0));
        Assert.All(read.Documents, d => Assert.DoesNotContain(Planted.Mark, Encoding.UTF8.GetString(d.Content.Span), StringComparison.Ordinal));
        var objects = SiteParser.Parse(Recordings.OfBytes(read.Documents.Select(d => (d.Path, d.Content.ToArray()))), [], ["iks"]).Clusters["iks"].Objects;
        var recorded = SiteParser.Parse(Recordings.OfBytes(documents.Select(d => ("iks/" + d.Key, d.Value))), [], ["iks"]).Clusters["iks"].Objects;
        Assert.Equal(4, objects.BgpSessions.Count);
        Assert.Equal((Dump.Of(recorded.BgpSessions), Dump.Of(recorded.BirdRoutes), Dump.Of(recorded.KernelRoutes)), (Dump.Of(objects.BgpSessions), Dump.Of(objects.BirdRoutes), Dump.Of(objects.KernelRoutes)));
        Assert.All(objects.BirdRoutes, r => Assert.Equal(5, r.Reading.Whole().Count));
    }

    [Fact]
    public async Task Nothing_is_run_when_the_plan_does_not_allow_it()
    {
        await using var emulator = await LiveCluster.StartAsync();

        Assert.Empty((await LiveCluster.ReadAsync(emulator, LiveCluster.WithoutExec)).Problems);

        Assert.DoesNotContain(emulator.Requests, r => r.Path.Contains("exec", StringComparison.Ordinal) || r.Path.Contains("calico-node", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Worker_that_does_not_have_the_commands_is_a_problem_of_each_document()
    {
        await using var emulator = await LiveCluster.StartAsync();

        var read = await LiveCluster.ReadAsync(emulator, Source);

        Assert.Equal(12, read.Problems.Count);
        Assert.Contains(new($"iks/{Node}.ip-route.json", "", "could not be read: 'ip -j route': the container could not run it: the container does not have it"), read.Problems);
    }

    [Fact]
    public async Task Right_to_list_the_pods_that_is_missing_is_a_problem_of_each_worker()
    {
        var read = await LiveCluster.ReadWithAsync(new("/namespaces/kube-system/pods", FaultKind.Status, 403), source: Source);

        Assert.Equal(12, read.Problems.Count);
        Assert.All(read.Problems, p => Assert.Matches(@"^iks/10\.177\.7\.19[5-8]\.(birdcl-protocols\.txt|birdcl-routes\.txt|ip-route\.json)$", p.Document));
        Assert.All(read.Problems, p => Assert.StartsWith("was not read: the pods of calico-node are not known: this account may not list pods (403)", p.What, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Worker_without_a_pod_of_calico_node_is_a_problem_of_that_worker()
    {
        var documents = LiveCluster.Documents("iks");
        documents["pods.json"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(documents["pods.json"]).Replace("\"k8s-app\": \"calico-node\"", "\"k8s-app\": \"other\"", StringComparison.Ordinal));
        await using var emulator = await LiveCluster.StartAsync(documents);

        var read = await LiveCluster.ReadAsync(emulator, Source);

        Assert.Equal(12, read.Problems.Count);
        Assert.Contains(new($"iks/{Node}.ip-route.json", "", "was not read: no pod with the label k8s-app=calico-node in the namespace kube-system runs on this worker"), read.Problems);
        Assert.All(read.Problems, p => Assert.DoesNotContain("calico-node.", p.Document, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Workers_that_are_not_known_have_routes_that_are_not_known()
    {
        var read = await LiveCluster.ReadWithAsync(new("/api/v1/nodes", FaultKind.Status, 403), source: Source);

        Assert.All(read.Problems, p => Assert.Equal("iks/nodes.json", p.Document));
        Assert.Contains(read.Problems, p => p.What == "the routes of the workers were not read: it is not known which workers there are");
    }

    [Theory]
    [InlineData("a surprise")]
    [InlineData("Mesh_1_2_3_4 BGP master up 18:19:19 Established $ecret=x")]
    public void Line_that_is_not_known_is_left_out_and_found_to_be_missing(string line)
    {
        var kept = Encoding.UTF8.GetString(RouteText.KeepProtocols(Protocols + line + "\n")!.Value.Span);

        Assert.DoesNotContain(line, kept, StringComparison.Ordinal);
        Assert.Equal("Partial line 8: is not a line that BIRD is known to print", RouteDocument.Problem(BirdProtocolsParser.Parse, kept));
    }

    [Fact]
    public void Route_that_the_kernel_did_not_take_is_not_in_use()
    {
        var kept = RouteText.KeepRoutes(Routes + "192.168.134.0/24   via 10.184.110.143 on eth0 [Node_10_184_110_143 18:19:19] ! (100/0) [AS65001i]\n")!.Value;

        var route = BirdRoutesParser.Parse(RouteDocument.Of(kept.ToArray())).Whole()[^1];

        Assert.Equal(("192.168.134.0/24", false), (route.Destination.ToString(), route.InUse));
    }

    [Theory]
    [InlineData("birdcl: not found\n")]
    [InlineData("")]
    public void What_is_not_of_BIRD_is_not_kept(string text) => Assert.True(RouteText.KeepProtocols(text) is null && RouteText.KeepRoutes(text) is null && RouteText.KeepKernel(text) is null);

    [SharedSamplesFact]
    public void Every_sample_means_the_same_when_it_was_kept()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(SharedSamplesFactAttribute.Folder, "kubernetes", "bird"), "birdc-*.txt"))
        {
            var text = File.ReadAllText(file);
            if (file.Contains("show-protocols", StringComparison.Ordinal)) AssertSame(BirdProtocolsParser.Parse, text, RouteText.KeepProtocols(text));
            if (file.Contains("show-route", StringComparison.Ordinal)) AssertSame(BirdRoutesParser.Parse, text, RouteText.KeepRoutes(text));
        }
        var kernel = File.ReadAllText(Path.Combine(SharedSamplesFactAttribute.Folder, "kubernetes", "bird", "ip-route-worker1.json"));
        AssertSame(KernelRoutesParser.Parse, kernel, RouteText.KeepKernel(kernel));
    }

    private static void AssertSame<T>(Func<RecordedDocument, Reading<T>> parse, string text, ReadOnlyMemory<byte>? kept) where T : notnull
    {
        var (whole, rest) = (parse(RouteDocument.Of(text)), parse(RouteDocument.Of(kept!.Value.ToArray())));
        Assert.Equal($"{whole.Completeness} {string.Join("; ", whole.Problems)}{Dump.Of(whole.Value)}", $"{rest.Completeness} {string.Join("; ", rest.Problems)}{Dump.Of(rest.Value)}");
    }
}
