using HybridDrift.Checks;
using HybridDrift.Checks.B;
using HybridDrift.Reports;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;
using static HybridDrift.Tests.Checks.StatusEdits;

namespace HybridDrift.Tests.Checks.B;

public sealed class IpsecMirrorTests
{
    private const string Vms = "<subnet>192.168.140.0/24</subnet>";

    private static ExampleSite OnEdge(string old, string now) => ExampleSite.Healthy().EditAfter(VcsEdge, "<name>iks-vpn-vcs</name>", old, now);

    private static ReportResult Only(ExampleSite site) => site.OnlyFinding<IpsecMirror>();

    private static string Site(string local, string peer, string peerIp = "10.177.9.66", string more = "") => $"""
        <site><enabled>true</enabled><name>second</name><localId>10.208.242.132</localId><localIp>10.208.242.132</localIp><peerId>ibm-cloud</peerId><peerIp>{peerIp}</peerIp>
        <localSubnets><subnet>{local}</subnet></localSubnets><peerSubnets><subnet>{peer}</subnet></peerSubnets><ikeOption>ikev2</ikeOption>{more}</site>
        """;

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<IpsecMirror>();

    [Theory]
    [InlineData("<subnet>172.21.0.0/16</subnet>", "", "the edge has 172.30.0.0/16: 172.21.0.0/16 is missing")]
    [InlineData("<subnet>172.21.0.0/16</subnet>", "<subnet>172.20.0.0/15</subnet>", "172.20.0.0/16 is not planned")]
    public void It_fails_when_the_edge_has_other_networks_behind_the_cluster(string old, string now, string actual) =>
        Only(OnEdge(old, now)).ShouldFail(DriftKind.Different, "172.21.0.0/16, 172.30.0.0/16 at both ends", actual, VcsEdge, "site[1]");

    [Theory]
    [InlineData(Vms, "", "the edge has 192.168.141.0/24: 192.168.140.0/24 is missing")]
    [InlineData(Vms, Vms + "<subnet>192.168.142.0/24</subnet>", "192.168.142.0/24 is not planned")]
    public void It_fails_when_the_edge_has_other_networks_behind_itself(string old, string now, string actual) =>
        Only(OnEdge(old, now)).ShouldFail(DriftKind.Different, "192.168.140.0/23 at both ends", actual, VcsEdge, "site[1]");

    [Theory]
    [InlineData("child:  172.30.0.0/16 172.21.0.0/16", "child:  172.30.0.0/16", "strongSwan has 172.30.0.0/16: 172.21.0.0/16 is missing")]
    [InlineData("=== 192.168.140.0/24 192.168.141.0/24 TUNNEL", "=== 192.168.140.0/22 TUNNEL", "strongSwan has 192.168.140.0/22: 192.168.142.0/23 is not planned")]
    [InlineData("=== 192.168.140.0/24 192.168.141.0/24 TUNNEL", "=== 192.168.140.0/23[tcp/mysql] TUNNEL", "strongSwan has none: 192.168.140.0/23 is missing")]
    public void It_fails_when_strongSwan_has_other_networks(string old, string now, string actual) =>
        Only(ExampleSite.Healthy().Edit(ToVcs, old, now)).ShouldFail(DriftKind.Different, "at both ends", actual, ToVcs, "line 9");

    [Theory]
    [InlineData("<localId>10.208.242.132<", "<localId>vcs<", "the edge has vcs, strongSwan has 10.208.242.132")]
    [InlineData("<peerId>ibm-cloud<", "<peerId>10.177.9.66<", "the edge has 10.177.9.66, strongSwan has ibm-cloud")]
    [InlineData("<ikeOption>ikev2<", "<ikeOption>ikev1<", "the edge has ikev1, strongSwan has ikev2")]
    public void It_fails_when_the_ends_differ(string old, string now, string actual) =>
        Only(OnEdge(old, now)).ShouldFail(DriftKind.Different, "the same at both ends", actual, VcsEdge, "site[1]");

    [Theory]
    [InlineData("<enabled>true</enabled>\n          <name>iks", "<enabled>false</enabled>\n          <name>iks", "(disabled)")]
    [InlineData("<localIp>10.208.242.132<", "<localIp>10.208.242.133<", "the edge has IPsec site 'iks-vpn-vcs': 10.208.242.133")]
    [InlineData("<peerIp>10.177.9.66<", "<peerIp>10.177.9.68<", "– 10.177.9.68")]
    public void It_fails_when_no_site_is_for_the_tunnel(string old, string now, string actual) => Only(ExampleSite.Healthy().Edit(VcsEdge, old, now))
        .ShouldFail(DriftKind.Missing, "an enabled IPsec site 10.208.242.132 – 10.177.9.66", actual, VcsEdge, "site[1]");

    [Fact]
    public void It_fails_when_IPsec_is_off() =>
        Only(ExampleSite.Healthy().EditAfter(VcsEdge, "<ipsec>", "<enabled>true</enabled>", "<enabled>false</enabled>"))
            .ShouldFail(DriftKind.Missing, "an enabled IPsec site", "IPsec is off on the edge", VcsEdge);

    [Fact]
    public void It_fails_when_sites_have_every_network_and_not_every_pair() => Only(OnEdge(Vms, "").EditAfter(VcsEdge, "<name>iks-vpn-vcs</name>", "<subnet>172.21.0.0/16</subnet>", "")
        .Edit(VcsEdge, "<sites>", "<sites>" + Site("192.168.140.0/24", "172.21.0.0/16")))
        .ShouldFail(DriftKind.Missing, "172.21.0.0/16, 172.30.0.0/16 === 192.168.140.0/23 at both ends", "172.21.0.0/16 === 192.168.141.0/24", VcsEdge, "site[1]");

