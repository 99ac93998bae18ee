using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.Nsx;

public sealed class IpsecTests
{
    private const string Secret = "hunter2-hunter2";

    private const string Site = $"""
        <site><enabled>true</enabled><name>to-iks</name><localId>203.0.113.2</localId><localIp>203.0.113.2</localIp><peerId>iks</peerId><peerIp>vpn.example.com</peerIp>
        <ipsecSessionType>policybasedsession</ipsecSessionType><encryptionAlgorithm>AES256</encryptionAlgorithm><enablePfs>true</enablePfs><dhGroup>dh14</dhGroup>
        <localSubnets><subnet>192.168.10.0/24</subnet><subnet>192.168.20.0/24</subnet></localSubnets><peerSubnets><subnet>172.30.0.0/16</subnet></peerSubnets>
        <psk>{Secret}</psk><certificate>{Secret}</certificate><ikeOption>IKEv2</ikeOption><digestAlgorithm>sha-256</digestAlgorithm></site>
        """;

    [Fact]
    public void A_site_is_read_in_all_its_fields()
    {
        var ipsec = EdgeDocument.WithSites(Site).Parse().Ipsec.Whole();
        Assert.True(ipsec.Enabled);
        var site = Assert.Single(ipsec.Sites);
        Assert.Equal(("to-iks", true, false, "203.0.113.2", "203.0.113.2"), (site.Name, site.Enabled, site.RouteBased, $"{site.LocalAddress}", site.LocalId));
        Assert.Equal(("vpn.example.com", "iks", "192.168.10.0/24, 192.168.20.0/24", "172.30.0.0/16"), (site.PeerAddress, site.PeerId, $"{site.LocalSubnets}", $"{site.PeerSubnets}"));
        Assert.Equal(("ikev2", "aes256", "sha-256", "dh14", true), (site.IkeVersion, site.Encryption, site.Digest, site.DhGroup, site.Pfs));
        Assert.StartsWith("site[1], line ", site.Origin.Path);
    }

    [Fact]
    public void What_a_site_does_not_say_is_not_known()
    {
        var site = Assert.Single(EdgeDocument.WithSites("""
            <site><localIp>203.0.113.2</localIp><peerIp>any</peerIp><localSubnets><subnet>10.0.0.0/8</subnet></localSubnets><peerSubnets><subnet>any</subnet></peerSubnets></site>
            """).Parse().Ipsec.Whole().Sites);
        Assert.True(site is { Enabled: true, RouteBased: false, IkeVersion: null, Encryption: null, Digest: null, DhGroup: null, Pfs: null, PeerSubnets.IsAll: true });
    }

    [Fact]
    public void A_route_based_site_is_marked() =>
        Assert.True(Assert.Single(EdgeDocument.WithSites(RouteBased).Parse().Ipsec.Whole().Sites).RouteBased);

    private static readonly string RouteBased = Site.Replace("policybased", "RouteBased")
        .Replace("</site>", "<tunnelInterface><label>vti-1</label><ipAddress>10.255.0.1/30</ipAddress><mtu>1416</mtu></tunnelInterface></site>");

    [Fact]
    public void The_tunnel_interface_of_a_route_based_site_is_an_interface_of_the_edge()
    {
        var edge = EdgeDocument.WithSites(RouteBased).Parse();
        var tunnel = Assert.Single(edge.Interfaces.Whole(), i => i.Kind == InterfaceKind.Tunnel);
        Assert.Equal(("vti-1", "to-iks", true, "10.255.0.0/30", "10.255.0.1"), (tunnel.Label, tunnel.Name, tunnel.Connected, $"{Assert.Single(tunnel.Subnets).Prefix}", $"{Assert.Single(tunnel.Addresses)}"));
        Assert.Equal(tunnel.Label, Assert.Single(edge.Ipsec.Whole().Sites).TunnelInterface!.Label);
    }

    [Fact]
    public void The_tunnel_interface_of_a_site_that_is_off_is_not_connected()
    {
        Assert.False(EdgeDocument.WithSites(RouteBased.Replace("<enabled>true", "<enabled>false")).Parse().Interfaces.Whole().Single(i => i.Kind == InterfaceKind.Tunnel).Connected);
        Assert.False((EdgeDocument.WithSites("") with { Ipsec = $"<ipsec><enabled>false</enabled><sites>{RouteBased}</sites></ipsec>" }).Parse().Interfaces.Whole().Single(i => i.Kind == InterfaceKind.Tunnel).Connected);
    }

    [Fact]
    public void A_route_based_site_without_a_tunnel_interface_or_with_an_odd_one_is_a_problem()
    {
        EdgeDocument.WithSites(Site.Replace("policybased", "routebased")).Parse().Ipsec.PartialBecause("has no <tunnelInterface>");
        var odd = EdgeDocument.WithSites(RouteBased.Replace("10.255.0.1/30", "here")).Parse();
        odd.Ipsec.PartialBecause("tunnel interface");
        odd.Interfaces.PartialBecause("tunnel interface");
    }

