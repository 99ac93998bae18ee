using HybridDrift.Checks;
using HybridDrift.Checks.B;
using HybridDrift.Checks.C;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.StatusEdits;

namespace HybridDrift.Tests.Checks.C;

public sealed class IcpTunnelUpTests
{
    private const string Expected = "INSTALLED for 192.168.12.0/24, 192.168.16.0/20 === 172.21.0.0/16, 172.30.0.0/16";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<IcpTunnelUp>();

    [Fact]
    public void It_fails_when_no_SA_is_there() => ExampleSite.Healthy().WithSas(OfIcp, 0, 0, "  none").OnlyFinding<IcpTunnelUp>()
        .ShouldFail(DriftKind.Missing, Expected, "no security association", OfIcp, "line 9");

    [Fact]
    public void It_fails_when_the_selectors_were_narrowed() => ExampleSite.Healthy().EditAfter(OfIcp, "rekeying in 27", "192.168.12.0/24 192.168.16.0/20 ===", "192.168.16.0/20 ===")
        .OnlyFinding<IcpTunnelUp>().ShouldFail(DriftKind.Different, Expected, "nothing carries 192.168.12.0/24 === 172.21.0.0/16, 172.30.0.0/16", OfIcp, "line 17");

    [Fact]
    public void It_fails_when_the_daemon_is_stopped() => ExampleSite.Healthy().Replace(OfIcp, "")
        .Replace("recording.json", $$"""{"site": "dal10", "documents": [{"path": "{{OfIcp}}", "exitCode": 3}]}""").OnlyFinding<IcpTunnelUp>()
        .ShouldFail(DriftKind.Missing, Expected, "the strongSwan daemon is stopped", OfIcp);

    [Fact]
    public void It_fails_when_the_far_end_has_no_SA()
    {
        var result = ExampleSite.Healthy().WithSas(ToIcp, 0, 0, "  none").OnlyFinding<IcpTunnelUp>();

        result.ShouldFail(DriftKind.Missing, "INSTALLED for 172.21.0.0/16, 172.30.0.0/16 === 192.168.12.0/24, 192.168.16.0/20", "no security association", ToIcp, "line 9");
        Assert.Equal("iks", result.Asset);
    }

    [Fact]
    public void It_fails_when_the_far_end_carries_less() => ExampleSite.Healthy().EditAfter(ToIcp, "rekeying in 29", "=== 192.168.12.0/24 192.168.16.0/20", "=== 192.168.16.0/20")
        .OnlyFinding<IcpTunnelUp>().ShouldFail(DriftKind.Different, "=== 192.168.12.0/24, 192.168.16.0/20", "nothing carries 172.21.0.0/16, 172.30.0.0/16 === 192.168.12.0/24", ToIcp, "line 17");

    [Fact]
    public void It_cannot_tell_without_the_status_of_the_far_end() => ExampleSite.Healthy().Remove(ToIcp).OnlyFinding<IcpTunnelUp>().ShouldBeUnknown("no recorded strongSwan status mentions 10.208.242.133");

    [Fact]
    public void It_cannot_tell_without_the_status() => ExampleSite.Healthy().ShouldBeUnknownWithout<IcpTunnelUp>(OfIcp);

    [Fact]
    public void The_far_gateway_may_come_from_the_address_of_its_worker() => ExampleSite.Healthy()
        .Edit(OfIcp, "[icp]...10.177.9.67[ibm-cloud]", "[icp]...10.177.7.196[ibm-cloud]").ShouldBeAsHealthy<IcpTunnelUp>();

    [Fact]
    public void A_tunnel_that_comes_in_by_the_address_of_an_edge_is_one_between_the_clusters()
    {
        var site = ExampleSite.Healthy().EditPlan("peer: 10.177.9.67,", "peer: 10.208.242.131,").Edit(OfIcp, "10.177.9.67", "10.208.242.131");

        site.ShouldPass<IcpTunnelUp>();
        site.ShouldPass<IpsecMirror>();
    }

    [Fact]
    public void Other_selectors_in_another_order_change_nothing() => ExampleSite.Healthy()
        .Edit(OfIcp, "192.168.12.0/24 192.168.16.0/20 === 172.21.0.0/16 172.30.0.0/16", "192.168.16.0/21 192.168.24.0/21 192.168.12.0/24 === 172.30.0.0/16 172.21.0.0/16").ShouldBeAsHealthy<IcpTunnelUp>();

    [Fact]
    public void It_does_not_apply_in_other_modes() => ExampleSite.Healthy().EditPlan("iks-to-icp: strongswan ", "iks-to-icp: none ").ShouldNotApply<IcpTunnelUp>("by strongSwan (C1)");
}
