namespace HybridDrift.Tests.Plans;

public sealed class VpnTests
{
    private const string Good = "cluster: icp, gateway: 10.0.0.1, peer: 10.0.0.2, local: icp-workers, remote: vcs-vms";

    private static string WithVpn(string vpn) => $"{PlanSample.Minimal}vpn:\n  a: {{{vpn}}}\n";

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    public void Snat_is_read(string snat, bool expected) => Assert.Equal(expected, PlanSample.Plan(WithVpn($"{Good}, snat: {snat}")).Vpns[0].Snat);

    [Fact]
    public void Snat_is_off_when_not_given() => Assert.False(PlanSample.Plan(WithVpn(Good)).Vpns[0].Snat);

    [Theory]
    [InlineData("icp,", "ocp,", "5:16: 'ocp' is not one of iks, icp; did you mean icp?")]
    [InlineData("cluster: icp, ", "", "5:3: key 'cluster' is missing; add it, such as 'cluster: iks'")]
    [InlineData("gateway: 10.0.0.1", "gateway: 10.0.0.1/32", "5:30: '10.0.0.1/32' is a prefix; write one address, without a length")]
    [InlineData("remote: vcs-vms", "remote: []", "5:84: the list is empty; write the name of a network, such as vcs-vms")]
    [InlineData("remote: vcs-vms", "remote: 10.0.0.0/8", "5:84: '10.0.0.0/8' is not a network of this plan; known: vcs-vms, icp-workers")]
    [InlineData("remote: vcs-vms", "remote: vcs-vms, proposals: {ike: 'aes 256'}", "5:110: 'aes 256' does not fit; write algorithms joined by hyphens, such as aes256-sha256-modp2048")]
    [InlineData("remote: vcs-vms", "remote: vcs-vms, proposals: {ah: sha256}", "5:105: unknown key 'ah'; known: ike, esp")]
    public void Wrong_vpn_is_a_problem(string good, string wrong, string problem) =>
        Assert.Equal(problem, PlanSample.Problem(WithVpn(Good.Replace(good, wrong, StringComparison.Ordinal))));
}
