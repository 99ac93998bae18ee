using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Flows;

public sealed class SplitBudgetTests
{
    [Fact]
    public void Packets_are_neither_accepted_nor_refused_when_rules_cut_them_into_too_many_pieces()
    {
        var parts = EdgeFirewall.Split(View(Adversary(200)), PacketSet.All, 5_000);

        Assert.Equal([FirewallAction.Accept, FirewallAction.Deny], parts.Select(p => p.Action));
        Assert.All(parts, p => Assert.Equal((true, false, true), (p.GivenUp, p.Certain, p.Packets.SetEquals(PacketSet.All))));
    }

    [Fact]
    public void An_edge_says_that_it_does_not_know_when_its_rules_are_too_many_pieces()
    {
        var everywhere = Trace.SiteModel.Interface(1, InterfaceKind.Internal, "virtualwire-1", "0.0.0.0/0", "10.0.0.1");
        var machines = PacketSet.Of(PacketBox.All with { Destination = AddressSet.All.Subtract(AddressSet.Of(Address.Parse("10.0.0.1"))) });
        var part = Assert.Single(new EdgeDevice(Trace.SiteModel.Device("edge-1", [everywhere], firewall: Adversary(200)), isRouter: false).Forward(machines, everywhere));

        Assert.Equal((EdgeFate.Unknown, null, true), (part.Fate, part.Rule, part.GivenUp));
        Assert.Contains("too many pieces", part.Reason);
    }

    [Fact]
    public void Every_packet_is_decided_by_the_rule_of_a_walk_when_the_budget_lasts()
    {
        var firewall = Adversary(6);
        var parts = EdgeFirewall.Split(View(firewall), PacketSet.All);
        var random = new Random(3);
        for (var i = 0; i < 1_000; i++)
        {
            var packet = new Oracle.Packet((uint)random.NextInt64(1L << 32), (uint)random.NextInt64(1L << 32), random.Next(256), random.Next(65536), random.Next(65536));
            var decider = Assert.Single(Oracle.FirewallOracle.Deciders(firewall, packet, Model.Uplink, Model.Inside, null));
            Assert.Equal(decider?.Position, Assert.Single(parts, p => p.Packets.Holds(packet)).Rule?.Position);
        }
    }

    [Fact]
    public void A_few_packets_are_decided_when_the_rules_would_be_too_many_pieces_for_all() =>
        Assert.DoesNotContain(EdgeFirewall.Split(View(Adversary(200)), PacketSet.Of(PacketBox.All with { Source = AddressSet.Of(Address.Parse("10.0.0.7")), Destination = AddressSet.Of(Address.Parse("10.0.0.8")), Protocol = Protocols.Only(6) })), p => p.GivenUp);

    private static FirewallView View(Firewall firewall) => new(firewall, Model.Uplink, Model.Inside, null, null);

    /// <summary>Rules of which each cuts each other in all dimensions, and none holds another.</summary>
    private static Firewall Adversary(int rules)
    {
        var random = new Random(7);
        IntervalSet Some(uint last) => IntervalSet.Of(Enumerable.Range(0, 3).Select(_ => (uint)random.NextInt64(last - last / 4L)).Select(first => new IntervalSet.Interval(first, first + last / 4)));
        return Model.Firewall(FirewallAction.Deny, [.. Enumerable.Range(1, rules).Select(i => Model.Rule(i, i % 2 == 0 ? FirewallAction.Accept : FirewallAction.Deny,
            new(false, false, new(Some(uint.MaxValue)), [], []), new(false, false, new(Some(uint.MaxValue)), [], []), Model.Services(new Service(Some(255), new(Some(65535)), new(Some(65535))))))]);
    }
}
