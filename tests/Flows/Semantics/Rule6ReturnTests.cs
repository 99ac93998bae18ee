using HybridDrift.Flows.Trace;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Trace;
using static HybridDrift.Tests.Flows.Model;
using static HybridDrift.Tests.Flows.Semantics.EdgeAndRouter;

namespace HybridDrift.Tests.Flows.Semantics;

/// <summary>Only the first packet of a connection asks NAT and firewall; its answer has to find the way back through the same edges.</summary>
public sealed class Rule6ReturnTests
{
    private static readonly NatRule Dnat = Rule(1, NatAction.Destination, "203.0.113.10", "10.0.1.7");

    private static readonly EdgeInterface
        OtherUplink = SiteModel.Interface(0, InterfaceKind.Uplink, "dvportgroup-2", "10.9.0.0/24", "10.9.0.2"),
        OtherTransit = SiteModel.Interface(1, InterfaceKind.Internal, "virtualwire-1", "10.0.0.0/28", "10.0.0.3"),
        Between = SiteModel.Interface(2, InterfaceKind.Internal, "virtualwire-2", "10.0.0.16/28", "10.0.0.18");

    [Fact]
    public void The_answer_comes_from_the_address_that_was_asked_when_the_edge_translated_it() =>
        Assert.Equal("Delivered 203.0.113.10 → 198.51.100.7 at vNic_0 of edge 1", Answer(Edge(nat: [Dnat]), Router()));

    [Fact]
    public void Neither_firewall_nor_translation_is_asked_when_the_answer_comes() => Assert.Equal("Delivered 203.0.113.10 → 198.51.100.7 at vNic_0 of edge 1",
        Answer(Edge(Firewall(FirewallAction.Deny, Rule(1, FirewallAction.Accept, Group("external"))), [Dnat, Rule(2, NatAction.Source, "any", "203.0.113.1")]), Router()));

    [Fact]
    public void The_answer_is_lost_when_no_route_leads_back() => Assert.Equal("Lost 10.0.1.7 → 198.51.100.7 at router of edge 1: no route", Answer(Edge(nat: [Dnat]), Router(Route("192.0.2.0/24", "10.0.0.1"))));

    [Fact]
    public void The_answer_is_lost_when_it_leaves_by_another_interface() => Assert.Equal("Lost 203.0.113.10 → 198.51.100.7 at edge 1: the answer leaves by vNic_2, and the flow came in by vNic_0",
        Answer(Edge(nat: [Dnat], routes: [ToMachines, Route("0.0.0.0/0", "10.0.0.20")]), Router()));

    [Fact]
    public void The_answer_is_lost_when_a_tunnel_takes_it() => Assert.Equal("Lost 203.0.113.10 → 198.51.100.7 at edge 1: the answer goes into IPsec site 'far', which the flow did not come from",
        Answer(Edge(nat: [Dnat], ipsec: [SiteModel.Tunnel("far", "203.0.113.1", "203.0.113.0/24", "198.51.100.0/24")]), Router()));

    [Fact]
    public void The_answer_is_dropped_when_it_comes_to_an_edge_that_does_not_know_the_connection() =>
        Assert.Equal("Dropped 10.0.1.7 → 198.51.100.7 at edge 2: the answer comes to an edge that does not know the connection (asymmetric path)", Answer(Edge(nat: [Dnat]), Router(Route("0.0.0.0/0", "10.0.0.3")), Other()));

    [Fact]
    public void The_answer_passes_another_edge_when_the_firewall_of_that_is_off() => Assert.Equal("Delivered 203.0.113.10 → 198.51.100.7 at vNic_0 of edge 1",
        Answer(Edge(nat: [Dnat]), Router(Route("0.0.0.0/0", "10.0.0.3")), Other(Firewall(FirewallAction.Deny) with { Enabled = false }, Route("0.0.0.0/0", "10.0.0.1"))));

    [Fact]
    public void The_answer_is_dropped_when_it_misses_the_edge_that_translated() =>
        Assert.Equal("Dropped 10.0.1.7 → 10.0.0.9 at edge 2: the answer misses edge 1, which has rewritten the packets (asymmetric path)", ByTwoEdges(Route("10.0.0.9/32", "10.0.0.3")));

    [Fact]
    public void The_answer_goes_back_by_both_edges_when_both_know_it() =>
        Assert.Equal("Delivered 10.0.1.7 → 192.168.50.7 at vNic_0 of edge 2", ByTwoEdges(Route("10.0.0.9/32", "10.0.0.1")));

    [Fact]
    public void An_edge_that_sends_it_on_is_no_edge_that_was_missed_when_a_router_lies_between()
    {
        // The router is not on the way of the flow, and hands the answer from the one edge to the other.
        var between = SiteModel.Device("router-2", [SiteModel.Interface(0, InterfaceKind.Internal, "virtualwire-2", "10.0.0.16/28", "10.0.0.19")], [Route("0.0.0.0/0", "10.0.0.18")]);
        Assert.Equal("Delivered 10.0.1.7 → 192.168.50.7 at vNic_0 of edge 2", ByTwoEdges(Route("10.0.0.9/32", "10.0.0.1"), Route("192.168.50.0/24", "10.0.0.19"), between));
    }

    /// <summary>To a machine from outside edge 2, on by edge 1, which hides the source.</summary>
    private static string ByTwoEdges(StaticRoute back, StaticRoute? edgeBack = null, params Edge[] others)
    {
        var first = SiteModel.Device("edge-2", [OtherUplink, OtherTransit, Between], [Route("10.0.1.0/24", "10.0.0.17"), Route("192.168.50.0/24", "10.9.0.254")]);
        var second = Edge(nat: [Rule(1, NatAction.Source, "192.168.50.0/24", "10.0.0.9")], routes: [ToMachines, edgeBack ?? Route("192.168.50.0/24", "10.0.0.18")]);
        return Text(Answers(first, OtherUplink, Packets("192.168.50.7", "10.0.1.7"), [second, Router(back), first, .. others]));
    }

    private static Edge Other(Firewall? firewall = null, params StaticRoute[] routes) => SiteModel.Device("edge-2", [OtherUplink, OtherTransit], routes.Length > 0 ? routes : [Route("0.0.0.0/0", "10.9.0.254")], firewall);

    private static string Answer(params Edge[] devices) => Text(Answers(devices[0], EdgeAndRouter.Uplink, Packets("198.51.100.7", "203.0.113.10"), devices));

    private static string Text(IReadOnlyList<TracePart> parts)
    {
        var part = Assert.Single(parts);
        return $"{part.Fate} {part.Flight.Now.Source} → {part.Flight.Now.Destination} at {part.Where}{(part.Reason is null ? "" : $": {part.Reason}")}";
    }
}
