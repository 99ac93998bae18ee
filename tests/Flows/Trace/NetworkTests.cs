using HybridDrift.Addresses;
using HybridDrift.Flows.Trace;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Semantics;

namespace HybridDrift.Tests.Flows.Trace;

public sealed class NetworkTests
{
    private static readonly EdgeInterface Wire = SiteModel.Interface(1, InterfaceKind.Internal, "virtualwire-1", "10.0.0.0/24", "10.0.0.1"), OtherWire = SiteModel.Interface(1, InterfaceKind.Internal, "virtualwire-2", "10.0.0.0/24", "10.0.0.2");

    [Fact]
    public void Packets_for_an_address_of_another_edge_on_the_link_come_to_that_edge_and_the_rest_to_machines()
    {
        var parts = Send(Wire with { Network = "virtualwire-2" }, OtherWire, [], "10.0.0.2-10.0.0.3");

        Assert.Equal(["Delivered 10.0.0.9 → 10.0.0.2:443 at edge 2", "Delivered 10.0.0.9 → 10.0.0.3:443 at virtualwire-2 behind edge 1"], parts.Ends());
    }

    [Fact]
    public void Packets_stay_on_their_logical_switch_when_another_one_has_the_same_addresses() =>
        Assert.Equal(["Delivered 10.0.0.9 → 10.0.0.2:443 at virtualwire-1 behind edge 1"], Send(Wire, OtherWire, [], "10.0.0.2").Ends());

    [Fact]
    public void A_next_hop_is_out_of_sight_when_the_edge_that_has_its_address_is_on_another_logical_switch() =>
        Assert.Equal(["OutOfSight 10.0.0.9 → 192.0.2.7:443 at router 10.0.0.2"], Send(Wire, OtherWire, [Model.Route("192.0.2.0/24", "10.0.0.2")], "192.0.2.7").Ends());

    [Fact]
    public void Port_groups_may_be_one_link_when_their_names_differ() =>
        Assert.Equal(["Delivered 10.0.0.9 → 10.0.0.2:443 at edge 2"], Send(Wire with { Network = "dvportgroup-1" }, OtherWire with { Network = "dvportgroup-2" }, [], "10.0.0.2").Ends());

    [Fact]
    public void A_device_is_not_found_by_an_address_when_its_interface_is_not_connected()
    {
        var network = SiteModel.Network(SiteModel.Device("edge-1", [Wire, OtherWire with { Connected = false }]));
        Assert.Equal((true, false), (network.Holder(Address.Parse("10.0.0.1")) is not null, network.Holder(Address.Parse("10.0.0.2")) is not null));
    }

    private static IReadOnlyList<TracePart> Send(EdgeInterface first, EdgeInterface second, StaticRoute[] routes, string to) =>
        EdgeAndRouter.Send(SiteModel.Device("edge-1", [first], routes), first, EdgeAndRouter.Packets("10.0.0.9", to), SiteModel.Device("edge-1", [first], routes), SiteModel.Device("edge-2", [second]));
}