    [Fact]
    public void It_fails_when_one_of_several_sites_has_another_identity() => Only(ExampleSite.Healthy()
        .Edit(VcsEdge, "</sites>", Site("192.168.140.0/24", "172.21.0.0/16").Replace("ibm-cloud", "someone") + "</sites>"))
        .ShouldFail(DriftKind.Different, "the same at both ends", "the edge has someone, strongSwan has ibm-cloud", VcsEdge, "site[2]");

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<IpsecMirror>(VcsEdge);

    [Fact]
    public void It_cannot_tell_without_the_status()
    {
        var unknown = ExampleSite.WithManifest().Remove(ToVcs).Run<IpsecMirror>().Where(r => r.Status != Status.Pass).ToArray();

        Assert.Equal(5, unknown.Length);
        Assert.All(unknown, r => r.ShouldBeUnknown(ToVcs));
    }

    [Fact]
    public void It_cannot_tell_from_a_status_without_connections()
    {
        var lines = ExampleSite.Healthy()[ToVcs].Split('\n').SkipWhile(l => !l.StartsWith("Security Associations")).Where(l => !l.Contains(" SPIs: 4be2") && !l.Contains("proposal") && !l.Contains("bytes_i"));
        var unknown = ExampleSite.Healthy().Replace(ToVcs, string.Join('\n', lines)).Run<IpsecMirror>().Where(r => r.Status != Status.Pass).ToArray();

        Assert.Equal(5, unknown.Length);
        Assert.All(unknown, r => r.ShouldBeUnknown("'ipsec statusall' shows connections"));
    }

    [Fact]
    public void It_fails_at_the_edge_though_the_status_is_missing() =>
        Assert.Contains(OnEdge("<subnet>172.21.0.0/16</subnet>", "").Remove(ToVcs).Run<IpsecMirror>(), r => r.Status == Status.Fail && r.Actual.Contains("172.21.0.0/16 is missing"));

    [Fact]
    public void It_cannot_tell_when_a_site_is_not_understood() =>
        Assert.All(ExampleSite.Healthy().Edit(VcsEdge, "</sites>", Site("all", "172.21.0.0/16") + "</sites>").Run<IpsecMirror>(), r => r.ShouldBeUnknown(VcsEdge));

    [Fact]
    public void It_cannot_tell_when_selectors_are_set_at_run_time() =>
        Only(ExampleSite.Healthy().Edit(ToVcs, "child:  172.30.0.0/16 172.21.0.0/16", "child:  dynamic")).ShouldBeUnknown("set at run time");

    [Theory]
    [InlineData(Vms, "<subnet>192.168.140.7/24</subnet>")]
    [InlineData(Vms, "<subnet>192.168.140.0/25</subnet><subnet>192.168.140.128/25</subnet>")]
    [InlineData("<name>iks-vpn-vcs</name>", "<name>renamed</name>")]
    [InlineData("<ikeOption>ikev2<", "<ikeOption>IKEv2<")]
    [InlineData("<ikeOption>ikev2<", "<ikeOption>ikeflex<")]
    [InlineData("<peerId>ibm-cloud<", "<peerId>IBM-Cloud<")]
    [InlineData("<peerIp>10.177.9.66<", "<peerIp>any<")]
    public void Another_wording_on_the_edge_changes_nothing(string old, string now) => OnEdge(old, now).ShouldBeAsHealthy<IpsecMirror>();

    [Theory]
    [InlineData("172.30.0.0/16 172.21.0.0/16 === 192.168.140.0/24 192.168.141.0/24 TUNNEL", "172.21.0.0/16 172.30.0.0/17 172.30.128.0/17 === 192.168.140.0/23 TUNNEL")]
    [InlineData("remote: [10.208.242.132]", "remote: [%any]")]
    [InlineData("...10.208.242.132,0.0.0.0/0,::/0", "...%any,0.0.0.0/0,::/0")]
    [InlineData("IKEv2, dpd", "IKEv1/2, dpd")]
    public void Another_wording_in_strongSwan_changes_nothing(string old, string now) => ExampleSite.Healthy().Edit(ToVcs, old, now).ShouldBeAsHealthy<IpsecMirror>();

    [Fact]
    public void Several_connections_to_the_edge_count_together() => ExampleSite.Healthy().Edit(ToVcs, "child:  172.30.0.0/16 172.21.0.0/16", "child:  172.30.0.0/16")
        .Edit(ToVcs, "Security Associations", """
                svcs-vm:  %any...10.208.242.132  IKEv2
                svcs-vm:   local:  [ibm-cloud] uses pre-shared key authentication
                svcs-vm:   remote: [10.208.242.132] uses pre-shared key authentication
                svcs-vm:   child:  172.21.0.0/16 === 192.168.140.0/23 TUNNEL
            Security Associations
            """.TrimEnd()).ShouldBeAsHealthy<IpsecMirror>();

    [Fact]
    public void Several_sites_count_together_and_others_do_not_count() => OnEdge("<subnet>172.21.0.0/16</subnet>", "").Edit(VcsEdge, "</sites>",
        Site("192.168.140.0/23", "172.21.0.0/16") + Site("192.168.99.0/24", "10.1.0.0/16", "10.177.9.70") + Site("192.168.98.0/24", "10.2.0.0/16", "any")
        + Site("192.168.97.0/24", "10.3.0.0/16").Replace("<enabled>true", "<enabled>false") + "</sites>").ShouldBeAsHealthy<IpsecMirror>();

    [Fact]
    public void It_does_not_apply_in_other_modes() => ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: none ").ShouldNotApply<IpsecMirror>("by strongSwan (B2)");
}
