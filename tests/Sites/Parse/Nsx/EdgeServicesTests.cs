using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.Nsx;

/// <summary>What an edge has beside rules and routes: names, a layer-2 extension, appliances, tunnels.</summary>
public sealed class EdgeServicesTests
{
    private const string Secret = "hunter2-hunter2";

    [Fact]
    public void The_name_servers_of_the_edge_and_of_its_DNS_service_are_read()
    {
        var services = With("<dns><enabled>true</enabled><listeners><ipAddress>192.168.10.1</ipAddress></listeners><dnsViews><dnsView><forwarders><ipAddress>10.0.80.12</ipAddress></forwarders></dnsView></dnsViews></dns>",
            "<dnsClient><primaryDns>10.0.80.11</primaryDns><secondaryDns>2001:db8::1</secondaryDns></dnsClient>").Services.Whole();
        Assert.Equal(("10.0.80.11", true, "192.168.10.1", "10.0.80.12"), (string.Join(' ', services.Resolvers), services.Forwarding, string.Join(' ', services.Listeners), string.Join(' ', services.Forwarders)));
        Assert.False(With("<dns><enabled>false</enabled><listeners><ipAddress>x</ipAddress></listeners></dns>").Services.Whole().Forwarding);
    }

    [Theory]
    [InlineData("", "<dnsClient><primaryDns>dns</primaryDns></dnsClient>", "a name server")]
    [InlineData("<dns><enabled>true</enabled><forwarders><ipAddress>dns</ipAddress></forwarders></dns>", "", "a forwarder")]
    [InlineData("<dns><enabled>true</enabled><listeners><ipAddress>dns</ipAddress></listeners></dns>", "", "a listener")]
    [InlineData("<dns><enabled>on</enabled></dns>", "", "<enabled>")]
    public void Odd_name_servers_are_problems(string feature, string element, string says) => With(feature, element).Services.PartialBecause(says);

    [Fact]
    public void A_client_of_a_layer_2_extension_is_read()
    {
        var edge = With($"""
            <l2Vpn><enabled>true</enabled><l2VpnSites><l2VpnSite><client><configuration><serverAddress>192.0.2.23</serverAddress><serverPort>443</serverPort><vnic>10</vnic></configuration>
            <l2VpnUser><userId>{Secret}</userId><password>{Secret}</password></l2VpnUser></client></l2VpnSite></l2VpnSites></l2Vpn>
            """);
        var extension = edge.L2Vpn.Whole();
        Assert.Equal((true, "192.0.2.23", 443, null, "10"), (extension.Enabled, extension.Server, extension.ServerPort, extension.Listener, Assert.Single(Assert.Single(extension.Sites).Vnics)));
        Assert.DoesNotContain(Secret, Dump.Of(edge));
    }

    [Fact]
    public void A_server_of_a_layer_2_extension_is_read()
    {
        var extension = With($"""
            <l2Vpn><enabled>true</enabled><l2VpnSites><l2VpnSite><server><configuration><listenerIp>203.0.113.2</listenerIp><serverPort>443</serverPort><serverCertificate>{Secret}</serverCertificate></configuration>
            <peerSites><peerSite><name>dal</name><l2VpnUser><password>{Secret}</password></l2VpnUser><vnics><index>10</index><index>11</index></vnics><enabled>true</enabled></peerSite>
            <peerSite><name>old</name><vnics/><enabled>false</enabled></peerSite></peerSites></server></l2VpnSite></l2VpnSites></l2Vpn>
            """).L2Vpn.Whole();
        Assert.Equal(("203.0.113.2", 443, null), ($"{extension.Listener}", extension.ListenerPort, extension.Server));
        Assert.Equal(["dal True 10,11", "old False "], extension.Sites.Select(s => $"{s.Name} {s.Enabled} {string.Join(',', s.Vnics)}"));
    }

