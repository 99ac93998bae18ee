using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.StrongSwan;

/// <summary>What tunnels look like that do not work, or only just.</summary>
public sealed class FailureShapeTests
{
    [Fact]
    public void There_is_no_SA_when_nothing_came_up()
    {
        var status = IpsecOutputs.Read(IpsecOutputs.Head + IpsecOutputs.Sas(0, 0, "  none"));
        Assert.Empty(status.IkeSas);
        Assert.Equal("k8s-conn", Assert.Single(status.Connections).Name);
        Assert.False(status.DaemonStopped);
    }

    [Fact]
    public void Connections_are_unknown_when_the_output_is_status()
    {
        var status = IpsecOutputs.Read(IpsecOutputs.Sas(0, 0, "  none"));
        Assert.False(status.HasConnections);
        Assert.Null(status.Version);
    }

    [Fact]
    public void The_SA_is_connecting_without_ids_when_the_peer_is_silent()
    {
        var sa = Assert.Single(IpsecOutputs.Read(IpsecOutputs.Head + IpsecOutputs.Sas(0, 1, """
                k8s-conn[1]: CONNECTING, 10.20.0.11[%any]...10.20.0.50[%any]
                k8s-conn[1]: IKEv2 SPIs: 1341d6c9ae3774de_i* 0000000000000000_r
                k8s-conn[1]: Tasks queued: QUICK_MODE QUICK_MODE 
                k8s-conn[1]: Tasks active: IKE_VENDOR IKE_INIT IKE_NATD IKE_AUTH CHILD_CREATE 
            """)).IkeSas);
        Assert.Equal((IkeState.Connecting, "%any", "%any"), (sa.State, sa.LocalId, sa.RemoteId));
        Assert.Equal("0000000000000000", sa.ResponderSpi);
        Assert.Null(sa.Proposal);
        Assert.Empty(sa.InstalledChildren);
    }

    [Fact]
    public void The_host_has_no_address_when_it_is_any()
    {
        var sa = Assert.Single(IpsecOutputs.Read(IpsecOutputs.Sas(0, 1, "k8s-conn[1]: CONNECTING, %any[%any]...2001:db8::5[%any]")).IkeSas);
        Assert.Equal(("%any", "2001:db8::5"), (sa.LocalHost, sa.RemoteHost));
        Assert.Null(sa.LocalAddress);
        Assert.Null(sa.RemoteAddress);
    }

    [Fact]
    public void An_established_SA_has_no_child_when_proposals_or_selectors_of_the_child_were_refused()
    {
        var sa = Assert.Single(IpsecOutputs.Read(IpsecOutputs.Head + IpsecOutputs.Sas(1, 0, """
                k8s-conn[1]: ESTABLISHED 3 seconds ago, 10.20.0.11[ibm-cloud]...10.20.0.50[on-prem]
                k8s-conn[1]: Remote EAP identity: kim
                k8s-conn[1]: IKEv2 SPIs: 1ecff72fdb78f843_i* e8f0e3ebd38c8868_r, public key+EAP reauthentication in 2 hours
                k8s-conn[1]: IKE proposal: AES_CBC_256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048
            """)).IkeSas);
        Assert.Equal(IkeState.Established, sa.State);
        Assert.Empty(sa.Children);
    }

    [Fact]
    public void Selectors_are_those_agreed_on_when_the_peer_narrowed_them()
    {
        var status = IpsecOutputs.Read(IpsecOutputs.Sas(1, 0, """
            k8s-conn-dal12[1]: ESTABLISHED 3 seconds ago, 10.20.0.11[ibm-cloud]...10.20.0.50[on-prem]
            k8s-conn-dal12{1}:  INSTALLED, TUNNEL, reqid 1, ESP in UDP SPIs: 33f7ad44_i 74c4d7dc_o
            k8s-conn-dal12{1}:   172.30.0.0/16 === 192.168.133.0/25
            """));
        var child = Assert.Single(status.IkeSas[0].InstalledChildren);
        Assert.Equal("k8s-conn-dal12", child.Name);
        Assert.Equal("192.168.133.0/25", child.Remote.Addresses.ToString());
        Assert.Null(child.BytesIn);
    }

    [Theory]
    [InlineData("REKEYED, TUNNEL, reqid 1, expires in 34 seconds", ChildState.Rekeyed, 2)]
    [InlineData("REKEYING, TUNNEL, reqid 1, expires in 59 minutes", ChildState.Rekeying, 2)]
    [InlineData("DELETED, TUNNEL, reqid 1", ChildState.Deleted, 1)]
    [InlineData("DELETING, TUNNEL, reqid 1", ChildState.Deleting, 1)]
    public void A_replaced_child_counts_as_installed_when_it_still_carries_packets(string old, ChildState state, int installed)
    {
        var sa = Assert.Single(IpsecOutputs.Read(IpsecOutputs.Sas(1, 0, $$"""
                k8s-conn[1]: ESTABLISHED 6 seconds ago, 10.20.0.11[ibm-cloud]...10.20.0.50[on-prem]
                k8s-conn{1}:  {{old}}
                k8s-conn{1}:   172.30.0.0/16 === 192.168.133.0/24
                k8s-conn{3}:  INSTALLED, TUNNEL, reqid 1, ESP in UDP SPIs: 4a99f4b8_i 991cc2e8_o
                k8s-conn{3}:   172.30.0.0/16 === 192.168.133.0/24
            """)).IkeSas);
        Assert.Equal([state, ChildState.Installed], sa.Children.Select(c => c.State));
        Assert.Equal(installed, sa.InstalledChildren.Count());
    }

