using HybridDrift.Checks;
using HybridDrift.Checks.B;
using HybridDrift.Collect;
using HybridDrift.Tests.Checks;
using HybridDrift.Tests.Sites.Parse;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Real.StrongSwan.RealTunnel;

namespace HybridDrift.Tests.Real.StrongSwan;

/// <summary>Real tunnels that are up, or could be: what both ends agree on and the plan does not, and a gateway that does not run.</summary>
[Collection(RealNetworks.Name)]
public sealed class RealEndsTests
{
    private const string All = $"{Pods},{Services}";

    [TunnelFact]
    public async Task Weaker_encryption_that_both_ends_agree_on_is_found()
    {
        const string Weaker = "ike=aes128-sha256-modp2048! esp=aes128-sha256!";
        await using var tunnel = await CreateAsync();
        await tunnel.StartAsync(OfIks("k8s-conn", All, Machines, Weaker), OfEdge("iks", Machines, All, Weaker));
        await tunnel.Iks.StatusAsync("k8s-conn{1}:   ");

        foreach (var site in new[] { await tunnel.ByCommandAsync(), await tunnel.ByViciAsync() })
        {
            site.ShouldPass<TunnelUp>();
            Assert.Equal(["AES_CBC_128/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048", "AES_CBC_128/HMAC_SHA2_256_128"],
                site.Run<TunnelCrypto>().Where(r => r.Status == Status.Fail).OrderByDescending(r => r.Actual.Length).Select(r => r.Actual));
        }
    }

    [TunnelFact]
    public async Task Identity_that_the_edge_does_not_expect_is_found_before_the_tunnel_breaks()
    {
        await using var tunnel = await CreateAsync();
        await tunnel.StartAsync(OfIks("k8s-conn", All, Machines).Replace("ibm-cloud", "iks-dal10", StringComparison.Ordinal), OfEdge("iks", Machines, All).Replace("ibm-cloud", "iks-dal10", StringComparison.Ordinal));
        await tunnel.Iks.StatusAsync("k8s-conn{1}:   ");

        foreach (var site in new[] { await tunnel.ByCommandAsync(), await tunnel.ByViciAsync() })
        {
            site.ShouldPass<TunnelUp>();
            Assert.Equal("the edge has ibm-cloud, strongSwan has iks-dal10", site.OnlyFinding<IpsecMirror>().Actual);
        }
    }

    [TunnelFact]
    public async Task Daemon_that_is_stopped_is_never_a_tunnel_that_is_up()
    {
        await using var tunnel = await CreateAsync();
        await tunnel.Iks.StartAsync(OfIks("k8s-conn", All, Machines), SharedWord);
        await tunnel.Iks.StopAsync();

        var recording = Recording.Of(LiveRecording.Contents("dal10", ExampleSite.Now, [await tunnel.ReadCommandAsync()]), []);
        Assert.True(recording.Site().Clusters["iks"].IpsecStatuses.Single(s => s.Document == Recorded).Whole().DaemonStopped);
        Assert.Equal(new Problem("iks/vpn-1.strongswan.vici.json", "", "could not be read: nobody answers at its socket: charon does not run, or runs without the plugin vici"),
            Assert.Single((await tunnel.ReadViciAsync()).Problems));
    }
}