    [Theory]
    [InlineData("<l2Vpn><enabled>maybe</enabled></l2Vpn>", "<enabled>")]
    [InlineData("<l2Vpn><enabled>true</enabled></l2Vpn>", "neither the server nor the client")]
    [InlineData("<l2Vpn><enabled>true</enabled><l2VpnSites><l2VpnSite><server><configuration/></server></l2VpnSite></l2VpnSites></l2Vpn>", "<listenerIp>")]
    [InlineData("<l2Vpn><enabled>true</enabled><l2VpnSites><l2VpnSite><client><configuration><serverPort>443</serverPort></configuration></client></l2VpnSite></l2VpnSites></l2Vpn>", "<serverAddress>")]
    [InlineData("<l2Vpn><enabled>true</enabled><l2VpnSites><l2VpnSite><client><configuration><serverAddress>a</serverAddress><serverPort>https</serverPort></configuration></client></l2VpnSite></l2VpnSites></l2Vpn>", "<serverPort>")]
    public void An_extension_that_is_on_and_cannot_be_understood_is_a_problem(string feature, string says) => With(feature).L2Vpn.PartialBecause(says);

    [Fact]
    public void Off_is_off() => Assert.False(With("<l2Vpn><enabled>false</enabled></l2Vpn>").L2Vpn.Whole().Enabled || new EdgeDocument().Parse().L2Vpn.Whole().Enabled);

    [Fact]
    public void Appliances_and_high_availability_are_read()
    {
        var live = With("<highAvailability><enabled>true</enabled><vnic>3</vnic><declareDeadTime>15</declareDeadTime></highAvailability>", """
            <appliances><appliance><highAvailabilityIndex>0</highAvailabilityIndex><hostId>host-1</hostId><deployed>true</deployed></appliance>
            <appliance><highAvailabilityIndex>1</highAvailabilityIndex><deployed>false</deployed></appliance></appliances>
            """).Availability.Whole();
        Assert.Equal((true, "3", 15), (live.HighAvailability, live.Vnic, live.DeclareDeadSeconds));
        Assert.Equal(["0 True host-1", "1 False "], live.Appliances.Select(a => $"{a.Index} {a.Deployed} {a.Host}"));
    }

    [Theory]
    [InlineData("", "", "has no <appliances>")]
    [InlineData("", "<appliances><appliance><hostId>host-1</hostId></appliance></appliances>", "<deployed>")]
    [InlineData("<highAvailability><enabled>true</enabled><declareDeadTime>soon</declareDeadTime></highAvailability>", "<appliances/>", "<declareDeadTime>")]
    [InlineData("<highAvailability><enabled>yes</enabled></highAvailability>", "<appliances/>", "<enabled>")]
    public void Odd_appliances_are_problems(string feature, string element, string says) => With(feature, element).Availability.PartialBecause(says);

    [Fact]
    public void A_GRE_tunnel_is_an_interface_that_routes_may_name()
    {
        var text = (EdgeDocument.WithRoutes("<route><vnic>gre-1</vnic><network>10.9.0.0/16</network><nextHop>192.0.2.2</nextHop></route>") with { }).Text;
        var tunnels = """
            <tunnels><tunnel><tunnelId>1</tunnelId><name>to-dc</name><type>gre</type><label>gre-1</label><enabled>true</enabled><tunnelInterface><mtu>1400</mtu>
            <tunnelAddresses><tunnelAddress>192.0.2.1/24</tunnelAddress><tunnelAddress>2001:db8::3/64</tunnelAddress></tunnelAddresses></tunnelInterface></tunnel></tunnels>
            """;
        var edge = Recordings.Site(("nsx/edge-7.xml", text.Replace("<features>", tunnels + "<features>"))).Edges["edge-7"];
        var tunnel = edge.Interfaces.Whole().Single(i => i.Kind == InterfaceKind.Tunnel);
        Assert.Equal(("gre-1", true, "192.0.2.1"), (tunnel.Label, tunnel.Connected, $"{Assert.Single(tunnel.Addresses)}"));
        edge.Routing.Whole();
        Assert.Same(tunnel, Assert.Single(HybridDrift.Flows.EdgeRoutes.Lookup(edge.Interfaces.Value, edge.Routing.Value, new(0x0A090001))).Interface);
        Recordings.Site(("nsx/edge-7.xml", text)).Edges["edge-7"].Routing.PartialBecause("leaves by gre-1, a tunnel that is not in the document");
    }