    [Fact]
    public void A_replaced_child_does_not_count_when_only_children_of_other_names_are_installed()
    {
        var sa = Assert.Single(IpsecOutputs.Read(IpsecOutputs.Sas(1, 0, """
                pods-vm[1]: ESTABLISHED 6 seconds ago, 10.20.0.11[ibm-cloud]...10.20.0.50[on-prem]
                svcs-vm{1}:  REKEYED, TUNNEL, reqid 1, expires in 34 seconds
                svcs-vm{1}:   172.21.0.0/16 === 192.168.133.0/24
                pods-vm{2}:  INSTALLED, TUNNEL, reqid 2, ESP in UDP SPIs: 4a99f4b8_i 991cc2e8_o
                pods-vm{2}:   172.30.0.0/16 === 192.168.133.0/24
            """)).IkeSas);
        Assert.Equal(["pods-vm"], sa.InstalledChildren.Select(c => c.Name));
    }

    [Fact]
    public void Both_SAs_are_kept_when_both_sides_initiated()
    {
        var status = IpsecOutputs.Read(IpsecOutputs.Sas(2, 0, """
                k8s-conn[2]: ESTABLISHED 0 seconds ago, 10.20.0.11[ibm-cloud]...10.20.0.50[on-prem]
                k8s-conn{2}:  INSTALLED, TUNNEL, reqid 1, ESP in UDP SPIs: f5c32969_i 8e4ce7ff_o
                k8s-conn{2}:   172.30.0.0/16 === 192.168.133.0/24
                k8s-conn[1]: ESTABLISHED 4 seconds ago, 10.20.0.11[ibm-cloud]...10.20.0.50[on-prem]
                k8s-conn{1}:  INSTALLED, TUNNEL, reqid 1, ESP in UDP SPIs: 9a6e13ac_i 7bd715b6_o
                k8s-conn{1}:   172.30.0.0/16 === 192.168.133.0/24
            """));
        Assert.Equal([2L, 1L], status.IkeSas.Select(s => s.Id));
        Assert.All(status.IkeSas, s => Assert.Single(s.InstalledChildren));
    }

    [Fact]
    public void One_SA_is_up_and_one_connecting_when_the_heading_says_so()
    {
        var status = IpsecOutputs.Read(IpsecOutputs.Sas(1, 1, """
                k8s-conn[2]: REKEYING, 10.20.0.11[ibm-cloud]...10.20.0.50[on-prem]
                k8s-conn{1}:  INSTALLED, IPTFS, reqid 1, AH SPIs: 7c83615f_i 204a05c9_o, IPCOMP CPIs: 1a2b_i 3c4d_o
                k8s-conn{1}:   172.30.0.0/16 === 192.168.133.0/24
                k8s-conn[1]: CONNECTING, 10.20.0.11[%any]...10.20.0.50[%any]
            """));
        Assert.Equal([IkeState.Rekeying, IkeState.Connecting], status.IkeSas.Select(s => s.State));
        Assert.Equal("IPTFS", status.IkeSas[0].Children[0].Mode);
    }

    [Fact]
    public void Nothing_is_missing_when_more_SAs_are_listed_than_announced() =>
        Assert.Single(IpsecOutputs.Read(IpsecOutputs.Sas(0, 0, "a[1]: DELETING, 10.20.0.11[a]...10.20.0.50[b]")).IkeSas);

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\n")]
    public void The_daemon_is_stopped_when_the_output_is_empty_and_the_exit_code_3(string text)
    {
        var reading = IpsecOutputs.Parse(text, 3);
        Assert.Equal(Completeness.Complete, reading.Completeness);
        Assert.True(reading.Value.DaemonStopped);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    [InlineData(1)]
    public void Nothing_is_known_when_the_output_is_empty_and_the_exit_code_not_3(int? exitCode)
    {
        var reading = IpsecOutputs.Parse("", exitCode);
        Assert.Equal(Completeness.Failed, reading.Completeness);
        Assert.False(reading.Value.DaemonStopped);
        Assert.Equal("empty status; without exit code 3 it cannot be told from a stopped daemon", Assert.Single(reading.Problems).What);
    }

    [Theory]
    [InlineData(3, Completeness.Complete)]
    [InlineData(null, Completeness.Complete)]
    [InlineData(137, Completeness.Partial)]
    public void The_text_goes_before_the_exit_code_when_there_is_one(int? exitCode, Completeness expected)
    {
        var reading = IpsecOutputs.Parse(IpsecOutputs.Healthy, exitCode);
        Assert.Equal(expected, reading.Completeness);
        Assert.False(reading.Value.DaemonStopped);
        Assert.Equal(2, reading.Value.IkeSas.Count);
    }
}
