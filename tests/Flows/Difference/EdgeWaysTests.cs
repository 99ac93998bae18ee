using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Flows.Difference;

namespace HybridDrift.Tests.Flows.Difference;

public sealed class EdgeWaysTests
{
    [Property(MaxTest = 200)]
    public Property Destinations_go_another_way_exactly_when_looking_each_up_says_so() => Prop.ForAll(EdgeCase.All, EdgeCase.All, (one, other) =>
    {
        var changes = EdgeWays.Of("edge", one.Edge, other.Edge, certain: true).ToArray();
        foreach (var packet in one.Packets)
        {
            var address = new Address(packet.Destination);
            var (was, isNow) = (Lookup(one, address), Lookup(other, address));
            var named = changes.Count(c => AddressText.TryParse(c.Subject["to ".Length..], out _)!.Addresses.Contains(address));
            Assert.Equal(was == isNow ? 0 : 1, named);
        }
    });

    private static string Lookup(EdgeCase @case, Address address) => string.Join(" ", EdgeRoutes.Lookup(@case.Edge.Interfaces.Value, @case.Edge.Routing.Value, address)
        .Select(h => $"{h.Interface?.Index} {h.Route?.NextHop}").Distinct().Order(StringComparer.Ordinal));
}
