using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.StrongSwan;

/// <summary>Every form of a line that strongSwan 5.3 to 6.0 prints.</summary>
public sealed class VersionTests
{
    private const string Peers = "10.20.0.11[ibm-cloud]...10.20.0.50[on-prem]";

    [Theory]
    [InlineData("Status of IKE charon daemon (strongSwan 5.3.0):", "5.3.0")]
    [InlineData("Status of IKE charon daemon (weakSwan 5.6.1, Linux 4.4.0-210-generic, x86_64):", "5.6.1")]
    [InlineData("Status of IKE charon daemon (strongSwan 6.0.1dr2, Linux 6.8.0, aarch64):", "6.0.1dr2")]
    public void The_version_is_read(string line, string version) =>
        Assert.Equal(version, IpsecOutputs.Read($"{line}\n  uptime: 1 second, since Nov 22 18:16:10 2024\nListening IP addresses:\nConnections:\n{IpsecOutputs.Sas(0, 0, "  none")}").Version);

    [Theory]
    [InlineData("    k8s-conn:  %any...10.20.0.50  IKEv1")]
    [InlineData("    k8s-conn:  %any...10.20.0.50  IKEv1 Aggressive, dpddelay=30s")]
    [InlineData("    k8s-conn:  %any...10.20.0.50,0.0.0.0/0,::/0  IKEv1/2, dpddelay=1800s")]
    [InlineData("k8s-conn-dal10:  10.20.0.11...gw.example.org  IKEv2")]
    public void A_connection_is_read(string line) => Assert.Single(IpsecOutputs.Read($"Connections:\n{line}\n{IpsecOutputs.Sas(0, 0, "  none")}").Connections);

    [Theory]
    [InlineData("TUNNEL")]
    [InlineData("TUNNEL, dpdaction=restart")]
    [InlineData("TUNNEL, dpdaction=start")]
    [InlineData("TRANSPORT_PROXY, dpdaction=hold")]
    [InlineData("IPTFS")]
    [InlineData("BEET")]
    [InlineData("PASS")]
    public void A_configured_child_is_read(string end) => Assert.Equal("192.168.133.0/24", IpsecOutputs.Read(
        $"Connections:\n    k8s-conn:  %any...10.20.0.50  IKEv2\n    k8s-conn:   child:  172.30.0.0/16  ===  192.168.133.0/24  {end}\n{IpsecOutputs.Sas(0, 0, "  none")}").Connections[0].Children[0].Remote.Addresses.ToString());

    [Theory]
    [InlineData("CREATED", IkeState.Created)]
    [InlineData("CONNECTING", IkeState.Connecting)]
    [InlineData("ESTABLISHED 1 second ago", IkeState.Established)]
    [InlineData("ESTABLISHED 3 days ago", IkeState.Established)]
    [InlineData("PASSIVE", IkeState.Passive)]
    [InlineData("REKEYING", IkeState.Rekeying)]
    [InlineData("REKEYED", IkeState.Rekeyed)]
    [InlineData("DELETING", IkeState.Deleting)]
    [InlineData("DESTROYING", IkeState.Destroying)]
    public void The_state_of_an_SA_is_read(string text, IkeState state)
    {
        var sa = Assert.Single(IpsecOutputs.Read(IpsecOutputs.Sas(1, 0, $"    k8s-conn[4294967295]: {text}, {Peers}")).IkeSas);
        Assert.Equal((state, 4294967295L), (sa.State, sa.Id));
    }

