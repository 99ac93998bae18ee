using HybridDrift.Checks;
using HybridDrift.Checks.B;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.B;

public sealed class TunnelCryptoTests
{
    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<TunnelCrypto>();

    private const string Status = "iks/vpn-vcs-strongswan-6c9d8b7f5-x2k9q.strongswan.statusall.txt";

    [Fact]
    public void It_fails_when_a_weaker_group_was_negotiated() => ExampleSite.Healthy().Edit(Status, "PRF_HMAC_SHA2_256/MODP_2048", "PRF_HMAC_SHA2_256/MODP_1024")
        .OnlyFinding<TunnelCrypto>().ShouldFail(DriftKind.Different, "aes256-sha256-modp2048", "MODP_1024", Status);

    [Fact]
    public void It_fails_when_the_child_uses_another_cipher() => ExampleSite.Healthy().EditAfter(Status, "INSTALLED, TUNNEL", "AES_CBC_256/", "3DES_CBC/")
        .OnlyFinding<TunnelCrypto>().ShouldFail(DriftKind.Different, "aes256-sha256", "3DES_CBC", Status);

    [Fact]
    public void It_passes_when_a_child_shows_the_group_of_its_rekeying() => ExampleSite.Healthy().EditAfter(Status, "INSTALLED, TUNNEL", "AES_CBC_256/HMAC_SHA2_256_128", "AES_CBC_256/HMAC_SHA2_256_128/MODP_2048").ShouldBeAsHealthy<TunnelCrypto>();

    [Fact]
    public void It_cannot_tell_without_the_status() => Assert.All(ExampleSite.Healthy().Remove(Status).Run<TunnelCrypto>(), r => r.ShouldBeUnknown("ipsec status"));

    [Fact]
    public void It_does_not_apply_when_the_plan_names_no_proposals() => ExampleSite.Healthy()
        .EditPlan(",\n        proposals: {ike: aes256-sha256-modp2048, esp: aes256-sha256}}", "}").ShouldNotApply<TunnelCrypto>("no proposals");
}
