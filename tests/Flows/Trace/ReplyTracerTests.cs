using HybridDrift.Flows.Trace;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Semantics;
using static HybridDrift.Tests.Flows.Semantics.EdgeAndRouter;

namespace HybridDrift.Tests.Flows.Trace;

/// <summary>What the scenarios of <see cref="Rule6ReturnTests"/> do not show.</summary>
public sealed class ReplyTracerTests
{
    [Fact]
    public void Only_the_answers_to_an_edge_come_to_it_when_machines_are_asked_on_the_same_link()
    {
        // 10.0.0.18 is an address of the other edge, 10.0.0.20 one of a machine beside it.
        var other = SiteModel.Device("edge-2", [SiteModel.Interface(0, InterfaceKind.Internal, "virtualwire-2", "10.0.0.16/28", "10.0.0.18")]);
        var answers = Answers(Edge(), Extra, Packets("10.0.0.18,10.0.0.20", "10.0.1.7"), Edge(), Router(), other);

        Assert.Equal([(Fate.Delivered, "10.0.0.20"), (Fate.Dropped, "10.0.0.18")], answers.Select(a => (a.Fate, $"{a.Flight.Now.Destination}")).Order());
    }

    [Fact]
    public void The_answer_loops_when_routers_send_it_to_each_other()
    {
        var router = SiteModel.Device("router-2", [SiteModel.Interface(0, InterfaceKind.Internal, "virtualwire-1", "10.0.0.0/28", "10.0.0.5")], [Model.Route("0.0.0.0/0", "10.0.0.2")]);
        var edge2 = SiteModel.Device("edge-2", []);

        Assert.Equal(Fate.Looping, Assert.Single(Answers(Edge(), Uplink, Packets("198.51.100.7", "10.0.1.7"), Edge(), Router(Model.Route("0.0.0.0/0", "10.0.0.5")), edge2, router)).Fate);
    }

    [Fact]
    public void Where_the_answer_goes_is_not_known_when_routes_are_learned()
    {
        var router = SiteModel.Device("router-1", [RouterTransit, Machines], [Model.Route("0.0.0.0/0", "10.0.0.1")], dynamic: ["OSPF"]);

        var answer = Assert.Single(Answers(Edge(), Uplink, Packets("198.51.100.7", "10.0.1.7"), Edge(), router));
        Assert.Equal(Fate.Ambiguous, answer.Fate);
        Assert.Contains("OSPF", answer.Reason);
    }

    [Fact]
    public void Nothing_is_answered_when_nothing_was_passed() =>
        Assert.Empty(new ReplyTracer(SiteModel.Network(Edge())).Trace(new(HybridDrift.Flows.Flight.Of(HybridDrift.Addresses.PacketBox.All), Fate.Delivered, "", []), Uplink, tunnelled: false));

    [Fact]
    public void The_answer_goes_into_the_tunnel_when_the_flow_came_out_of_one()
    {
        var edge = Edge(ipsec: [SiteModel.Tunnel("far", "203.0.113.1", "10.0.1.0/24", "172.30.0.0/16")]);
        var network = SiteModel.Network(edge, Router());
        var part = Assert.Single(new Tracer(network).Trace(Packets("172.30.1.2", "10.0.1.7"), network.Devices["edge-1"], Uplink));

        Assert.Equal([Fate.Delivered], new ReplyTracer(network).Trace(part, Uplink, tunnelled: true).Select(a => a.Fate));
        Assert.Equal([Fate.Lost], new ReplyTracer(network).Trace(part, Uplink, tunnelled: false).Select(a => a.Fate));
    }
}
