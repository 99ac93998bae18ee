using HybridDrift.Checks;
using HybridDrift.Checks.D;
using HybridDrift.Plans;
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

    [Theory]
    [InlineData(Pods, "icp-pods: 10.1.0.0/16", "network_cidr")]
    [InlineData("icp-services: 192.168.12.0/24", "icp-services: 10.0.0.0/16", "service_cluster_ip_range")]
    [InlineData("icp-services: 192.168.12.0/24", "icp-services: 10.0.0.0/24", "service_cluster_ip_range")]
    public void It_says_so_when_the_network_is_the_default_of_ICP(string old, string now, string setting)
    {
        var result = ExampleSite.Healthy().EditPlan(old, now).OnlyFinding<ByoipClash>();

        result.ShouldFail(DriftKind.Different, "clear of what IBM Cloud provides", $"it is the default of ICP ({setting} in cluster/config.yaml)", "plan", "line");
        Assert.Contains(setting, result.Fix);
    }

    [Fact]
    public void It_does_not_speak_of_a_default_when_another_network_has_that_range() =>
        Assert.DoesNotContain("default", ExampleSite.Healthy().EditPlan(Pods, "icp-pods: 10.0.0.0/16").OnlyFinding<ByoipClash>().Actual);

    [Fact]
    public void It_names_the_edition_of_the_list_when_a_range_is_reserved() => ExampleSite.Healthy().EditPlan(Pods, "icp-pods: 10.1.0.0/16")
        .OnlyFinding<ByoipClash>().ShouldFail(DriftKind.Different, "icp-pods", IbmReserved.Edition, "plan");

    [Fact]
    public void It_fails_for_every_clash_when_a_network_touches_several_ranges() => Assert.Equal(
        ["10.0.0.0/14", "10.177.0.0/18", "10.198.0.0/15", "10.200.0.0/14", "10.208.240.0/22"],
        ExampleSite.Healthy().EditPlan(Pods, "icp-pods: 10.0.0.0/8").Run<ByoipClash>().Where(r => r.Status == Status.Fail && r.Asset == "plan")
            .Select(r => r.Subject.Split(" – ")[1]).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("vcs-vms: [192.168.140.0/24, 192.168.141.0/24]", "vcs-vms: [192.168.140.0/24, 192.168.141.0/24, 10.1.9.0/24]")]
    [InlineData("icp-workers: 192.168.133.0/24", "icp-workers: [192.168.133.0/24, 10.1.9.0/24]")]
    [InlineData(Pods, "icp-pods: [192.168.16.0/20, 10.1.9.0/24]")]
    [InlineData("icp-services: 192.168.12.0/24", "icp-services: [192.168.12.0/24, 10.1.9.0/24]")]
    public void It_is_about_every_network_that_one_brings(string old, string now) => ExampleSite.Healthy().EditPlan(old, now)
        .OnlyFinding<ByoipClash>().ShouldFail(DriftKind.Different, now.Split(':')[0], "10.1.9.0/24 overlaps 10.0.0.0/14", "plan");

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
