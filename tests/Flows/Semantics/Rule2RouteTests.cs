using HybridDrift.Addresses;
using HybridDrift.Sites;
using static HybridDrift.Tests.Flows.Model;
using static HybridDrift.Tests.Flows.Semantics.EdgeAndRouter;

namespace HybridDrift.Tests.Flows.Semantics;

/// <summary>The route is looked up for the translated destination: longest prefix, lowest distance, then all that are equal.</summary>
public sealed class Rule2RouteTests
{
    private static readonly PacketSet ToMachine = Packets("198.51.100.7", "10.0.1.7");

    [Fact]
    public void The_route_is_that_of_the_translated_address_when_the_destination_is_translated() => Assert.Equal(["Delivered 198.51.100.7 → 10.0.1.7:443 at virtualwire-5 behind router of edge 1"],
        FromOutside(Edge(nat: [Rule(1, NatAction.Destination, "192.0.2.9", "10.0.1.7")], routes: [Default, ToMachines, Route("192.0.2.0/24", "10.0.0.18")]), Packets("198.51.100.7", "192.0.2.9")).Ends());

    [Fact]
    public void The_longest_prefix_wins_when_a_shorter_one_has_a_lower_distance() => Assert.Equal(["OutOfSight 198.51.100.7 → 10.0.1.7:443 at router 10.0.0.18"],
        FromOutside(Edge(routes: [ToMachines, Route("10.0.1.0/25", "10.0.0.18", distance: 200)]), ToMachine).Ends());

    [Fact]
    public void The_lowest_distance_wins_when_prefixes_are_equal() => Assert.Equal(["OutOfSight 198.51.100.7 → 10.0.1.7:443 at router 10.0.0.18"],
        FromOutside(Edge(routes: [ToMachines with { Distance = 2 }, Route("10.0.1.0/24", "10.0.0.18")]), ToMachine).Ends());

    [Fact]
    public void Each_way_is_traced_when_routes_are_equal() => Assert.Equal(["Delivered 198.51.100.7 → 10.0.1.7:443 at virtualwire-5 behind router of edge 1", "OutOfSight 198.51.100.7 → 10.0.1.7:443 at router 10.0.0.18"],
        FromOutside(Edge(routes: [ToMachines, Route("10.0.1.0/24", "10.0.0.18")]), ToMachine).Ends());

    [Fact]
    public void Packets_are_lost_when_no_route_leads_to_them() => Assert.Equal(["Lost 198.51.100.7 → 10.0.1.7:443 at edge 1"], FromOutside(Edge(routes: [Route("192.0.2.0/24", "203.0.113.254")]), ToMachine).Ends());

    [Fact]
    public void Packets_are_lost_when_the_next_hop_is_the_edge_itself() => Assert.Equal(["Lost 198.51.100.7 → 10.0.1.7:443 at edge 1"], FromOutside(Edge(routes: [Route("0.0.0.0/0", "203.0.113.10")]), ToMachine).Ends());
}
