using HybridDrift.Addresses;
using HybridDrift.Sites;
using static HybridDrift.Tests.Flows.Model;
using static HybridDrift.Tests.Flows.Semantics.EdgeAndRouter;

namespace HybridDrift.Tests.Flows.Semantics;

/// <summary>Source NAT comes after the route: the first rule for the interface that the packet leaves by.</summary>
public sealed class Rule3SourceNatTests
{
    private static readonly PacketSet Out = Packets("10.0.1.7", "198.51.100.7");

    [Fact]
    public void The_first_rule_hides_the_source_when_two_match() => Assert.Equal(["OutOfSight 203.0.113.10 → 198.51.100.7:443 at router 203.0.113.254"], FromInside(Edge(nat: [Snat(1, "203.0.113.10"), Snat(2, "203.0.113.1")]), Out).Ends());

    [Fact]
    public void A_rule_of_another_interface_is_passed_over_when_packets_leave_by_the_uplink() =>
        Assert.Equal(["OutOfSight 203.0.113.1 → 198.51.100.7:443 at router 203.0.113.254"], FromInside(Edge(nat: [Snat(1, "203.0.113.10") with { Vnic = "1" }, Snat(2, "203.0.113.1") with { Vnic = "0" }]), Out).Ends());

    [Fact]
    public void A_rule_is_passed_over_when_it_is_for_another_destination() =>
        Assert.Equal(["OutOfSight 10.0.1.7 → 198.51.100.7:443 at router 203.0.113.254"], FromInside(Edge(nat: [Snat(1, "203.0.113.10") with { Match = AddressSet.Of(Prefix.Parse("192.0.2.0/24")) }]), Out).Ends());

    [Fact]
    public void Only_the_sources_of_the_rule_are_hidden_when_others_send_as_well() => Assert.Equal(
        ["OutOfSight 10.0.1.8 → 198.51.100.7:443 at router 203.0.113.254", "OutOfSight 203.0.113.10 → 198.51.100.7:443 at router 203.0.113.254"],
        FromInside(Edge(nat: [Snat(1, "203.0.113.10") with { Original = AddressSet.Of(Address.Parse("10.0.1.7")) }]), Packets("10.0.1.7-10.0.1.8", "198.51.100.7")).Ends());

    [Fact]
    public void Destination_and_source_are_both_translated_when_a_rule_of_each_kind_matches() => Assert.Equal(["OutOfSight 203.0.113.10 → 192.0.2.9:443 at router 203.0.113.254"],
        FromInside(Edge(nat: [Rule(1, NatAction.Destination, "198.51.100.7", "192.0.2.9"), Snat(2, "203.0.113.10") with { Match = AddressSet.Of(Address.Parse("192.0.2.9")) }]), Out).Ends());

    private static NatRule Snat(int position, string to) => Rule(position, NatAction.Source, "10.0.1.0/24", to);
}
