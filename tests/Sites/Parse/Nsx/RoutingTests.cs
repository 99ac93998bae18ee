using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.Nsx;

public sealed class RoutingTests
{
    [Fact]
    public void The_default_route_and_static_routes_are_read()
    {
        var routing = Read("""
            <routing><enabled>true</enabled><routingGlobalConfig><ecmp>false</ecmp></routingGlobalConfig><staticRouting>
              <defaultRoute><vnic>1</vnic><mtu>1500</mtu><gatewayAddress>203.0.113.1</gatewayAddress></defaultRoute>
              <staticRoutes><route><vnic>vNic_0</vnic><network>10.9.0.0/16</network><nextHop>10.1.2.1</nextHop><adminDistance>5</adminDistance><type>user</type></route></staticRoutes>
            </staticRouting></routing>
            """).Whole();
        Assert.Equal(["route 0.0.0.0/0 via 203.0.113.1, vNIC 1", "route 10.9.0.0/16 via 10.1.2.1, vNIC 0, distance 5"], routing.Routes.Select(r => r.ToString()));
        Assert.Equal(["defaultRoute, line", "route[1], line"], routing.Routes.Select(r => r.Origin.Path[..r.Origin.Path.LastIndexOf(' ')]));
        Assert.False(routing.Ecmp);
        Assert.Empty(routing.DynamicProtocols);
    }

    [Fact]
    public void No_routes_are_no_routes()
    {
        Assert.Empty(Routes("").Whole().Routes);
        Assert.Empty(Read("<routing><staticRouting><defaultRoute/><staticRoutes/></staticRouting><ospf/></routing>").Whole().Routes);
    }

    [Fact]
    public void Next_hops_in_a_list_are_routes_each() => Assert.Equal(["10.0.0.1", "10.0.0.2"],
        Routes("<route><network>10.9.0.0/16</network><nextHop>10.0.0.1, 10.0.0.2</nextHop></route>").Whole().Routes.Select(r => r.NextHop.ToString()));

    [Fact]
    public void A_network_may_have_several_routes() => Assert.Equal([1, 200], Routes("""
        <route><network>10.9.0.0/16</network><nextHop>10.0.0.1</nextHop></route>
        <route><network>10.9.0.0/16</network><nextHop>10.0.0.2</nextHop><adminDistance>200</adminDistance></route>
        """).Whole().Routes.Select(r => r.Distance));

    [Fact]
    public void Host_bits_of_a_network_are_masked() =>
        Assert.Equal("10.9.0.0/16", Assert.Single(Routes("<route><network>10.9.3.4/16</network><nextHop>10.0.0.1</nextHop></route>").Whole().Routes).Network.ToString());

    [Theory]
    [InlineData("<network>2001:db8::/32</network><nextHop>fe80::1</nextHop>", 0)]
    [InlineData("<network>10.9.0.0/16</network><nextHop>fe80::1</nextHop>", 0)]
    [InlineData("<network>10.9.0.0/16</network><nextHop>10.0.0.1,fe80::1</nextHop>", 1)]
    public void IPv6_is_kept_apart(string fields, int routes) => Assert.Equal(routes, Routes($"<route>{fields}</route>").Whole().Routes.Count);

    [Theory]
    [InlineData("<nextHop>10.0.0.1</nextHop>", "<network> is not a prefix")]
    [InlineData("<network>10.9.0.0/33</network><nextHop>10.0.0.1</nextHop>", "<network> is not a prefix")]
    [InlineData("<network>10.0.0.0/8,2001:db8::/32</network><nextHop>10.0.0.1</nextHop>", "<network> is not a prefix")]
    [InlineData("<network>10.9.0.0/16</network>", "next hop")]
    [InlineData("<network>10.9.0.0/16</network><nextHop/>", "next hop")]
    [InlineData("<network>10.9.0.0/16</network><nextHop>10.0.0.1,</nextHop>", "next hop")]
    [InlineData("<network>10.9.0.0/16</network><nextHop>10.0.0.1</nextHop><nextHop>10.0.0.2</nextHop>", "next hop")]
    [InlineData("<network>10.9.0.0/16</network><nextHop>10.0.0.1</nextHop><adminDistance>0</adminDistance>", "<adminDistance>")]
    [InlineData("<network>10.9.0.0/16</network><nextHop>10.0.0.1</nextHop><adminDistance>256</adminDistance>", "<adminDistance>")]
    [InlineData("<network>10.9.0.0/16</network><nextHop>10.0.0.1</nextHop><adminDistance>near</adminDistance>", "<adminDistance>")]
    [InlineData("<network>10.9.0.0/16</network><nextHop>10.0.0.1</nextHop><vnic>eth1</vnic>", "<vnic>")]
    public void A_route_that_cannot_be_understood_is_left_out(string fields, string says)
    {
        var routing = Routes($"<route><network>10.8.0.0/16</network><nextHop>10.0.0.1</nextHop></route><route>{fields}</route>");
        Assert.StartsWith("route[2], line ", routing.PartialBecause(says).Where);
        Assert.Equal("10.8.0.0/16", Assert.Single(routing.Value.Routes).Network.ToString());
    }

    [Fact]
    public void A_default_route_without_gateway_is_a_problem() =>
        Read("<routing><staticRouting><defaultRoute><vnic>1</vnic></defaultRoute><staticRoutes/></staticRouting></routing>").PartialBecause("next hop of 0.0.0.0/0");

    [Theory]
    [InlineData("<ospf><enabled>true</enabled></ospf><bgp><enabled>true</enabled></bgp>", "ospf bgp")]
    [InlineData("<ospf><enabled>false</enabled></ospf><bgp><enabled>TRUE</enabled><localAS>65010</localAS></bgp>", "bgp")]
    [InlineData("<isis><enabled>true</enabled></isis>", "isis")]
    [InlineData("<ospf><version>1</version></ospf><bgp/>", "")]
    public void Dynamic_protocols_are_those_that_are_on(string protocols, string on) => Assert.Equal(on,
        string.Join(' ', Read($"<routing><staticRouting><staticRoutes/></staticRouting>{protocols}</routing>").Whole().DynamicProtocols));

    [Theory]
    [InlineData("<bgp><enabled>on</enabled></bgp>", "<enabled>")]
    [InlineData("<routingGlobalConfig><ecmp>8</ecmp></routingGlobalConfig>", "<ecmp>")]
    [InlineData("<enabled>false</enabled>", "is switched off")]
    public void An_odd_switch_is_a_problem(string fields, string says) =>
        Read($"<routing><staticRouting><staticRoutes/></staticRouting>{fields}</routing>").PartialBecause(says);

    [Theory]
    [InlineData("<routing/>")]
    [InlineData("<routing><staticRouting/></routing><routing><staticRouting/></routing>")]
    public void A_feature_that_is_not_one_whole_feature_is_a_failure(string routing) => Read(routing).Failure("has no <routing>");

    [Fact]
    public void A_feature_without_static_routing_is_a_part() => Read("<routing><version>1</version></routing>").PartialBecause("has no <staticRouting>");

    [Fact]
    public void Ecmp_is_read() => Assert.True(Read("<routing><routingGlobalConfig><ecmp>true</ecmp></routingGlobalConfig><staticRouting/></routing>").Whole().Ecmp);

    private static Reading<Routing> Read(string routing) => new EdgeDocument { Routing = routing }.Parse().Routing;

    private static Reading<Routing> Routes(string routes) => EdgeDocument.WithRoutes(routes).Parse().Routing;
}
