using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.StrongSwan;

public sealed class HealthyOutputTests
{
    private static readonly IpsecStatus Healthy = IpsecOutputs.Read(IpsecOutputs.Healthy);

    [Fact]
    public void Version_and_connections_are_read_when_the_output_is_statusall()
    {
        Assert.Equal("5.9.14", Healthy.Version);
        Assert.True(Healthy.HasConnections);
        Assert.False(Healthy.DaemonStopped);
        var connection = Assert.Single(Healthy.Connections);
        Assert.Equal("k8s-conn", connection.Name);
        Assert.Equal("%any,0.0.0.0/0,::/0", connection.LocalHost);
        Assert.Equal("10.20.0.50,0.0.0.0/0,::/0", connection.RemoteHost);
        Assert.Equal("IKEv2", connection.IkeVersion);
        Assert.Equal("ibm-cloud", connection.LocalId);
        Assert.Equal("on-prem", connection.RemoteId);
        Assert.Equal("line 10", connection.Origin.Path);
        var child = Assert.Single(connection.Children);
        Assert.Equal("TUNNEL", child.Mode);
        Assert.Equal("172.21.0.0/16, 172.30.0.0/16", child.Local.Addresses.ToString());
        Assert.Equal("192.168.133.0/24", child.Remote.Addresses.ToString());
    }

    [Fact]
    public void All_fields_of_an_IKE_SA_and_its_child_are_read_when_they_are_there()
    {
        var sa = Healthy.IkeSas[0];
        Assert.Equal(("k8s-conn", 2L, IkeState.Established, "IKEv2"), (sa.Name, sa.Id, sa.State, sa.Version));
        Assert.Equal((Address.Parse("10.20.0.11"), Address.Parse("10.20.0.50")), (sa.LocalAddress, sa.RemoteAddress));
        Assert.Equal(("ibm-cloud", "on-prem"), (sa.LocalId, sa.RemoteId));
        Assert.Equal(("5980b6c620f9dd87", "c48daefb2fb61d69"), (sa.InitiatorSpi, sa.ResponderSpi));
        Assert.Equal("AES_CBC_256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048", sa.Proposal);
        Assert.Equal((IpsecOutputs.Document, "line 18"), (sa.Origin.Document, sa.Origin.Path));
        var child = Assert.Single(sa.Children);
        Assert.Equal((ChildState.Installed, "TUNNEL", true, "line 21"), (child.State, child.Mode, child.UdpEncapsulated, child.Origin.Path));
        Assert.Equal(("ba1c0818", "fd94e651"), (child.SpiIn, child.SpiOut));
        Assert.Equal(("AES_CBC_256/HMAC_SHA2_256_128", 460L, 84L), (child.Proposal, child.BytesIn, child.BytesOut));
        Assert.True(child.HasSelectors);
        Assert.Equal(AddressSet.Of(Prefix.Parse("172.30.0.0/16"), Prefix.Parse("172.21.0.0/16")), child.Local.Addresses);
        Assert.Equal(AddressSet.Of(Prefix.Parse("192.168.133.0/24")), child.Remote.Addresses);
    }

    [Fact]
    public void Ids_are_whole_when_they_hold_commas_equal_signs_and_brackets()
    {
        var sa = Healthy.IkeSas[1];
        Assert.Equal("C=CH, O=Site [1], CN=gw", sa.LocalId);
        Assert.Equal("esg=2, rack]7", sa.RemoteId);
        Assert.Equal(Address.Parse("10.20.0.60"), sa.RemoteAddress);
    }

    [Fact]
    public void Children_belong_to_the_IKE_SA_above_when_their_names_differ()
    {
        var sa = Healthy.IkeSas[1];
        Assert.Equal("k8s-conn-services", sa.Name);
        Assert.Equal(["k8s-conn-services", "pods-db"], sa.Children.Select(c => c.Name));
        Assert.False(sa.Children[0].UdpEncapsulated);
        Assert.Null(sa.Children[0].Proposal);
        Assert.Equal(0, sa.Children[0].BytesIn);
    }

    [Fact]
    public void A_trap_is_routed_and_no_child_when_it_stands_before_the_SAs()
    {
        var trap = Assert.Single(Healthy.Routed);
        Assert.Equal(("svcs-db", ChildState.Routed), (trap.Name, trap.State));
        Assert.Null(trap.SpiIn);
        Assert.Equal("192.168.134.0/24", trap.Remote.Addresses.ToString());
    }

