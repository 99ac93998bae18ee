using HybridDrift.Checks;
using HybridDrift.Checks.B;
using HybridDrift.Reports;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.StatusEdits;

namespace HybridDrift.Tests.Checks.B;

public sealed class TunnelUpTests
{
    private const string Expected = "ESTABLISHED, and INSTALLED for 172.21.0.0/16, 172.30.0.0/16 === 192.168.140.0/23";

    private static ExampleSite With(int up, params string[][] lines) => ExampleSite.Healthy().WithSas(ToVcs, up, 0, [.. lines.SelectMany(l => l)]);

    private static ReportResult Only(ExampleSite site) => site.OnlyFinding<TunnelUp>();

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<TunnelUp>();

    [Fact]
    public void It_fails_when_no_SA_is_there() =>
        Only(With(0, ["  none"])).ShouldFail(DriftKind.Missing, Expected, "no security association: the tunnel is down", ToVcs, "line 9");

    [Fact]
    public void It_fails_when_the_peer_is_silent() => Only(ExampleSite.Healthy().WithSas(ToVcs, 0, 1,
        "    k8s-conn[1]: CONNECTING, 172.30.203.206[%any]...10.208.242.132[%any]",
        "    k8s-conn[1]: IKEv2 SPIs: 4be2a07719c35d1e_i* 0000000000000000_r",
        "    k8s-conn[1]: Tasks active: IKE_VENDOR IKE_INIT IKE_NATD IKE_CERT_PRE IKE_AUTH IKE_CERT_POST IKE_CONFIG CHILD_CREATE IKE_AUTH_LIFETIME "))
        .ShouldFail(DriftKind.Missing, Expected, "the IKE SA is CONNECTING", ToVcs, "line 14");

    [Fact]
    public void It_fails_when_the_IKE_SA_has_no_child() => Only(With(1, Ike())).ShouldFail(DriftKind.Missing, Expected, "has no INSTALLED child", ToVcs, "line 14");

    [Fact]
    public void It_fails_when_only_a_replaced_child_is_left() => Only(With(1, Ike(), Child("REKEYED"))).ShouldFail(DriftKind.Missing, Expected, "has no INSTALLED child", ToVcs, "line 17");

    [Theory]
    [InlineData("172.30.0.0/16 === 192.168.140.0/24 192.168.141.0/24", "nothing carries 172.21.0.0/16 === 192.168.140.0/23")]
    [InlineData("172.21.0.0/16 172.30.0.0/16 === 192.168.140.0/24", "nothing carries 172.21.0.0/16, 172.30.0.0/16 === 192.168.141.0/24")]
    [InlineData("172.21.0.0/16 172.30.0.0/17 === 192.168.140.0/23", "nothing carries 172.30.128.0/17 === 192.168.140.0/23")]
    public void It_fails_when_the_peer_narrowed_the_selectors(string selectors, string actual) =>
        Only(With(1, Ike(), Installed(selectors))).ShouldFail(DriftKind.Different, Expected, actual, ToVcs, "line 17");

    [Fact]
    public void It_fails_when_selectors_are_for_one_port()
    {
        var result = Only(With(1, Ike(), Installed("172.21.0.0/16 172.30.0.0/16 === 192.168.140.0/23[tcp/mysql]")));

        result.ShouldFail(DriftKind.Different, Expected, "nothing carries", ToVcs);
        Assert.Contains(result.Evidence, e => e.Excerpt.Contains("=== 192.168.140.0/23[tcp/mysql]"));
    }

    [Fact]
    public void It_fails_when_a_pair_is_missing_though_each_network_is_there() => Only(With(1, Ike(),
        Installed("172.21.0.0/16 === 192.168.140.0/24"), Installed("172.30.0.0/16 === 192.168.141.0/24", 189)))
        .ShouldFail(DriftKind.Different, Expected, "172.21.0.0/16 === 192.168.141.0/24", ToVcs);

