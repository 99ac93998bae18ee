using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Checks.D;

public sealed class ByoipClashTests
{
    private const string Subnets = "iks/vlan-ip-config.json";
    private const string Pods = "icp-pods: 192.168.16.0/20";

    [Fact]
    public void It_passes_when_the_site_is_healthy() => ExampleSite.Healthy().ShouldPass<ByoipClash>();

    [Theory]
    [InlineData("icp-pods: 10.1.0.0/16", "10.1.0.0/16 overlaps 10.0.0.0/14, reserved by IBM Cloud")]
    [InlineData("icp-pods: 10.201.0.0/20", "10.201.0.0/20 overlaps 10.200.0.0/14, reserved by IBM Cloud")]
    [InlineData("icp-pods: 10.177.48.0/20", "10.177.48.0/20 overlaps 10.177.0.0/18, a subnet of the account")]
    public void It_fails_when_a_network_touches_what_IBM_Cloud_provides(string now, string actual)
    {
        var result = ExampleSite.Healthy().EditPlan(Pods, now).OnlyFinding<ByoipClash>();

        result.ShouldFail(DriftKind.Different, "icp-pods clear of what IBM Cloud provides", actual, "plan", "line");
        Assert.Equal(Severity.High, result.Severity);
    }

    [Fact]
    public void It_warns_when_a_network_lies_in_the_private_space_without_a_listed_clash()
    {
        var result = ExampleSite.Healthy().EditPlan(Pods, "icp-pods: 10.77.0.0/20").OnlyFinding<ByoipClash>();

        result.ShouldFail(DriftKind.Different, "icp-pods clear of what IBM Cloud provides", "10.77.0.0/20: no listed clash, but inside 10.0.0.0/8", "plan", "line");
        Assert.Equal(Severity.Low, result.Severity);
    }

    [Fact]
    public void It_fails_when_a_subnet_was_ordered_since() => ExampleSite.Healthy().Edit(Subnets, "10.177.9.64/29", "192.168.141.64/29")
        .OnlyFinding<ByoipClash>().ShouldFail(DriftKind.Different,
            "vcs-vms clear of what IBM Cloud provides", "192.168.141.0/24 overlaps 192.168.141.64/29, which IBM Cloud has assigned to the cluster", Subnets, "subnets[0]");

    [Fact]
    public void It_fails_when_the_subnet_is_told_by_its_addresses_only() => ExampleSite.Healthy().Edit(Subnets, ",\\n          \\\"cidr\\\": \\\"10.177.9.64/29\\\"", "")
        .Edit(Subnets, "10.177.9.", "192.168.141.").OnlyFinding<ByoipClash>().ShouldFail(DriftKind.Different, "vcs-vms clear", "192.168.141.0/24 overlaps 192.168.141.66", Subnets);

    [Fact]
    public void A_subnet_of_ones_own_is_no_clash() => ExampleSite.Healthy().Edit(Subnets, "10.177.9.64/29", "192.168.141.64/29")
        .EditAfter(Subnets, "2210467", """is_byoip\": false""", """is_byoip\": true""").ShouldPass<ByoipClash>();

    [Fact]
    public void It_cannot_tell_without_the_subnets() => ExampleSite.Healthy().ShouldBeUnknownWithout<ByoipClash>(Subnets);

    [Fact]
    public void It_still_finds_the_clash_in_the_plan_without_the_subnets() =>
        Assert.Contains(ExampleSite.Healthy().EditPlan(Pods, "icp-pods: 10.1.0.0/16").Remove(Subnets).Run<ByoipClash>(), r => r.Status == Status.Fail);

    [Fact]
    public void Host_bits_of_a_subnet_change_nothing() => ExampleSite.Healthy().Edit(Subnets, "10.177.9.64/29", "10.177.9.66/29").ShouldBeAsHealthy<ByoipClash>();

    [Fact]
    public void It_does_not_apply_when_the_plan_brings_nothing()
    {
        var plan = ExampleSite.Healthy().Plan.Plan;

        Assert.NotNull(new ByoipClash().NotApplicable(plan with { Networks = [.. plan.Networks.Where(n => n.Name is "iks-pods" or "on-premises")] }));
    }
}
