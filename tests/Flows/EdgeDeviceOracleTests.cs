using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Tests.Flows.Oracle;

namespace HybridDrift.Tests.Flows;

/// <summary>Whatever the edge, its parts are what a walk with each single packet comes to: fate, rewriting and what decided.</summary>
public sealed class EdgeDeviceOracleTests
{
    [Property(MaxTest = 400)]
    public Property Every_packet_has_the_fates_of_a_walk_when_edges_are_random() => Prop.ForAll(EdgeCase.All, @case =>
    {
        var parts = new EdgeDevice(@case.Edge, isRouter: false).Forward(PacketSet.UnionOf(@case.Input), @case.Ingress);
        foreach (var packet in @case.Packets)
        {
            var expected = @case.Input.Any(b => b.Holds(packet)) ? EdgeOracle.Of(@case.Edge, isRouter: false, packet, @case.Ingress).Select(Text).Distinct().Order().ToArray() : [];
            var actual = parts.Where(p => p.Flight.Sent.Holds(packet)).SelectMany(p => Text(p, packet)).Distinct().Order().ToArray();
            if (!expected.SequenceEqual(actual)) Assert.Fail($"{packet}:\nexpected\n{string.Join("\n", expected)}\nbut found\n{string.Join("\n", actual)}");
        }
    });

    private static string Text(EdgeOracle.Answer a) => Text(a.Fate, a.Out, a.Egress?.Label, a.Dnat?.Position, a.Snat?.Position, a.Rule, a.Site);

    private static IEnumerable<string> Text(EdgePart part, Packet packet)
    {
        bool Is(Fields field) => part.Flight.Rewritten.HasFlag(field);
        foreach (var source in Is(Fields.Source) ? Ranges.Each(part.Flight.Now.Source.Intervals) : [packet.Source])
            foreach (var destination in Is(Fields.Destination) ? Ranges.Each(part.Flight.Now.Destination.Intervals) : [packet.Destination])
                foreach (var port in Is(Fields.DestinationPorts) ? Ranges.Each(part.Flight.Now.DestinationPorts.Intervals) : [packet.DestinationPort])
                    yield return Text(part.Fate.ToString(), new((uint)source, (uint)destination, packet.Protocol, Is(Fields.SourcePorts) ? -1 : packet.SourcePort, (int)port),
                        part.Egress?.Label, part.Dnat?.Position, part.Snat?.Position, part.Rule?.Position, part.Site?.Name);
    }

    private static string Text(string fate, Packet left, string? egress, int? dnat, int? snat, int? rule, string? site) =>
        $"{fate} {left} by {egress}, dnat {dnat}, snat {snat}, rule {rule}, site {site}";
}
