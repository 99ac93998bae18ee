using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Sites;
using static HybridDrift.Tests.Flows.Model;

namespace HybridDrift.Tests.Flows;

public sealed class EdgeRoutesTests
{
    private static readonly EdgeInterface[] Interfaces = [Uplink, Inside, OtherInside];

    [Fact]
    public void The_longest_prefix_wins_when_several_routes_match()
    {
        StaticRoute[] routes = [Route("0.0.0.0/0", "203.0.113.1"), Route("172.16.0.0/12", "10.0.0.2", distance: 9), Route("172.16.0.0/16", "10.0.1.2", distance: 200)];
        Assert.Equal(["vNic_2 by 10.0.1.2"], Hops("172.16.5.5", routes));
        Assert.Equal(["vNic_1 by 10.0.0.2"], Hops("172.17.5.5", routes));
        Assert.Equal(["vNic_0 by 203.0.113.1"], Hops("8.8.8.8", routes));
    }

    [Fact]
    public void The_lowest_distance_wins_when_prefixes_are_equal() =>
        Assert.Equal(["vNic_2 by 10.0.1.2"], Hops("172.16.5.5", Route("172.16.0.0/12", "10.0.0.2", distance: 10), Route("172.16.0.0/12", "10.0.1.2", distance: 5)));

    [Fact]
    public void All_hops_share_the_packets_when_prefix_and_distance_are_equal() =>
        Assert.Equal(["vNic_1 by 10.0.0.2", "vNic_2 by 10.0.1.2"],
            Hops("172.16.5.5", Route("172.16.0.0/12", "10.0.0.2"), Route("172.16.0.0/12", "10.0.1.2"), Route("172.16.0.0/12", "10.0.1.3", distance: 2)));

    [Fact]
    public void A_connected_subnet_wins_over_a_route_when_prefixes_are_equal()
    {
        Assert.Equal(["vNic_1"], Hops("10.0.0.5", Route("10.0.0.0/24", "10.0.1.2")));
        Assert.Equal(["vNic_2 by 10.0.1.2"], Hops("10.0.0.5", Route("10.0.0.5/32", "10.0.1.2")));
    }

    [Fact]
    public void There_is_no_hop_when_no_route_matches() => Assert.Empty(Hops("8.8.8.8", Route("172.16.0.0/12", "10.0.0.2")));

    [Fact]
    public void A_subnet_and_its_routes_are_not_in_force_when_the_interface_is_not_connected()
    {
        EdgeInterface[] interfaces = [Uplink, Inside with { Connected = false }, OtherInside];
        StaticRoute[] routes = [Route("0.0.0.0/0", "203.0.113.1"), Route("172.16.0.0/12", "10.0.0.2"), Route("172.16.0.0/16", "10.0.1.2", vnic: "1"), Route("172.16.0.0/12", "10.0.1.2", distance: 250)];
        Assert.Equal(["vNic_0 by 203.0.113.1"], Hops("10.0.0.5", interfaces, routes));
        Assert.Equal(["vNic_2 by 10.0.1.2"], Hops("172.16.5.5", interfaces, routes));
    }

    [Fact]
    public void A_connected_interface_is_taken_when_another_one_with_the_next_hop_is_not() =>
        Assert.Equal(["vNic_2 by 10.0.0.2"], Hops("172.16.5.5", [Inside with { Connected = false }, OtherInside with { Subnets = Inside.Subnets }], Route("172.16.0.0/12", "10.0.0.2")));

    [Fact]
    public void The_named_interface_is_taken_when_the_next_hop_lies_in_another()
    {
        Assert.Equal(["vNic_2 by 10.0.0.2"], Hops("172.16.5.5", Route("172.16.0.0/12", "10.0.0.2", vnic: "2")));
        Assert.Equal(["vNic_1 by 10.0.0.2"], Hops("172.16.5.5", Route("172.16.0.0/12", "10.0.0.2", vnic: "gre-1")));
    }

    [Fact]
    public void The_interface_is_not_known_when_the_next_hop_lies_in_no_subnet() =>
        Assert.Equal(["? by 192.0.2.1"], Hops("172.16.5.5", Route("172.16.0.0/12", "192.0.2.1")));

    private static IEnumerable<string> Hops(string destination, params StaticRoute[] routes) => Hops(destination, Interfaces, routes);

    private static IEnumerable<string> Hops(string destination, EdgeInterface[] interfaces, params StaticRoute[] routes) =>
        EdgeRoutes.Lookup(interfaces, new(routes, [], true), Address.Parse(destination))
            .Select(h => (h.Interface?.Label ?? "?") + (h.Route is null ? "" : $" by {h.Route.NextHop}"));
}
