using HybridDrift.Addresses;
using HybridDrift.Flows.Trace;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Trace;
using static HybridDrift.Tests.Flows.Model;
using static HybridDrift.Tests.Flows.Semantics.EdgeAndRouter;

namespace HybridDrift.Tests.Flows.Semantics;

/// <summary>A pair of local and peer subnets chooses the tunnel, whatever the routes say.</summary>
public sealed class Rule5IpsecTests
{
    private static readonly IpsecSite Tunnel = SiteModel.Tunnel("to iks", "203.0.113.1", "10.0.1.0/25", "172.30.0.0/16");
    private static readonly PacketSet ToPods = Packets("10.0.1.7", "172.30.1.2");

    [Fact]
    public void The_tunnel_takes_packets_of_its_pair_when_a_route_leads_elsewhere() => Assert.Equal(["Delivered 10.0.1.7 → 172.30.1.2:443 at IPsec site 'to iks' of edge 1"],
        FromInside(Edge(routes: [Default, ToMachines, Route("172.30.0.0/16", "10.0.0.18")], ipsec: [Tunnel]), ToPods).Ends());

    [Fact]
    public void Packets_of_other_sources_are_dropped_when_a_policy_protects_their_destination() => Assert.Equal(["Dropped 10.0.1.200 → 172.30.1.2:443 at edge 1"],
        FromInside(Edge(ipsec: [Tunnel]), Packets("10.0.1.200", "172.30.1.2")).Ends());

    [Fact]
    public void Packets_go_by_the_routes_when_the_policy_leaves_their_destination_out() => Assert.Equal(["OutOfSight 10.0.1.7 → 172.30.1.2:443 at router 203.0.113.254"],
        FromInside(Edge(ipsec: [Tunnel with { Passthrough = AddressSet.Of(Prefix.Parse("172.30.1.0/24")) }]), ToPods).Ends());

    [Fact]
    public void The_routes_lead_when_the_tunnel_is_disabled_or_route_based()
    {
        foreach (var off in new[] { Tunnel with { Enabled = false }, Tunnel with { RouteBased = true } })
            Assert.Equal(["OutOfSight 10.0.1.7 → 172.30.1.2:443 at router 203.0.113.254"], FromInside(Edge(ipsec: [off]), ToPods).Ends());
    }

    [Fact]
    public void It_is_not_known_what_happens_when_source_translation_takes_the_same_packets()
    {
        var part = Assert.Single(FromInside(Edge(nat: [Snat], ipsec: [Tunnel]), ToPods));
        Assert.Equal(Fate.Ambiguous, part.Fate);
        Assert.Contains("source NAT takes packets of IPsec site 'to iks'", part.Reason);
    }

    [Fact]
    public void The_tunnel_takes_them_when_source_translation_leaves_the_peer_subnets_out() => Assert.Equal(["Delivered 10.0.1.7 → 172.30.1.2:443 at IPsec site 'to iks' of edge 1"],
        FromInside(Edge(nat: [Snat with { Match = AddressSet.All.Subtract(Tunnel.PeerSubnets) }], ipsec: [Tunnel]), ToPods).Ends());

    [Fact]
    public void The_firewall_is_asked_when_a_tunnel_takes_the_packets() => Assert.Equal(["Dropped 10.0.1.7 → 172.30.1.2:443 at edge 1"],
        FromInside(Edge(Firewall(FirewallAction.Accept, Rule(1, FirewallAction.Deny, to: Side("172.30.1.2"))), ipsec: [Tunnel]), ToPods).Ends());

    private static NatRule Snat => Rule(1, NatAction.Source, "10.0.1.0/24", "203.0.113.10");
}
