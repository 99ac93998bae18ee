using HybridDrift.Collect;
using HybridDrift.Flows.Proofs;
using HybridDrift.Reports;
using HybridDrift.Tests.Sites.Parse;

namespace HybridDrift.Tests.Real.Calico;

/// <summary>Real routes of workers, read while BIRD runs: what the flow from a pod to a machine meets on them (F3.4).</summary>
[Collection(RealNetworks.Name)]
public sealed class RealRouteTests
{
    private const string Edge = "Global_10_208_242_132";

    [RouteFact]
    public async Task Routes_that_every_worker_has_learned_from_the_edge_carry_the_flow()
    {
        await using var fabric = await RealFabric.StartAsync();

        var read = await fabric.ReadAsync();

        Assert.Empty(read.Problems);
        var objects = RealFabric.Objects(read);
        Assert.All(objects.BgpSessions, node =>
        {
            Assert.Equal(4, node.Reading.Whole().Count);
            Assert.All(node.Reading.Value, s => Assert.True(s.IsEstablished, $"{node.Node}: {s}"));
        });
        Assert.All(objects.BirdRoutes, node => Assert.Equal(
            fabric.Workers.Select(w => w.Block).Order(StringComparer.Ordinal), node.Reading.Whole().Where(r => r.InUse).Select(r => r.Destination.ToString()).Where(d => d.StartsWith("172.30.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)));
        Assert.Equal(4, objects.KernelRoutes.Count(n => n.Reading.Whole().Any(r => r.Destination.ToString() == "192.168.140.0/24" && r.Source == "bird")));
        Assert.Equal(HopVerdict.Holds, Way(read).Verdict);
    }

    [RouteFact]
    public async Task Edge_that_is_gone_takes_its_routes_along()
    {
        await using var fabric = await RealFabric.StartAsync();
        await fabric.StopEdgeAsync();
        foreach (var worker in fabric.Workers)
            await worker.Network.UntilAsync("no routes of the edge in the kernel", async () => !(await worker.Network.RunAsync("ip", "route")).Output.Contains("via 10.208.242.132", StringComparison.Ordinal));

        var read = await fabric.ReadAsync();

        Assert.All(RealFabric.Objects(read).BgpSessions, node => Assert.Equal([Edge], node.Reading.Whole().Where(s => !s.IsEstablished).Select(s => s.Name)));
        ShouldDrift(read, "10.177.7.195 has no route to 192.168.140.20");
    }

    [RouteFact]
    public async Task Worker_that_expects_another_AS_is_the_one_without_a_route()
    {
        await using var fabric = await RealFabric.StartAsync();
        var worker = fabric.Workers[2];
        await worker.ConfigureAsync(edgeAs: 65099);
        await worker.SaysAsync(["show", "protocols"], l => l.StartsWith(Edge, StringComparison.Ordinal) && l.Contains("Bad peer AS", StringComparison.Ordinal), "the wrong AS");
        await worker.Network.UntilAsync("no routes of the edge in the kernel", async () => !(await worker.Network.RunAsync("ip", "route")).Output.Contains("via 10.208.242.132", StringComparison.Ordinal));

        var read = await fabric.ReadAsync();

        var down = Assert.Single(RealFabric.Objects(read).BgpSessions.SelectMany(n => n.Reading.Whole().Where(s => !s.IsEstablished).Select(s => (n.Node, Session: s))));
        Assert.Equal((worker.Address, Edge), (down.Node, down.Session.Name));
        Assert.Contains("Bad peer AS", down.Session.Info);
        ShouldDrift(read, $"{worker.Address} has no route to 192.168.140.20");
    }

    [RouteFact]
    public async Task Worker_that_announces_a_network_of_the_machines_draws_the_flow_to_itself()
    {
        await using var fabric = await RealFabric.StartAsync();
        var leak = fabric.Workers[3];
        await leak.ConfigureAsync(also: ["192.168.140.0/26"]);
        foreach (var worker in fabric.Workers.Where(w => w != leak))
            await worker.Network.UntilAsync("the leak in the kernel", async () => (await worker.Network.RunAsync("ip", "route")).Output.Contains($"192.168.140.0/26 via {leak.Address}", StringComparison.Ordinal));

        var read = await fabric.ReadAsync();

        var route = Assert.Single(RealFabric.Objects(read).BirdRoutes.Single(n => n.Node == "10.177.7.195").Reading.Whole(), r => r.Destination.ToString() == "192.168.140.0/26");
        Assert.Equal(leak.Address, route.LearnedFrom.ToString());
        ShouldDrift(read, $"10.177.7.195 has 192.168.140.0/26 via {leak.Address}", "which does not lead to the edge or a router of IBM Cloud");
    }

    [RouteFact]
    public async Task Block_that_two_workers_announce_is_read_from_both()
    {
        await using var fabric = await RealFabric.StartAsync();
        var (owner, other) = (fabric.Workers[0], fabric.Workers[1]);
        await other.ConfigureAsync(also: [owner.Block]);
        var third = fabric.Workers[2];
        await third.SaysAsync(["show", "route", owner.Block], l => l.Contains($"via {other.Address} ", StringComparison.Ordinal), "both routes");

        var routes = RealFabric.Objects(await fabric.ReadAsync()).BirdRoutes.Single(n => n.Node == third.Address).Reading.Whole().Where(r => r.Destination.ToString() == owner.Block).ToArray();

        Assert.Equal([owner.Address, other.Address], routes.Select(r => r.LearnedFrom.ToString()).Order(StringComparer.Ordinal));
        Assert.Single(routes, r => r.InUse);
    }

    [RouteFact]
    public async Task BIRD_that_is_stopped_has_not_said_that_it_has_no_routes()
    {
        await using var fabric = await RealFabric.StartAsync();
        var stopped = fabric.Workers[1];
        await stopped.StopAsync();
        foreach (var worker in fabric.Workers.Where(w => w != stopped))
            await worker.SaysAsync(["show", "protocols"], l => l.StartsWith($"Mesh_{stopped.Address.Replace('.', '_')} ", StringComparison.Ordinal) && !l.Contains("Established", StringComparison.Ordinal), "a session that is down");

        var read = await fabric.ReadAsync();

        Assert.Equal([$"iks/{stopped.Address}.birdcl-protocols.txt", $"iks/{stopped.Address}.birdcl-routes.txt"], read.Problems.Select(p => p.Document));
        var objects = RealFabric.Objects(read);
        Assert.DoesNotContain(objects.BgpSessions, n => n.Node == stopped.Address);
        Assert.All(objects.BgpSessions, n => Assert.Equal(stopped.Address, Assert.Single(n.Reading.Whole(), s => !s.IsEstablished).Peer.ToString()));
    }

    private static void ShouldDrift(CollectedSource read, params string[] says)
    {
        Assert.Empty(read.Problems);
        var hop = Way(read);
        Assert.Equal(HopVerdict.Drifts, hop.Verdict);
        Assert.All(says, s => Assert.Contains(s, hop.Note));
    }

    private static ReportHop Way(CollectedSource read) => RealFabric.Site(read).Scan().Flows.Single(f => f.Name == "shop-db").Hops.Single(h => h.Hop == "F3.4");
}
