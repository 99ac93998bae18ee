using HybridDrift.Addresses;
using HybridDrift.Flows.Trace;
using HybridDrift.Sites;
using static HybridDrift.Tests.Flows.Model;
using static HybridDrift.Tests.Flows.Semantics.EdgeAndRouter;

namespace HybridDrift.Tests.Flows.Semantics;

/// <summary>Destination NAT comes first: the first rule in the list that is enabled, for this interface, and matches.</summary>
public sealed class Rule1DestinationNatTests
{
    private static readonly PacketSet Users = Packets("198.51.100.7", "203.0.113.10");

    [Fact]
    public void The_first_rule_translates_when_two_match() => Translated("10.0.1.7", Dnat(1, "10.0.1.7"), Dnat(2, "10.0.1.8"));

    [Fact]
    public void A_disabled_rule_is_passed_over_when_another_follows() => Translated("10.0.1.8", Dnat(1, "10.0.1.7") with { Enabled = false }, Dnat(2, "10.0.1.8"));

    [Fact]
    public void A_rule_of_another_interface_is_passed_over_when_packets_come_in_by_the_uplink() =>
        Translated("10.0.1.8", Dnat(1, "10.0.1.7") with { Vnic = "1" }, Dnat(2, "10.0.1.8") with { Vnic = "0" });

    [Theory]
    [InlineData("udp")]
    [InlineData("port")]
    [InlineData("source")]
    public void A_rule_is_passed_over_when_protocol_port_or_source_is_another(string what) => Translated("10.0.1.8", what switch
    {
        "udp" => Dnat(1, "10.0.1.7") with { Protocol = Protocols.Only(Protocols.Udp) },
        "port" => Dnat(1, "10.0.1.7") with { OriginalPorts = PortSet.Of(80) },
        _ => Dnat(1, "10.0.1.7") with { Match = AddressSet.Of(Prefix.Parse("198.51.100.128/25")) },
    }, Dnat(2, "10.0.1.8"));

    [Fact]
    public void The_port_is_translated_when_the_rule_names_one() =>
        Assert.Equal(["Delivered 198.51.100.7 → 10.0.1.7:8443 at virtualwire-5 behind router of edge 1"], FromOutside(Edge(nat: [Dnat(1, "10.0.1.7") with { TranslatedPorts = PortSet.Of(8443) }]), Users).Ends());

    [Fact]
    public void Packets_are_for_the_edge_itself_when_no_rule_takes_them() =>
        Assert.Equal(["Delivered 198.51.100.7 → 203.0.113.10:443 at edge 1"], FromOutside(Edge(), Users).Ends());

    private static void Translated(string to, params NatRule[] rules)
    {
        var part = Assert.Single(FromOutside(Edge(nat: rules), Users));
        Assert.Equal((Fate.Delivered, $"{to}", "203.0.113.10"), (part.Fate, $"{part.Flight.Now.Destination}", $"{part.Flight.Sent.Destination}"));
    }

    private static NatRule Dnat(int position, string to) => Rule(position, NatAction.Destination, "203.0.113.10", to);
}