    [Fact]
    public void The_routing_protocols_of_a_distributed_router_have_two_addresses()
    {
        var routing = (new EdgeDocument() with
        {
            Routing = """
            <routing><staticRouting/><ospf><enabled>true</enabled><protocolAddress>192.168.100.3</protocolAddress><forwardingAddress>192.168.100.2</forwardingAddress>
            <ospfAreas><ospfArea><areaId>51</areaId><type>nssa</type></ospfArea></ospfAreas><redistribution><enabled>true</enabled><rules><rule><prefixName>vms</prefixName><from><ospf>false</ospf><connected>true</connected></from><action>permit</action></rule></rules></redistribution></ospf>
            <bgp><enabled>true</enabled><localAS>65010</localAS><bgpNeighbours><bgpNeighbour><ipAddress>192.168.100.1</ipAddress><protocolAddress>192.168.100.3</protocolAddress><forwardingAddress>192.168.100.2</forwardingAddress><remoteAS>65001</remoteAS><removePrivateAS>true</removePrivateAS></bgpNeighbour></bgpNeighbours></bgp></routing>
            """,
        }).Parse().DynamicRouting.Whole();
        Assert.Equal(("192.168.100.3", "192.168.100.2", "51 nssa"), ($"{routing.Ospf!.ProtocolAddress}", $"{routing.Ospf.ForwardingAddress}", string.Join(',', routing.Ospf.Areas.Select(a => $"{a.Id} {a.Type}"))));
        var neighbour = Assert.Single(routing.Bgp!.Neighbours);
        Assert.Equal(("192.168.100.3", "192.168.100.2", true), ($"{neighbour.ProtocolAddress}", $"{neighbour.ForwardingAddress}", neighbour.RemovePrivateAs));
        var rule = Assert.Single(routing.Ospf.Redistribution);
        Assert.Equal(("vms", "connected", true), (rule.PrefixName, string.Join(',', rule.From), rule.Permit));
    }

    [Theory]
    [InlineData("<ospf><enabled>true</enabled><forwardingAddress>here</forwardingAddress></ospf>", "<forwardingAddress>")]
    [InlineData("<ospf><enabled>true</enabled><redistribution><enabled>true</enabled><rules><rule><from><connected>true</connected></from><action>maybe</action></rule></rules></redistribution></ospf>", "neither permit nor deny")]
    [InlineData("<ospf><enabled>true</enabled><redistribution><enabled>true</enabled><rules><rule><from><connected>1</connected></from><action>permit</action></rule></rules></redistribution></ospf>", "<connected>")]
    [InlineData("<bgp><enabled>true</enabled><bgpNeighbours><bgpNeighbour><ipAddress>10.0.0.1</ipAddress><bgpFilters><bgpFilter><direction>in</direction><action>permit</action><network>10.0.0.0/8</network><ipPrefixGe>long</ipPrefixGe></bgpFilter></bgpFilters></bgpNeighbour></bgpNeighbours></bgp>", "<ipPrefixGe>")]
    public void Odd_routing_protocols_are_problems(string protocol, string says) =>
        new EdgeDocument { Routing = $"<routing><staticRouting/>{protocol}</routing>" }.Parse().DynamicRouting.PartialBecause(says);

    /// <param name="feature">Beside the features that every document has.</param>
    /// <param name="element">Beside these.</param>
    private static Edge With(string feature, string element = "")
    {
        var text = new EdgeDocument().Text.Replace("<features>", element + "<features>" + feature);
        return Recordings.Site(("nsx/edge-7.xml", text)).Edges["edge-7"];
    }
}
