using HybridDrift.Addresses;
using HybridDrift.Flows.Trace;
using HybridDrift.Sites;
using static HybridDrift.Tests.Flows.Semantics.EdgeAndRouter;

namespace HybridDrift.Tests.Flows.Trace;

public sealed class TracerTests
{
    private static readonly StaticRoute ToRouter = Model.Route("192.0.2.0/24", "10.0.0.2");

    [Fact]
    public void Packets_loop_when_two_devices_send_them_to_each_other()
    {
        var part = Assert.Single(FromOutside(Edge(routes: [Default, ToRouter]), Packets("198.51.100.7", "192.0.2.7")));

        Assert.Equal((Fate.Looping, "router of edge 1"), (part.Fate, part.Where));
        Assert.Equal(["edge-1", "router-1", "edge-1"], part.Steps.Select(s => s.Device.Edge.Id));
        Assert.Contains("goes in circles", part.Reason);
    }

    [Fact]
    public void Packets_are_given_up_when_they_are_translated_on_each_round()
    {
        NatRule[] nat = [Model.Rule(1, NatAction.Destination, "192.0.2.7", "192.0.2.8"), Model.Rule(2, NatAction.Destination, "192.0.2.8", "192.0.2.7")];
        var part = Assert.Single(FromOutside(Edge(nat: nat, routes: [Default, ToRouter]), Packets("198.51.100.7", "192.0.2.7")));

        Assert.Equal(Fate.Ambiguous, part.Fate);
        Assert.Contains("translated each time", part.Reason);
    }

    [Fact]
    public void Packets_do_not_loop_when_they_come_back_as_others()
    {
        // The router sends them back once; the edge then translates what comes from inside, and the router has that.
        var part = Assert.Single(FromOutside(Edge(nat: [Model.Rule(1, NatAction.Destination, "192.0.2.7", "10.0.1.7", vnic: "1")], routes: [Default, ToMachines, ToRouter]), Packets("198.51.100.7", "192.0.2.7")));

        Assert.Equal((Fate.Delivered, "10.0.1.7"), (part.Fate, $"{part.Flight.Now.Destination}"));
    }

    [Fact]
    public void The_router_that_packets_are_handed_to_is_named_when_no_source_shows_it()
    {
        var part = Assert.Single(FromInside(Edge(), Packets("10.0.1.7", "198.51.100.7")));

        Assert.Equal((Fate.OutOfSight, Address.Parse("203.0.113.254"), "router 203.0.113.254"), (part.Fate, part.HandedTo, part.Where));
    }

    [Fact]
    public void The_way_names_each_device_with_what_decided_when_packets_are_delivered()
    {
        var part = Assert.Single(FromOutside(Edge(Model.Firewall(FirewallAction.Deny, Model.Rule(1, FirewallAction.Accept)), [Model.Rule(1, NatAction.Destination, "203.0.113.10", "10.0.1.7")]), Packets("198.51.100.7", "203.0.113.10")));

        Assert.Equal(["edge-1 1 1 10.0.1.0/24", "router-1   "], part.Steps.Select(s => $"{s.Device.Edge.Id} {s.Part.Dnat?.Position} {s.Part.Rule?.Position} {s.Part.Route?.Network}"));
        Assert.Equal([Uplink, RouterTransit], part.Steps.Select(s => s.Ingress));
    }
}