    [Theory]
    [InlineData("reflowed")]
    [InlineData("crlf")]
    [InlineData("blank lines")]
    [InlineData("wide")]
    public void The_reading_is_the_same_when_only_blanks_differ(string how)
    {
        var text = how switch
        {
            "reflowed" => string.Join('\n', IpsecOutputs.Healthy.Split('\n').Select(l => l.Trim())),
            "crlf" => IpsecOutputs.Healthy.ReplaceLineEndings("\r\n"),
            "blank lines" => IpsecOutputs.Healthy + "\n\n  \n",
            _ => IpsecOutputs.Healthy.Replace("===", " ===  ", StringComparison.Ordinal),
        };
        Assert.Equal(IpsecOutputs.Describe(Healthy), IpsecOutputs.Describe(IpsecOutputs.Read(text)));
    }

    [Theory]
    [InlineData("$ ipsec statusall")]
    [InlineData("$ sudo -n ipsec statusall")]
    [InlineData("[root@gw ~]# ipsec statusall")]
    [InlineData("$ kubectl -n vpn exec vpn-strongswan-7d-x -- ipsec statusall")]
    [InlineData("\uFEFFipsec statusall")]
    public void A_prompt_is_passed_over_when_it_is_the_first_line(string prompt)
    {
        var status = IpsecOutputs.Read(prompt + "\n" + IpsecOutputs.Healthy);
        Assert.Equal(2, status.IkeSas.Count);
        Assert.Equal("line 19", status.IkeSas[0].Origin.Path);
    }

    [Fact]
    public void All_blocks_are_read_when_a_gateway_has_certificates_pools_and_shunts()
    {
        var status = IpsecOutputs.Read("""
            Status of IKE charon daemon (weakSwan 5.3.5, Linux 4.4.0-210-generic, x86_64):
              uptime: 2 days, since Jan 02 03:04:05 2019
              worker threads: 11 of 16 idle, 5/0/0/0 working, job queue: 0/0/0/0, scheduled: 12
              loaded plugins: charon aes stroke
            Virtual IP pools (size/online/offline):
              10.99.0.0/24: 254/1/0
            Listening IP addresses:
              10.20.0.11
            Connections:
                  office:  gw.example.org...%any  IKEv1 Aggressive, dpddelay=10s
                  office:   local:  [C=CH, O=[x], CN=gw] uses public key authentication
                  office:    cert:  "C=CH, O=[x], CN=gw"
                  office:   remote: uses public key authentication
                  office:    ca:    "C=CH, CN=root"
                  office:    crl:   status must be GOOD
                  office:   remote: [%any] uses XAuth authentication: any with XAuth identity 'kim'
                  office:   child:  0.0.0.0/0 === dynamic TUNNEL, dpdaction=clear
            other-connection:  10.20.0.11...10.20.0.70  IKEv1/2
            other-connection:   local:  [10.20.0.11] uses pre-shared key authentication
            other-connection:   remote: [10.20.0.70] uses pre-shared key authentication
                 first:   child:  10.1.0.0/16  ===  10.2.0.0/16  TUNNEL
                second:   child:  10.1.0.0/16 === 10.3.0.0/16[udp/isakmp] TRANSPORT
            Shunted Connections:
            Bypass LAN 172.17.0.0/16:  172.17.0.0/16 === 172.17.0.0/16 PASS
            Bypass LAN fe80::/64:  fe80::/64 === fe80::/64 DROP
            Security Associations (0 up, 0 connecting):
              none

            """);
        Assert.Equal("5.3.5", status.Version);
        Assert.Equal(["office", "other-connection"], status.Connections.Select(c => c.Name));
        Assert.Equal("C=CH, O=[x], CN=gw", status.Connections[0].LocalId);
        Assert.Equal("%any", status.Connections[0].RemoteId);
        Assert.True(status.Connections[0].Children[0].Remote.HasUnresolved);
        Assert.Equal("IKEv1/2", status.Connections[1].IkeVersion);
        Assert.Equal(["first", "second"], status.Connections[1].Children.Select(c => c.Name));
        Assert.Empty(status.IkeSas);
    }
}
