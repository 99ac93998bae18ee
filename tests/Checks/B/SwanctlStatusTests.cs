using HybridDrift.Checks;
using HybridDrift.Checks.B;
using HybridDrift.Checks.C;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.StatusEdits;

namespace HybridDrift.Tests.Checks.B;

/// <summary>What is known of a tunnel when its gateway was recorded by swanctl, alone or beside ipsec.</summary>
public sealed class SwanctlStatusTests
{
    private const string Swanctl = "iks/vpn-vcs-strongswan-6c9d8b7f5-x2k9q.strongswan.swanctl.txt";

    private const string Ike = """
        k8s-conn: #52, ESTABLISHED, IKEv2, 4be2a07719c35d1e_i 91d3f86a5c0e27b8_r*
          local  'ibm-cloud' @ 172.30.203.206[4500]
          remote '10.208.242.132' @ 10.208.242.132[4500]
          AES_CBC-256/HMAC_SHA2_256_128/PRF_HMAC_SHA2_256/MODP_2048
          established 1320s ago, reauth in 8000s

        """;

    private static string Child(string remote = "192.168.140.0/24 192.168.141.0/24", string local = "172.21.0.0/16 172.30.0.0/16") => $"""
          k8s-conn: #188, reqid 1, INSTALLED, TUNNEL-in-UDP, ESP:AES_CBC-256/HMAC_SHA2_256_128
            installed 1200s ago, rekeying in 1440s, expires in 2400s
            in  c3a51e07, 9423310 bytes, 12840 packets,     2s ago
            out cd08b2f4, 1853204 bytes,  9911 packets,     2s ago
            local  {local}
            remote {remote}

        """;

    private static ExampleSite Only(string text) => ExampleSite.Healthy().Remove(ToVcs).Replace(Swanctl, text);

    private static ExampleSite WithExitCode(ExampleSite site, int code) =>
        site.Replace("recording.json", $$"""{"site": "dal10", "sources": [], "documents": [{"path": "{{Swanctl}}", "exitCode": {{code}}}]}""");

    [Fact]
    public void The_tunnel_is_up_and_its_encryption_known_when_swanctl_shows_them()
    {
        Only(Ike + Child()).ShouldBeAsHealthy<TunnelUp>();
        Only(Ike + Child()).ShouldBeAsHealthy<TunnelCrypto>();
    }

    [Fact]
    public void Its_configuration_is_not_known() => Assert.Contains(Only(Ike + Child()).Run<IpsecMirror>(), r => r.Status == Status.Unknown && r.Reason.Contains("'swanctl --list-sas' do not", StringComparison.Ordinal));

    [Fact]
    public void The_tunnel_carries_less_when_swanctl_shows_less() => Only(Ike + Child("192.168.140.0/24")).OnlyFinding<TunnelUp>()
        .ShouldFail(DriftKind.Different, "=== 192.168.140.0/23", "nothing carries 172.21.0.0/16, 172.30.0.0/16 === 192.168.141.0/24", Swanctl, "line 6");

    [Fact]
    public void The_tunnel_is_down_when_the_pod_behind_its_address_lists_nothing()
    {
        WithExitCode(Only(""), 0).OnlyFinding<TunnelUp>().ShouldFail(DriftKind.Missing, "ESTABLISHED", "the tunnel is down", Swanctl, "whole text");
        Only("list-sas reply {}\n").OnlyFinding<TunnelUp>().ShouldFail(DriftKind.Missing, "ESTABLISHED", "the tunnel is down", Swanctl, "whole text");
    }

    [Fact]
    public void It_cannot_be_told_when_the_pod_is_not_known_to_hold_the_address()
    {
        Only("list-sas reply {}\n").Remove("iks/pods.json").OnlyFinding<TunnelUp>().ShouldBeUnknown("10.208.242.132");
        Only("list-sas reply {}\n").Remove("iks/services.json").OnlyFinding<TunnelUp>().ShouldBeUnknown("10.208.242.132");
    }

    [Fact]
    public void It_cannot_be_told_when_nothing_says_that_the_command_ended_well()
    {
        Only("").OnlyFinding<TunnelUp>().ShouldBeUnknown(Swanctl);
        WithExitCode(Only(""), 111).OnlyFinding<TunnelUp>().ShouldBeUnknown(Swanctl);
        Only(Ike + Child()[..^9]).OnlyFinding<TunnelUp>().ShouldBeUnknown(Swanctl);
    }

    [Fact]
    public void One_daemon_is_one_when_two_commands_tell_of_it()
    {
        var site = ExampleSite.Healthy().Replace(Swanctl, Ike.Replace("#52", "#53") + Child("192.168.140.0/23").Replace("#188", "#199"));

        site.ShouldBeAsHealthy<TunnelUp>();
        site.ShouldBeAsHealthy<IpsecMirror>();
        site.ShouldBeAsHealthy<IcpTunnelUp>();
    }

    [Fact]
    public void The_readable_one_counts_when_the_other_command_failed()
    {
        ExampleSite.Healthy().Replace(Swanctl, "sudo: a password is required\n").ShouldBeAsHealthy<TunnelUp>();
        ExampleSite.Healthy().Replace(ToVcs, "sudo: a password is required\n").Replace(Swanctl, Ike + Child()).ShouldBeAsHealthy<TunnelUp>();
    }

    [Theory]
    [InlineData("list-sas reply {}\n")]
    [InlineData(Ike)]
    public void It_cannot_be_told_when_two_commands_say_otherwise(string text)
    {
        ExampleSite.Healthy().Replace(Swanctl, text).OnlyFinding<TunnelUp>().ShouldBeUnknown($"shows other tunnels than {Swanctl}");
        ExampleSite.Healthy().Replace(Swanctl, Ike + Child(local: "172.30.0.0/16")).OnlyFinding<TunnelUp>().ShouldBeUnknown("shows other tunnels");
    }
}
