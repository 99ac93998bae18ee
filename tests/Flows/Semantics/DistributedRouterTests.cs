using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Trace;
using static HybridDrift.Tests.Flows.Model;
using static HybridDrift.Tests.Flows.Semantics.EdgeAndRouter;

namespace HybridDrift.Tests.Flows.Semantics;

/// <summary>A distributed router has routes and interfaces; its firewall guards the control machine only.</summary>
public sealed class DistributedRouterTests
{
    private static readonly EdgeInterface Databases = SiteModel.Interface(2, InterfaceKind.Internal, "virtualwire-7", "10.0.2.0/24", "10.0.2.1");

    [Fact]
    public void Packets_between_its_networks_never_meet_the_edge_when_both_hang_on_it() =>
        Assert.Equal(["Delivered 10.0.1.7 → 10.0.2.7:443 at virtualwire-7 behind router of edge 1"], FromInside(Edge(Firewall(FirewallAction.Deny)), Packets("10.0.1.7", "10.0.2.7"), Router([Machines, Databases])).Ends());

    [Fact]
    public void Its_firewall_and_translation_hold_nothing_back_when_packets_pass_it() => Assert.Equal(["OutOfSight 10.0.1.7 → 198.51.100.7:443 at router 203.0.113.254"],
        FromInside(Edge(), Packets("10.0.1.7", "198.51.100.7"), SiteModel.Device("router-1", [RouterTransit, Machines], [Route("0.0.0.0/0", "10.0.0.1")], Firewall(FirewallAction.Deny), [Rule(1, NatAction.Source, "any", "10.0.0.9")])).Ends());

    [Fact]
    public void Packets_go_in_circles_when_it_lost_the_network_that_the_edge_sends_to_it() =>
        Assert.Equal(["Looping 198.51.100.7 → 10.0.2.7:443 at router of edge 1"], FromOutside(Edge(routes: [Default, Route("10.0.2.0/24", "10.0.0.2")]), Packets("198.51.100.7", "10.0.2.7"), Router([Machines, Databases with { Connected = false }])).Ends());

    [Fact]
    public void Packets_are_lost_when_it_has_neither_interface_nor_route() =>
        Assert.Equal(["Lost 198.51.100.7 → 10.0.1.7:443 at router of edge 1"], FromOutside(Edge(), Packets("198.51.100.7", "10.0.1.7"), SiteModel.Device("router-1", [RouterTransit])).Ends());

    private static Edge Router(EdgeInterface[] networks) => SiteModel.Device("router-1", [RouterTransit, .. networks], [Route("0.0.0.0/0", "10.0.0.1")]);
}
