using HybridDrift.Checks;
using HybridDrift.Checks.X;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.X;

public sealed class RuleObjectsTests
{
    private static ExampleSite Marked(string flag, string enabled = "true") => ExampleSite.Healthy().EditAfter(IcpEdge, "<name>NTP</name>", "<enabled>true</enabled>", $"<enabled>{enabled}</enabled>{flag}");

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<RuleObjects>();

    [Theory]
    [InlineData("invalidSource", "source")]
    [InlineData("invalidDestination", "destination")]
    [InlineData("invalidApplication", "application")]
    public void It_fails_when_an_object_was_deleted(string flag, string side)
    {
        var result = Marked($"<{flag}>true</{flag}>").OnlyFinding<RuleObjects>();

        result.ShouldFail(DriftKind.Different, "every object that it names is there", $"an object in its {side} was deleted", IcpEdge, "firewallRule");
        Assert.DoesNotContain("ipset-", result.Subject);
        Assert.DoesNotContain("131092", result.Subject);
    }

    [Fact]
    public void It_passes_when_the_rule_is_disabled_or_the_flag_says_no()
    {
        Marked("<invalidSource>true</invalidSource>", "false").ShouldBeAsHealthy<RuleObjects>();
        Marked("<invalidSource>false</invalidSource>").ShouldBeAsHealthy<RuleObjects>();
    }

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<RuleObjects>(IcpEdge);
}
