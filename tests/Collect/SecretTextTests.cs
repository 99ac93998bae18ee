using HybridDrift.Collect;

namespace HybridDrift.Tests.Collect;

public sealed class SecretTextTests
{
    [Theory]
    [InlineData("rule 'psk=abc123' is on", "rule 'psk=[hidden]' is on")]
    [InlineData("VPN_PASSWORD: \"two words\", next", "VPN_PASSWORD: [hidden], next")]
    [InlineData("https://admin:pw@nsx.example/api", "https://[hidden]@nsx.example/api")]
    [InlineData("10.1.1.1 10.2.2.2 : PSK \"it is a secret\"", "10.1.1.1 10.2.2.2 : PSK [hidden]")]
    [InlineData("Authorization: Bearer abcdef0123456789", "Authorization: Bearer [hidden]")]
    [InlineData("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzIn0.c2ln and more", "[hidden] and more")]
    [InlineData("$6$salt$abcdefghijklmnop", "[hidden]")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIEpA", "[hidden]")]
    [InlineData("x Aa1Aa1Aa1Aa1Aa1Aa1Aa1Aa1Aa1Aa1Aa y", "x [hidden] y")]
    public void What_looks_like_a_secret_is_hidden(string text, string shown) => Assert.Equal(shown, SecretText.Hide(text));

    [Theory]
    [InlineData("firewall rule 131074 (position 3) 'ICP vIPs from the private network': accept 10.0.0.0/8 to 192.168.133.10 tcp 8443, 8001")]
    [InlineData("pre-shared key authentication, aes256-sha256-modp2048, aes256gcm16")]
    [InlineData("iks/vpn-vcs-strongswan-6c9d8b7f5-x2k9q.strongswan.statusall.txt (line 14): the line with the SPIs of this IKE SA is missing")]
    [InlineData("pod kube-system/public-crabc-alb1-7f84d6b59c-m4t7w of the pull-secret and the token-controller")]
    [InlineData("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    public void What_a_network_engineer_reads_stays_as_it_is(string text) => Assert.Equal(text, SecretText.Hide(text));

    [Fact]
    public void An_endless_text_is_cut() => Assert.InRange(SecretText.Hide(new string('a', 10_000_000)).Length, 1, 20_001);

    [Fact]
    public void Hiding_twice_changes_nothing_more() =>
        Assert.All(new[] { "psk=abc", "https://a:b@c/", ": PSK \"x\"" }, t => Assert.Equal(SecretText.Hide(t), SecretText.Hide(SecretText.Hide(t))));
}