    [Fact]
    public void It_fails_when_a_rekeying_has_narrowed_the_selectors() =>
        Only(With(1, Ike(), Child("REKEYED"), Installed("172.30.0.0/16 === 192.168.140.0/23"))).ShouldFail(DriftKind.Different, Expected, "nothing carries 172.21.0.0/16", ToVcs);

    [Fact]
    public void It_fails_when_the_children_belong_to_another_peer() =>
        Only(With(2, Ike(), Ike(53, peer: "10.9.9.9", name: "other"), Installed(name: "k8s-conn"))).ShouldFail(DriftKind.Missing, Expected, "has no INSTALLED child", ToVcs);

    [Fact]
    public void It_fails_when_the_SA_is_with_another_gateway() =>
        Only(With(1, Ike(peer: "10.208.242.131"), Installed())).ShouldFail(DriftKind.Missing, Expected, "no security association", ToVcs);

    [Fact]
    public void It_fails_when_a_listening_connection_has_no_SA() =>
        Only(With(0, ["  none"]).Edit(ToVcs, "...10.208.242.132,0.0.0.0/0,::/0", "...%any,0.0.0.0/0,::/0")).ShouldFail(DriftKind.Missing, Expected, "no security association", ToVcs, "line 9");

    [Fact]
    public void It_fails_when_every_daemon_is_stopped() =>
        Only(Stopped(ToVcs, ToIcp)).ShouldFail(DriftKind.Missing, Expected, "the strongSwan daemon is stopped", ToVcs);

    [Fact]
    public void It_fails_when_the_one_daemon_that_does_not_run_is_the_one_left() => Only(Stopped(ToVcs)).ShouldFail(DriftKind.Missing, Expected, "the strongSwan daemon is stopped", ToVcs);

    [Fact]
    public void It_passes_when_the_daemon_of_another_tunnel_is_stopped() => Stopped(ToIcp).ShouldPass<TunnelUp>();

    [Fact]
    public void It_cannot_tell_whose_daemon_is_stopped_when_another_was_not_recorded() =>
        Only(Stopped(ToIcp, ToVcs).Remove(ToVcs).Edit(RecordingManifest, ToVcs, "iks/apis.json")).ShouldBeUnknown("no recorded strongSwan status mentions 10.208.242.132");

    [Theory]
    [InlineData("")]
    [InlineData("Error from server (Forbidden): pods is forbidden\n")]
    public void It_cannot_tell_when_the_status_is_none(string text) => Only(ExampleSite.Healthy().Replace(ToVcs, text)).ShouldBeUnknown(ToVcs);

    [Fact]
    public void It_cannot_tell_without_the_status() => Only(ExampleSite.Healthy().Remove(ToVcs)).ShouldBeUnknown(
        $"no recorded strongSwan status mentions 10.208.242.132: record 'ipsec statusall' of the pod that holds the tunnel (recorded: {ToIcp})");

    [Fact]
    public void It_cannot_tell_without_any_status() => Only(ExampleSite.Healthy().Remove(ToVcs).Remove(ToIcp)).ShouldBeUnknown("iks/strongswan.statusall.txt");

    [Fact]
    public void It_cannot_tell_when_a_promised_status_is_missing() => Only(ExampleSite.WithManifest().Remove(ToVcs)).ShouldBeUnknown(ToVcs);

    [Fact]
    public void It_cannot_tell_that_a_tunnel_is_down_when_a_second_gateway_was_not_read() =>
        Only(With(0, ["  none"]).Replace("iks/new-pod.strongswan.statusall.txt", "")).ShouldBeUnknown("iks/new-pod.strongswan.statusall.txt");

    [Fact]
    public void It_cannot_tell_when_the_text_is_cut_off()
    {
        var text = ExampleSite.Healthy()[ToVcs];
        Only(ExampleSite.Healthy().Replace(ToVcs, text[..(text.IndexOf("INSTALLED", StringComparison.Ordinal) + 40)])).ShouldBeUnknown(ToVcs);
    }

