using System.Text;
using HybridDrift.Collect;
using HybridDrift.Collect.Calico;
using HybridDrift.Sites;
using HybridDrift.Tests.Sites.Parse;
using HybridDrift.Tests.Storage;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Real.Calico;

/// <summary>The four workers of the example and its edge, joined by BGP on a common VLAN (B1): BIRD on each worker, and FRR for the edge.</summary>
internal sealed class RealFabric : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly NetworkNamespace edge;
    private readonly List<RealWorker> workers = [];

    private RealFabric(NetworkNamespace edge) => this.edge = edge;

    public IReadOnlyList<RealWorker> Workers => workers;

    /// <summary>All sessions are up, and every worker has learned the networks of the edge and the blocks of the others.</summary>
    public static async Task<RealFabric> StartAsync()
    {
        var fabric = new RealFabric(await NetworkNamespace.CreateAsync());
        try
        {
            await fabric.edge.DoAsync("ip link add br0 type bridge; ip link set br0 up; ip addr add 10.208.242.132/26 dev br0; ip route add 10.177.7.192/26 dev br0");
            for (var i = 0; i < 4; i++)
            {
                var network = await NetworkNamespace.CreateAsync();
                fabric.workers.Add(new(network, fabric.folder.Path, i));
                await network.JoinAsync("eth0", fabric.edge, $"worker{i}");
                await fabric.edge.DoAsync($"ip link set worker{i} master br0");
            }
            await fabric.StartEdgeAsync();
            foreach (var worker in fabric.workers) await worker.StartAsync();
            foreach (var worker in fabric.workers)
            {
                foreach (var other in fabric.workers.Where(w => w != worker).Select(w => w.Block).Append("192.168.140.0/24").Append("192.168.141.0/24"))
                    await worker.SaysAsync(["show", "route", other], l => l.StartsWith(other, StringComparison.Ordinal) && l.Contains('*', StringComparison.Ordinal), $"a route to {other}");
                await worker.Network.UntilAsync("routes in the kernel", async () => (await worker.Network.RunAsync("ip", "route")).Output.Contains("192.168.141.0/24 via 10.208.242.132", StringComparison.Ordinal));
            }
            return fabric;
        }
        catch
        {
            await fabric.DisposeAsync();
            throw;
        }
    }

    public Task StopEdgeAsync() => edge.DoAsync("kill $(cat /run/bgpd.pid)");

    /// <summary>What the collector reads of the workers, by the cluster's API.</summary>
    public async Task<CollectedSource> ReadAsync()
    {
        var said = new Dictionary<string, string>();
        foreach (var worker in workers)
            foreach (var (name, text) in await worker.DocumentsAsync()) said[name] = text;
        return await PodCommands.ReadAsync(said, session =>
        {
            // Which workers there are was read before.
            session.Found.Add("nodes.json", Encoding.UTF8.GetBytes(ExampleSite.Healthy()["iks/nodes.json"]), "GET /api/v1/nodes");
            return RouteReader.ReadAsync(session, new(true));
        });
    }

    /// <summary>The example with the workers' routes, planned as a common VLAN.</summary>
    public static ExampleSite Site(CollectedSource read)
    {
        // Without the release's pool, pods are translated to their worker.
        var site = ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: common-vlan ").Edit("iks/ippools.json", "\"cidr\": \"192.168.140.0/24\"", "\"cidr\": \"192.168.250.0/24\"");
        foreach (var document in read.Documents.Where(d => d.Path.Contains(".birdcl-", StringComparison.Ordinal) || d.Path.EndsWith(".ip-route.json", StringComparison.Ordinal)))
            site.Replace(document.Path, document.Content.ToArray());
        return site;
    }

    public static ClusterObjects Objects(CollectedSource read) => Recordings.OfBytes(read.Documents.Select(d => (d.Path, d.Content.ToArray()))).Site().Clusters["iks"].Objects;

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers) await worker.Network.DisposeAsync();
        await edge.DisposeAsync();
        folder.Dispose();
    }

    private async Task StartEdgeAsync()
    {
        await File.WriteAllTextAsync(folder["bgpd.conf"], $"""
            router bgp 65010
             bgp router-id 10.208.242.132
             no bgp ebgp-requires-policy
             no bgp network import-check
             bgp graceful-restart-disable
             coalesce-time 1
             {string.Join("\n ", Enumerable.Range(0, 4).Select(RealWorker.AddressOf).SelectMany(a => new[] { $"neighbor {a} remote-as 64512", $"neighbor {a} ebgp-multihop 5" }))}
             address-family ipv4 unicast
              network 192.168.140.0/24
              network 192.168.141.0/24
             exit-address-family

            """);
        await edge.DoAsync("mkdir /run/frr");
        edge.Start(["/usr/lib/frr/bgpd", "--no_zebra", "-S", "-f", folder["bgpd.conf"], "-u", "root", "-g", "root", "-A", "127.0.0.1", "-P", "0", "-i", "/run/bgpd.pid", "--vty_socket", "/run/frr"]);
    }
}