    [Theory]
    [InlineData("")]
    [InlineData(", rekeying in 2 hours")]
    [InlineData(", rekeying disabled")]
    [InlineData(", pre-shared key reauthentication in 47 minutes")]
    [InlineData(", rekeying in 2 hours, public key+EAP reauthentication in 2 days")]
    public void The_SPIs_of_an_SA_are_read(string end) => Assert.Equal("c48daefb2fb61d69", IpsecOutputs.Read(IpsecOutputs.Head + IpsecOutputs.Sas(0, 1,
        $"    k8s-conn[1]: CONNECTING, {Peers}\n    k8s-conn[1]: Remote XAuth identity: kim\n    k8s-conn[1]: IKEv2 SPIs: 5980b6c620f9dd87_i* c48daefb2fb61d69_r{end}\n"
        + "    k8s-conn[1]: Tasks queued: QUICK_MODE \n    k8s-conn[1]: Tasks passive: IKE_AUTH ")).IkeSas[0].ResponderSpi);

    [Theory]
    [InlineData("INSTALLED, TUNNEL", ChildState.Installed, "TUNNEL", false)]
    [InlineData("INSTALLED, TUNNEL, reqid 4294967295, ESP SPIs: ba1c0818_i fd94e651_o", ChildState.Installed, "TUNNEL", false)]
    [InlineData("INSTALLED, TRANSPORT_PROXY, reqid 1, ESP in UDP SPIs: ba1c0818_i fd94e651_o, IPCOMP CPIs: 1a2b_i 3c4d_o", ChildState.Installed, "TRANSPORT_PROXY", true)]
    [InlineData("INSTALLED, IPTFS, reqid 1, AH in UDP SPIs: ba1c0818_i fd94e651_o", ChildState.Installed, "IPTFS", true)]
    [InlineData("REKEYING, TUNNEL, reqid 1, expires in 59 minutes", ChildState.Rekeying, "TUNNEL", false)]
    [InlineData("REKEYED, TUNNEL, reqid 1, expires in 1 second", ChildState.Rekeyed, "TUNNEL", false)]
    [InlineData("CREATED, TUNNEL, reqid 1", ChildState.Created, "TUNNEL", false)]
    [InlineData("INSTALLING, BEET, reqid 1", ChildState.Installing, "BEET", false)]
    [InlineData("UPDATING, TUNNEL, reqid 1", ChildState.Updating, "TUNNEL", false)]
    [InlineData("RETRYING, TUNNEL, reqid 1", ChildState.Retrying, "TUNNEL", false)]
    [InlineData("DELETED, TUNNEL, reqid 1", ChildState.Deleted, "TUNNEL", false)]
    [InlineData("DESTROYING, TUNNEL, reqid 1", ChildState.Destroying, "TUNNEL", false)]
    public void A_child_is_read(string text, ChildState state, string mode, bool inUdp)
    {
        var child = Child(text, "AES_CBC_256/HMAC_SHA2_256_128, 0 bytes_i, 0 bytes_o, rekeying disabled");
        Assert.Equal((state, mode, inUdp), (child.State, child.Mode, child.UdpEncapsulated));
    }

    [Theory]
    [InlineData("AES_CBC_256/HMAC_SHA2_256_128/MODP_2048/ESN, 0 bytes_i, 0 bytes_o, rekeying in 47 minutes", 0L)]
    [InlineData(", 84 bytes_i (1 pkt, 7200s ago), 0 bytes_o, rekeying active", 84L)]
    [InlineData("NULL/HMAC_SHA1_96, 18446744073 bytes_i (120000 pkts, 0s ago), 5 bytes_o (1 pkt, 9s ago), rekeying disabled", 18446744073L)]
    public void Counters_are_read(string text, long bytes) => Assert.Equal(bytes, Child("INSTALLED, TUNNEL, reqid 1, ESP SPIs: ba1c0818_i fd94e651_o", text).BytesIn);

    private static ChildSa Child(string first, string counters) => Assert.Single(IpsecOutputs.Read(IpsecOutputs.Sas(1, 0,
        $"    k8s-conn[1]: ESTABLISHED 1 second ago, {Peers}\n    k8s-conn{{1}}:  {first}\n    k8s-conn{{1}}:  {counters}\n    k8s-conn{{1}}:   172.30.0.0/16 === 192.168.133.0/24")).IkeSas[0].Children);
}
