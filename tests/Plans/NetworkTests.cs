using HybridDrift.Addresses;

namespace HybridDrift.Tests.Plans;

public sealed class NetworkTests
{
    private static string WithNetworks(string networks) => $"site: dal10\nintegration: {{}}\nnetworks:\n{networks}";

    [Fact]
    public void Long_form_holds_vlan_and_note()
    {
        var network = Assert.Single(PlanSample.Plan(WithNetworks("  vcs-vms: {cidr: [10.0.0.0/24, 10.0.1.0/24], vlan: 4094, note: for the shop}\n")).Networks);
        Assert.Equal(["10.0.0.0/24", "10.0.1.0/24"], network.Prefixes.Select(p => p.ToString()));
        Assert.Equal((4094, "for the shop", 4), (network.Vlan, network.Note, network.Line));
    }

    [Fact]
    public void Fixed_networks_of_iks_are_filled_in_when_the_plan_has_iks()
    {
        var plan = PlanSample.Plan(WithNetworks("  iks-workers-private: 10.177.7.192/26\n  iks-services: 172.22.0.0/16\n"));
        Assert.Equal(["iks-workers-private", "iks-services", "iks-pods"], plan.Networks.Select(n => n.Name));
        Assert.Equal([Prefix.Parse("172.22.0.0/16")], plan.Prefixes("iks-services"));
        Assert.Equal([Prefix.Parse("172.30.0.0/16")], plan.Prefixes("iks-pods"));
        Assert.Equal(0, plan.Networks[2].Line);
    }

    [Fact]
    public void Fixed_networks_of_iks_are_left_out_when_the_plan_has_no_iks() =>
        Assert.Equal(["vcs-vms", "icp-workers"], PlanSample.Plan(PlanSample.Minimal).Networks.Select(n => n.Name));

    [Fact]
    public void Filled_in_networks_can_be_referred_to() =>
        PlanSample.Plan(WithNetworks("  iks-workers-private: 10.177.7.192/26\nnever: [{from: internet, to: iks-pods}]\n"));

    [Theory]
    [InlineData("icp-worker: 10.0.0.0/24", "4:3: 'icp-worker' is not a kind of network; did you mean 'icp-workers'?")]
    [InlineData("vcs-vms: []", "4:12: the list is empty; write a prefix, such as 10.1.0.0/16")]
    [InlineData("vcs-vms:", "4:3: there is no value; write a prefix, such as 10.1.0.0/16")]
    [InlineData("vcs-vms: {vlan: 5}", "4:3: key 'cidr' is missing; add it, such as 'cidr: 192.168.140.0/24'")]
    [InlineData("vcs-vms: {cidr: 10.0.0.0/24, vlan: 4095}", "4:38: '4095' is not a VLAN id from 1 to 4094; write one number as digits")]
    [InlineData("vcs-vms: {cidr: 10.0.0.0/24, vlan: '5'}", "4:38: '5' is a text; write 5 without quotes")]
    [InlineData("vcs-vms: {cidr: 10.0.0.0/24, vlna: 5}", "4:32: unknown key 'vlna'; did you mean 'vlan'?")]
    [InlineData("vcs-vms: [10.0.0.0/24, 10.0.1.1/24]", "4:26: '10.0.1.1/24' has host bits; the network is 10.0.1.0/24")]
    [InlineData("{}", "4:3: there is no network; write at least one, such as vcs-vms: 192.168.140.0/24")]
    [InlineData("[]", "4:3: this is a list; write a map with the keys iks-pods, iks-services, iks-public-portable, iks-private-portable, iks-workers-public, iks-workers-private, "
        + "vcs-hosts-public, vcs-hosts-private, vcs-esg-public, vcs-esg-private, vcs-vms, icp-pods, icp-services, icp-workers, on-premises")]
    public void Wrong_network_is_a_problem(string network, string problem) => Assert.Equal(problem, PlanSample.Problem(WithNetworks($"  {network}\n")));

    [Fact]
    public void Overlapping_networks_are_left_to_the_checks() => PlanSample.Plan(WithNetworks("  vcs-vms: 10.0.0.0/8\n  icp-pods: 10.0.0.0/8\n"));

    [Fact]
    public void References_are_not_reported_when_there_are_no_networks_to_refer_to() => Assert.Equal(
        "1:1: key 'networks' is missing; add it, such as 'networks: {vcs-vms: 192.168.140.0/24}'",
        PlanSample.Problem("site: a\nintegration: {}\nedges: {a: {nsx: edge-1, serves: vcs-vms}}\nnever: [{from: internet, to: vcs-vms}]\n"));
}
