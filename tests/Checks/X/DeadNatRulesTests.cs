using HybridDrift.Checks;
using HybridDrift.Checks.X;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.X;

public sealed class DeadNatRulesTests
{
    private const string Expected = "every rule is reached by some packet";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<DeadNatRules>();

    [Fact]
    public void It_fails_when_another_rule_sends_the_packets_elsewhere()
    {
        var result = ExampleSite.Healthy().NatFirst(IcpEdge, Dnat("10.208.242.131", "8443", "192.168.133.41", "8443", vnic: null)).OnlyFinding<DeadNatRules>();

        result.ShouldFail(DriftKind.Order, Expected, "no packet reaches rule 196614: what it matches is taken by rule 199999, which translates to 192.168.133.41:8443, before it", IcpEdge, "natRule[7]");
        Assert.Equal("DNAT tcp any → 10.208.242.131:8443 to 192.168.133.10:8443", result.Subject);
        Assert.Equal(Severity.Medium, result.Severity);
    }

    [Fact]
    public void It_fails_when_a_source_translation_is_hidden() => ExampleSite.Healthy().NatFirst(IcpEdge, Snat("192.168.0.0/16", "169.48.73.42", vnic: "1")).OnlyFinding<DeadNatRules>()
        .ShouldFail(DriftKind.Extra, Expected, "rule 196610", IcpEdge, "natRule[3]");

    [Fact]
    public void It_is_redundant_when_both_translate_alike()
    {
        var result = ExampleSite.Healthy().NatFirst(IcpEdge, Dnat("10.208.242.131", "8443", "192.168.133.10", "8443")).OnlyFinding<DeadNatRules>();

        result.ShouldFail(DriftKind.Extra, Expected, "to the same end", IcpEdge);
        Assert.Equal(Severity.Low, result.Severity);
    }

    [Theory]
    [InlineData("1", "tcp", "any")]               // on another interface
    [InlineData("0", "udp", "any")]
    [InlineData("0", "tcp", "10.60.0.0/16")]      // for some clients only
    public void It_passes_when_some_packets_are_left(string vnic, string protocol, string from) =>
        ExampleSite.Healthy().NatFirst(IcpEdge, Dnat("10.208.242.131", "8443", "192.168.133.41", "8443", vnic, protocol, from)).ShouldPass<DeadNatRules>();

    [Fact]
    public void Rules_that_the_edge_made_itself_hide_others_and_are_not_reported()
    {
        ExampleSite.Healthy().NatLast(IcpEdge, Dnat("10.208.242.131", "8443", "192.168.133.41", "8443", type: "internal_high")).ShouldPass<DeadNatRules>();
        ExampleSite.Healthy().NatFirst(IcpEdge, Dnat("10.208.242.131", "8443", "192.168.133.41", "8443", type: "internal_high")).OnlyFinding<DeadNatRules>().ShouldFail(DriftKind.Order, Expected, "rule 196614", IcpEdge);
    }

    [Fact]
    public void It_passes_when_NAT_is_off_or_the_rule_disabled()
    {
        ExampleSite.Healthy().NatFirst(IcpEdge, Dnat("10.208.242.131", "8443", "192.168.133.41", "8443")).NatOff(IcpEdge).ShouldPass<DeadNatRules>();
        ExampleSite.Healthy().NatFirst(IcpEdge, Dnat("10.208.242.131", "8443", "192.168.133.41", "8443").Replace("<enabled>true", "<enabled>false")).ShouldPass<DeadNatRules>();
    }

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<DeadNatRules>(IcpEdge);
}
