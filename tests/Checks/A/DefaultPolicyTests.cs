using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;
using static HybridDrift.Tests.Checks.EdgeEdits;

namespace HybridDrift.Tests.Checks.A;

public sealed class DefaultPolicyTests
{
    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<DefaultPolicy>();

    private static ExampleSite Open(string path) => ExampleSite.Healthy().EditAfter(path, "<defaultPolicy>", "<action>deny<", "<action>accept<").EditAfter(path, "<ruleType>default_policy<", "<action>deny<", "<action>accept<");

    [Fact]
    public void It_fails_when_the_default_is_open()
    {
        var finding = Open(VcsEdge).OnlyFinding<DefaultPolicy>().ShouldFail(DriftKind.Different, "on, default deny", "the default policy is accept", VcsEdge);

        Assert.Equal(Severity.Critical, finding.Severity);
    }

    [Fact]
    public void It_fails_when_the_firewall_is_off() => ExampleSite.Healthy().FirewallOff(IcpEdge)
        .OnlyFinding<DefaultPolicy>().ShouldFail(DriftKind.Different, "on, default deny", "the firewall is off", IcpEdge);

    [Fact]
    public void It_cannot_tell_when_the_two_places_that_say_it_differ() => ExampleSite.Healthy().EditAfter(IcpEdge, "<ruleType>default_policy<", "<action>deny<", "<action>accept<")
        .OnlyFinding<DefaultPolicy>().ShouldBeUnknown("defaultPolicy");

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<DefaultPolicy>(IcpEdge);

    [Fact]
    public void It_passes_when_the_default_rejects() =>
        ExampleSite.Healthy().EditAfter(IcpEdge, "<defaultPolicy>", "<action>deny<", "<action>reject<").EditAfter(IcpEdge, "<ruleType>default_policy<", "<action>deny<", "<action>reject<").ShouldBeAsHealthy<DefaultPolicy>();
}
