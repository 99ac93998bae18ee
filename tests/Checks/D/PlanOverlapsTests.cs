using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.D;

public sealed class PlanOverlapsTests
{
    private const string Expected = "no address in two networks";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<PlanOverlaps>();

    [Theory]
    [InlineData("icp-services: 192.168.12.0/24", "icp-services: 192.168.16.0/24", "icp-pods 192.168.16.0/20 and icp-services 192.168.16.0/24 share 192.168.16.0/24")]
    [InlineData("icp-pods: 192.168.16.0/20", "icp-pods: 172.30.128.0/20", "icp-pods 172.30.128.0/20 and iks-pods 172.30.0.0/16 share 172.30.128.0/20")]
    [InlineData("on-premises: 10.60.0.0/16", "on-premises: 192.168.140.0/24", "on-premises 192.168.140.0/24 and vcs-vms 192.168.140.0/24 share 192.168.140.0/24")]
    [InlineData("transit: 192.168.100.0/24", "transit: 192.168.133.128/25", "transit of icp-edge 192.168.133.128/25 share 192.168.133.128/25")]
    public void It_fails_for_a_pair_that_overlaps(string old, string now, string actual) => ExampleSite.Healthy().EditPlan(old, now)
        .OnlyFinding<PlanOverlaps>().ShouldFail(DriftKind.Different, Expected, actual, "plan", "line");

    [Fact]
    public void It_fails_for_every_pair_once() =>
        Assert.Equal(2, ExampleSite.Healthy().EditPlan("icp-services: 192.168.12.0/24", "icp-services: [192.168.16.0/24, 192.168.133.0/28]").Run<PlanOverlaps>().Count(r => r.Status == Status.Fail));

    [Fact]
    public void A_stretched_network_may_be_on_both_sides() => ExampleSite.Healthy().EditPlan("on-premises: 10.60.0.0/16", "on-premises: [10.60.0.0/16, 192.168.141.0/24]").ShouldBeAsHealthy<PlanOverlaps>();

    [Fact]
    public void A_flow_to_one_machine_stretches_its_network() => ExampleSite.Healthy().EditPlan("on-premises: 10.60.0.0/16", "on-premises: [10.60.0.0/16, 192.168.141.0/24]")
        .EditPlan("to: 192.168.141.0/24, ports: [443], stretched", "to: 192.168.141.9, ports: [443], stretched").ShouldPass<PlanOverlaps>();

    [Fact]
    public void What_is_not_stretched_of_a_network_may_not_be_on_both_sides() => ExampleSite.Healthy()
        .EditPlan("vcs-vms: [192.168.140.0/24, 192.168.141.0/24]", "vcs-vms: 192.168.140.0/23").EditPlan("on-premises: 10.60.0.0/16", "on-premises: [10.60.0.0/16, 192.168.140.0/23]")
        .OnlyFinding<PlanOverlaps>().ShouldFail(DriftKind.Different, Expected, "share 192.168.140.0/23", "plan");

    [Fact]
    public void The_same_network_listed_twice_is_no_pair() => ExampleSite.Healthy()
        .EditPlan("vcs-vms: [192.168.140.0/24, 192.168.141.0/24]", "vcs-vms: [192.168.140.0/23, 192.168.141.0/24]").ShouldPass<PlanOverlaps>();

    [Fact]
    public void Two_networks_of_one_kind_may_not_share_addresses_either()
    {
        var plan = ExampleSite.Healthy().Plan.Plan;
        var second = plan with { Networks = [.. plan.Networks, new("iks-pods", [HybridDrift.Addresses.Prefix.Parse("172.30.0.0/16")], null, null, 99)] };

        var outcome = Assert.Single(new PlanOverlaps().Run(new(second, null!)));

        Assert.Equal((OutcomeKind.FailByEvidence, "iks-pods 172.30.0.0/16 and iks-pods 172.30.0.0/16 share 172.30.0.0/16"), (outcome.Kind, outcome.Actual));
        Assert.Equal(2, outcome.Evidence.Distinct().Count());
    }

    [Fact]
    public void The_finding_is_the_same_when_the_plan_lists_the_networks_in_another_order()
    {
        const string pods = "  icp-pods: 192.168.16.0/20\n", services = "  icp-services: 192.168.12.0/24\n", clash = "  icp-services: 192.168.16.0/24\n";

        Assert.Equal(ExampleSite.Healthy().EditPlan(pods + services, pods + clash).OnlyFinding<PlanOverlaps>().Identity,
            ExampleSite.Healthy().EditPlan(pods + services, clash + pods).OnlyFinding<PlanOverlaps>().Identity);
    }
}
