using HybridDrift.Checks;
using HybridDrift.Checks.A;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.A;

public sealed class ForwardingTests
{
    private const string Health = "nsx/edge-7.healthsummary.xml";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<Forwarding>();

    [Fact]
    public void It_fails_while_a_saved_configuration_is_not_published() => ExampleSite.Healthy().Edit(Health, "<publishStatus>APPLIED<", "<publishStatus>PERSISTED<")
        .OnlyFinding<Forwarding>().ShouldFail(DriftKind.Different, "published", "not yet on the appliance", Health);

    [Fact]
    public void It_fails_when_an_appliance_runs_an_older_configuration() => ExampleSite.Healthy().EditAfter(Health, "<vmHealthSummary>", "<vmConfigVersion>", "<vmConfigVersion>1")
        .OnlyFinding<Forwarding>().ShouldFail(DriftKind.Different, "every appliance runs configuration", "one runs 1", Health);

    [Fact]
    public void It_fails_when_distributed_rules_come_ahead() => ExampleSite.Healthy().Edit(Health, "<preRulesExists>false<", "<preRulesExists>true<")
        .OnlyFinding<Forwarding>().ShouldFail(DriftKind.Extra, "none", "there are some", Health);

    [Fact]
    public void It_cannot_tell_without_the_health_summary() => ExampleSite.Healthy().ShouldBeUnknownWithout<Forwarding>(Health);

    [Fact]
    public void It_cannot_tell_when_the_edge_changed_between_two_reads() => ExampleSite.Healthy().Edit("nsx/edge-7.xml", "<version>112</version>", "<version>111</version>")
        .OnlyFinding<Forwarding>().ShouldBeUnknown("the edge changed between the two");

    [Fact]
    public void It_cannot_tell_when_no_appliance_says_what_it_runs() => ExampleSite.Healthy().Edit(Health, "<vmConfigVersion>112</vmConfigVersion>", "")
        .OnlyFinding<Forwarding>().ShouldBeUnknown("no appliance says which configuration it runs");

    [Fact]
    public void A_standby_that_is_switched_off_says_nothing() => ExampleSite.Healthy()
        .Edit(Health, "<edgeVmsHealthSummary>", "<edgeVmsHealthSummary><vmHealthSummary><id>vm-172</id><mpConnectivityStatus>DOWN</mpConnectivityStatus></vmHealthSummary>").ShouldBeAsHealthy<Forwarding>();
}
