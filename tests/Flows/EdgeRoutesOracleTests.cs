using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Oracle;

namespace HybridDrift.Tests.Flows;

/// <summary>Whatever the routes, the hops are those that win when every candidate is compared with the best so far.</summary>
public sealed class EdgeRoutesOracleTests
{
    private static readonly string[] Networks = ["0.0.0.0/0", "10.0.0.0/8", "10.0.0.0/24", "10.0.0.0/25", "10.0.0.7/32", "10.0.1.0/24", "128.0.0.0/1", "203.0.113.0/24", "255.255.255.255/32"];

    private sealed record Case(EdgeInterface[] Interfaces, StaticRoute[] Routes, uint[] Destinations)
    {
        public override string ToString() => string.Join("\n", Interfaces.Select(i => $"{i} {i.Connected} {string.Join(" ", i.Subnets.Select(s => s.Prefix))}")
            .Concat(Routes.Select(r => r.ToString())).Append(string.Join(" ", Destinations.Take(5).Select(d => new Address(d)))));
    }

    [Property(MaxTest = 500)]
    public Property The_hops_are_the_winners_when_routes_are_random() => Prop.ForAll(Cases, @case =>
    {
        var routing = new Routing(@case.Routes, [], true);
        foreach (var destination in @case.Destinations)
        {
            var expected = RouteOracle.Winners(@case.Interfaces, routing, destination);
            var actual = EdgeRoutes.Lookup(@case.Interfaces, routing, new(destination));
            Assert.Equal(expected, actual.Select(h => (h.Interface, h.Route)));
        }
    });

    [Property(MaxTest = 200)]
    public Property The_parts_are_what_single_look_ups_say_when_routes_are_random() => Prop.ForAll(Cases, @case =>
    {
        var routing = new Routing(@case.Routes, [], true);
        var whole = AddressSet.All.Subtract(AddressSet.Of(Prefix.Parse("10.0.1.0/25")));
        var parts = EdgeRoutes.Split(@case.Interfaces, routing, whole);
        Assert.Equal(whole, AddressSet.UnionOf(parts.Select(p => p.Destinations)));
        Assert.Equal(whole.Count, parts.Aggregate(0UL, (sum, p) => sum + p.Destinations.Count));
        foreach (var destination in @case.Destinations.Where(d => whole.Contains(new(d))))
            Assert.Equal(RouteOracle.Winners(@case.Interfaces, routing, destination), Assert.Single(parts, p => p.Destinations.Contains(new(destination))).Hops.Select(h => (h.Interface, h.Route)));
    });

    private static Arbitrary<Case> Cases => Arb.From(
        from interfaceCount in Gen.Choose(0, 4)
        from interfaces in Gen.ArrayOf(Interface, interfaceCount)
        from routeCount in Gen.Choose(0, 10)
        from routes in Gen.ArrayOf(Route, routeCount)
        from destinations in Gen.ArrayOf(Pools.Address, 50)
        select new Case([.. interfaces.Select((x, i) => i == 3 ? x with { Index = null, Label = "gre-1", Kind = InterfaceKind.Tunnel } : x with { Index = i, Label = $"vNic_{i}" })], routes, [.. destinations.Select(d => (uint)d)]),
        @case => Pools.Fewer(@case.Routes).Select(routes => @case with { Routes = routes })
            .Concat(Pools.Fewer(@case.Interfaces).Select(interfaces => @case with { Interfaces = interfaces }))
            .Concat(Pools.Fewer(@case.Destinations).Select(destinations => @case with { Destinations = destinations })));

    private static Gen<EdgeInterface> Interface =>
        from connected in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        from count in Gen.Choose(0, 2)
        from subnets in Gen.ArrayOf(Gen.Elements(Networks), count)
        select Model.Interface(0, InterfaceKind.Internal, subnets) with { Connected = connected };

    private static Gen<StaticRoute> Route =>
        from network in Gen.Elements(Networks)
        from nextHop in Pools.Address
        from vnic in Gen.Elements<string?>(null, null, null, "0", "1", "2", "gre-1")
        from distance in Gen.Choose(1, 3)
        select new StaticRoute(Prefix.Parse(network), new((uint)nextHop), vnic, distance, Model.Origin);
}