    [Fact]
    public void It_cannot_tell_while_the_tunnel_is_rekeyed()
    {
        Only(With(1, Ike(), Child("REKEYING"))).ShouldBeUnknown("being rekeyed");
        Only(With(1, Ike(state: "REKEYING"), Installed())).ShouldBeUnknown("being rekeyed");
        Only(With(2, Ike(53), Ike(state: "REKEYED"), Installed())).ShouldBeUnknown("being rekeyed");
    }

    public static TheoryData<string[]> Healthy() => new(
        [.. Ike(), .. Installed("192.168.0.0/16 172.16.0.0/12 === 192.168.0.0/16")],
        [.. Ike(), .. Installed("172.30.0.0/16 172.21.0.0/16 === 192.168.141.0/24 192.168.140.0/24")],
        [.. Ike(), .. Installed("172.30.0.0/17 172.30.128.0/17 172.21.0.0..172.21.255.255 === 192.168.140.0/23")],
        [.. Ike(), .. Child("REKEYED"), .. Installed()],
        [.. Ike(), .. Child("DELETED"), .. Installed()],
        [.. Ike(), .. Installed(), .. Installed(id: 189)],
        [.. Ike(), .. Installed("172.21.0.0/16 === 192.168.140.0/23"), .. Installed("172.30.0.0/16 === 192.168.140.0/23", 189, "svcs-vm")],
        [.. Ike(), .. Installed(), .. Ike(53), .. Installed(id: 190)],
        [.. Ike(53, "CONNECTING"), .. Ike(), .. Installed()],
        [.. Ike(53), .. Installed("172.21.0.0/16 === 192.168.140.0/23"), .. Ike(), .. Installed("172.30.0.0/16 === 192.168.140.0/23", 189)]);

    [Theory]
    [MemberData(nameof(Healthy))]
    public void Another_shape_of_a_tunnel_that_is_up_changes_nothing(string[] lines) => With(1, lines).ShouldBeAsHealthy<TunnelUp>();

    [Fact]
    public void It_passes_when_the_gateway_only_listens() => ExampleSite.Healthy().Edit(ToVcs, "...10.208.242.132,0.0.0.0/0,::/0", "...%any,0.0.0.0/0,::/0").ShouldBeAsHealthy<TunnelUp>();

    [Fact]
    public void It_finds_the_edge_by_its_networks_when_the_tunnel_ends_at_a_further_address_of_it() => ExampleSite.Healthy()
        .EditPlan("peer: 10.208.242.132,", "peer: 10.208.242.134,").Edit(ToVcs, "10.208.242.132", "10.208.242.134").ShouldPass<TunnelUp>();

    [Fact]
    public void It_does_not_apply_in_other_modes() => ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: none ").ShouldNotApply<TunnelUp>("by strongSwan (B2)");

    [Fact]
    public void It_cannot_tell_when_the_plan_has_no_tunnel_for_its_mode()
    {
        var plan = ExampleSite.Healthy().Plan.Plan with { Vpns = [] };
        var site = HybridDrift.Sites.Parse.SiteParser.Parse(ExampleSite.Healthy().Recording, plan.Edges.Select(e => e.Nsx), plan.Clusters);

        Assert.Equal(Status.Unknown, Assert.Single(Runner.Run(plan, site, [new TunnelUp()])).Status);
    }

    private const string RecordingManifest = HybridDrift.Collect.RecordingLayout.Manifest;

    /// <summary>Empty output and exit code 3, which the manifest tells.</summary>
    private static ExampleSite Stopped(params string[] paths) => paths.Aggregate(ExampleSite.Healthy(), (site, path) => site.Replace(path, ""))
        .Replace(RecordingManifest, $$"""{"site": "dal10", "sources": [], "documents": [{{string.Join(", ", paths.Select(p => $$"""{"path": "{{p}}", "exitCode": 3}"""))}}]}""");
}
