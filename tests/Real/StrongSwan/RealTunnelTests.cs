using HybridDrift.Checks;
using HybridDrift.Checks.B;
using HybridDrift.Tests.Checks;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Real.StrongSwan.RealTunnel;

namespace HybridDrift.Tests.Real.StrongSwan;

/// <summary>Real tunnels, read while they run, by command and over VICI: what the checks say of each, which must be the same.</summary>
[Collection(RealNetworks.Name)]
public sealed class RealTunnelTests
{
    private const string All = $"{Pods},{Services}";

    [TunnelFact]
    public async Task Tunnel_with_two_children_is_as_planned()
    {
        await using var tunnel = await CreateAsync();
        await tunnel.StartAsync(
            OfIks("pods", Pods, Machines) + OfIks("services", Services, Machines),
            OfEdge("pods", Machines, Pods) + OfEdge("services", Machines, Services));
        foreach (var child in new[] { "CHILD_SA pods{", "CHILD_SA services{" }) await tunnel.Iks.LogAsync(child);
        await tunnel.Iks.StatusAsync("services{2}:   ");

        var (byCommand, byVici) = (await tunnel.ByCommandAsync(), await tunnel.ByViciAsync());

        foreach (var site in new[] { byCommand, byVici })
        {
            site.ShouldPass<TunnelUp>();
            site.ShouldPass<TunnelCrypto>();
            site.ShouldPass<IpsecMirror>();
            Assert.Contains("2 children INSTALLED", Assert.Single(site.Run<TunnelUp>()).Actual);
        }
        Assert.Equal(Verdicts(byCommand), Verdicts(byVici));
    }

    [TunnelFact]
    public async Task Peer_that_does_not_answer_is_a_tunnel_that_connects()
    {
        await using var tunnel = await CreateAsync();
        await tunnel.Iks.StartAsync(OfIks("k8s-conn", All, Machines), SharedWord);
        await tunnel.Iks.StatusAsync("CONNECTING");

        await ShouldFailAsync(tunnel, DriftKind.Missing, "the IKE SA is CONNECTING");
    }

    [TunnelFact]
    public async Task Wrong_key_leaves_no_association()
    {
        await using var tunnel = await CreateAsync();
        await tunnel.StartAsync(OfIks("k8s-conn", All, Machines), OfEdge("iks", Machines, All), "another word");
        await tunnel.Iks.LogAsync("received AUTHENTICATION_FAILED notify error");
        await tunnel.Iks.StatusAsync("(0 up, 0 connecting)");

        await ShouldFailAsync(tunnel, DriftKind.Missing, "no security association: the tunnel is down");
    }

    [TunnelFact]
    public async Task IKE_proposals_that_do_not_agree_leave_no_association()
    {
        await using var tunnel = await CreateAsync();
        await tunnel.StartAsync(OfIks("k8s-conn", All, Machines), OfEdge("iks", Machines, All, "ike=aes128-sha256-modp3072! esp=aes256-sha256!"));
        await tunnel.Iks.LogAsync("received NO_PROPOSAL_CHOSEN notify error");
        await tunnel.Iks.StatusAsync("(0 up, 0 connecting)");

        await ShouldFailAsync(tunnel, DriftKind.Missing, "no security association: the tunnel is down");
    }

    [TunnelFact]
    public async Task ESP_proposals_that_do_not_agree_leave_one_up_without_a_child()
    {
        await using var tunnel = await CreateAsync();
        await tunnel.StartAsync(OfIks("k8s-conn", All, Machines), OfEdge("iks", Machines, All, "ike=aes256-sha256-modp2048! esp=aes128-sha256!"));
        await tunnel.Iks.LogAsync("received NO_PROPOSAL_CHOSEN notify, no CHILD_SA built");
        await tunnel.Iks.StatusAsync("(1 up, 0 connecting)");

        await ShouldFailAsync(tunnel, DriftKind.Missing, "the IKE SA is ESTABLISHED but has no INSTALLED child");
    }

    [TunnelFact]
    public async Task Networks_that_the_edge_does_not_accept_leave_one_up_without_a_child()
    {
        await using var tunnel = await CreateAsync();
        await tunnel.StartAsync(OfIks("k8s-conn", All, Machines), OfEdge("iks", "192.168.99.0/24", All));
        await tunnel.Iks.LogAsync("received TS_UNACCEPTABLE notify, no CHILD_SA built");
        await tunnel.Iks.StatusAsync("(1 up, 0 connecting)");

        await ShouldFailAsync(tunnel, DriftKind.Missing, "the IKE SA is ESTABLISHED but has no INSTALLED child");
    }

    [TunnelFact]
    public async Task Networks_that_the_edge_narrows_are_named()
    {
        await using var tunnel = await CreateAsync();
        await tunnel.StartAsync(OfIks("k8s-conn", All, Machines), OfEdge("iks", "192.168.140.0/24", Pods));
        await tunnel.Iks.StatusAsync("k8s-conn{1}:   ");

        await ShouldFailAsync(tunnel, DriftKind.Different, "nothing carries 172.21.0.0/16 === 192.168.140.0/23 and 172.30.0.0/16 === 192.168.141.0/24");
    }

    [TunnelFact]
    public async Task One_child_that_is_refused_is_named()
    {
        await using var tunnel = await CreateAsync();
        await tunnel.StartAsync(OfIks("pods", Pods, Machines) + OfIks("services", Services, Machines), OfEdge("pods", Machines, Pods));
        await tunnel.Iks.LogAsync("received TS_UNACCEPTABLE notify, no CHILD_SA built");
        await tunnel.Iks.StatusAsync("pods{1}:   ");

        await ShouldFailAsync(tunnel, DriftKind.Different, "nothing carries 172.21.0.0/16 === 192.168.140.0/23");
    }

    private static async Task ShouldFailAsync(RealTunnel tunnel, DriftKind drift, string actual)
    {
        var (byCommand, byVici) = (await tunnel.ByCommandAsync(), await tunnel.ByViciAsync());
        foreach (var site in new[] { byCommand, byVici })
        {
            var finding = site.OnlyFinding<TunnelUp>();
            Assert.Equal((Status.Fail, drift), (finding.Status, finding.Drift));
            Assert.Contains(actual, finding.Actual);
        }
        Assert.Equal(Verdicts(byCommand), Verdicts(byVici));
    }

    /// <summary>What the checks of the tunnel answer, and why.</summary>
    private static IEnumerable<string> Verdicts(ExampleSite site) => site.Run<TunnelUp>().Concat(site.Run<TunnelCrypto>()).Concat(site.Run<IpsecMirror>())
        .Select(r => $"{r.Check} {r.Subject}: {r.Status} {r.Actual}").Order(StringComparer.Ordinal);
}