    [Theory]
    [InlineData("passthroughSubnets=192.168.10.0/24,192.168.20.0/24", "192.168.10.0/24, 192.168.20.0/24", null)]
    [InlineData("add_spd=off", "none", false)]
    [InlineData("securelocaltrafficbyip=192.168.10.1,add_spd=on, passthroughSubnets=10.0.0.0/8", "10.0.0.0/8", true)]
    public void The_extension_of_a_site_is_read(string extension, string passthrough, bool? holds)
    {
        var site = Assert.Single(EdgeDocument.WithSites(Site.Replace("</site>", $"<responderOnly>true</responderOnly><extension>{extension}</extension></site>")).Parse().Ipsec.Whole().Sites);
        Assert.Equal((passthrough, holds, true), ($"{site.Passthrough}", site.HoldsTraffic, site.ResponderOnly));
    }

    [Theory]
    [InlineData("leftsendcert=always")]
    [InlineData("add_spd=perhaps")]
    [InlineData("passthroughSubnets=pods")]
    [InlineData("something")]
    public void A_setting_of_the_extension_that_is_not_known_is_a_problem(string extension)
    {
        EdgeDocument.WithSites(Site.Replace("</site>", $"<extension>{extension}</extension></site>")).Parse().Ipsec.PartialBecause("<extension>");
        (EdgeDocument.WithSites("") with { Ipsec = $"<ipsec><enabled>true</enabled><sites>{Site}</sites><global><extension>{extension}</extension></global></ipsec>" }).Parse().Ipsec.PartialBecause("<extension>");
    }

    [Theory]
    [InlineData("<localIp>203.0.113.2</localIp>", "", "<localIp>")]
    [InlineData("<localIp>203.0.113.2</localIp>", "<localIp>edge</localIp>", "<localIp>")]
    [InlineData("<peerIp>vpn.example.com</peerIp>", "<peerIp/>", "<peerIp>")]
    [InlineData("172.30.0.0/16", "pods", "<peerSubnets>")]
    [InlineData("<subnet>172.30.0.0/16</subnet>", "", "<peerSubnets>")]
    [InlineData("<subnet>172.30.0.0/16</subnet>", "<subnet><psk>x</psk></subnet>", "<peerSubnets>")]
    [InlineData("policybasedsession", "otherwise", "<ipsecSessionType>")]
    [InlineData("<enablePfs>true", "<enablePfs>group", "<enablePfs>")]
    [InlineData("<enabled>true", "<enabled>1", "<enabled>")]
    public void A_site_that_cannot_be_understood_is_left_out(string old, string now, string says)
    {
        Assert.Contains(old, Site);
        var odd = Site.Replace(old, now);
        var ipsec = EdgeDocument.WithSites(odd + Site.Replace("to-iks", "to-icp")).Parse().Ipsec;
        ipsec.PartialBecause(says);
        Assert.Equal("to-icp", Assert.Single(ipsec.Value.Sites).Name);
        if (says == "<enabled>") return;
        Assert.False(Assert.Single(EdgeDocument.WithSites(odd.Replace("<enabled>true", "<enabled>false")).Parse().Ipsec.Whole().Sites).Enabled);
    }

    [Theory]
    [InlineData("<ipsec><sites/></ipsec>", "does not say whether it is <enabled>")]
    [InlineData("<ipsec><enabled>maybe</enabled><sites/></ipsec>", "<enabled>")]
    [InlineData("<ipsec><enabled>true</enabled></ipsec>", "has no <sites>")]
    public void A_feature_that_cannot_be_understood_is_a_part(string ipsec, string says) => new EdgeDocument { Ipsec = ipsec }.Parse().Ipsec.PartialBecause(says);

    [Fact]
    public void Off_without_sites_is_off() => Assert.False(new EdgeDocument { Ipsec = "<ipsec><enabled>false</enabled></ipsec>" }.Parse().Ipsec.Whole().Enabled);

    [Theory]
    [InlineData("<subnet>172.30.0.0/16</subnet>", "<subnet>172.30.0.0/16</subnet><psk>" + Secret + "</psk>")]
    [InlineData("<name>to-iks</name>", "<name>to-iks<psk>" + Secret + "</psk></name>")]
    [InlineData("<localIp>203.0.113.2</localIp>", "<localIp>203.0.113.2<psk>" + Secret + "</psk></localIp>")]
    [InlineData("to-iks", "to-iks")]
    public void Keys_and_certificates_are_never_read(string old, string now)
    {
        var edge = EdgeDocument.WithSites(Site.Replace(old, now)) with { Routing = $"<routing><staticRouting/><bgp><enabled>true</enabled><password>{Secret}</password></bgp></routing>" };
        var all = Dump.Of(edge.Parse());
        Assert.Contains("customer-nsx-edge", all);
        Assert.DoesNotContain("hunter2", all);
    }
}
