using HybridDrift.Checks;
using HybridDrift.Checks.F;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.F;

public sealed class TunnelSendersTests
{
    private const string Edge = "nsx/edge-3.xml", Rule = "Shop DB: IKS pods to MySQL";

    private static ExampleSite With(string source) =>
        ExampleSite.Healthy().EditAfter(Edge, Rule, "<groupingObjectId>ipset-18</groupingObjectId>", $"<ipAddress>{source}</ipAddress>");

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<TunnelSenders>();

    [Fact]
    public void It_fails_when_the_rule_waits_for_the_workers() =>
        With("10.177.7.192/26").OnlyFinding<TunnelSenders>().ShouldFail(DriftKind.Different, "the pods are let in: 172.30.0.0/16", "the workers instead: 10.177.7.192/26", Edge, "firewallRule[");

    [Fact]
    public void It_fails_when_the_rule_takes_some_of_the_pods_only() =>
        With("172.30.0.0/17").OnlyFinding<TunnelSenders>().ShouldFail(DriftKind.Missing, "the pods are let in", "not 172.30.128.0/17", Edge);

    [Fact]
    public void It_fails_when_the_plan_says_workers_and_the_rule_says_pods() => ExampleSite.Healthy().EditPlan("snat: false", "snat: true").OnlyFinding<TunnelSenders>()
        .ShouldFail(DriftKind.Different, "the workers are let in", "the pods instead: 172.30.0.0/16", Edge);

    [Theory]
    [InlineData("172.30.0.0-172.30.255.255")]
    [InlineData("172.30.0.0/17,172.30.128.0/17")]
    [InlineData("any")]
    public void Another_wording_of_the_sources_changes_nothing(string source) => With(source).ShouldBeAsHealthy<TunnelSenders>();

    [Fact]
    public void It_cannot_tell_without_the_members_of_the_rule() => ExampleSite.Healthy().ShouldBeUnknownWithout<TunnelSenders>("nsx/ipset-18.xml");

    [Fact]
    public void It_cannot_tell_without_the_edge() => ExampleSite.Healthy().ShouldBeUnknownWithout<TunnelSenders>(Edge);

    [Fact]
    public void It_does_not_apply_in_other_modes() => ExampleSite.Healthy().EditPlan("iks-to-vcs: strongswan ", "iks-to-vcs: none ").ShouldNotApply<TunnelSenders>("B2");
}
