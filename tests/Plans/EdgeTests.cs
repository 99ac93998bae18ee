namespace HybridDrift.Tests.Plans;

public sealed class EdgeTests
{
    [Theory]
    [InlineData("a: {nsx: esg-7, serves: vcs-vms}", "5:12: 'esg-7' does not fit; write an NSX edge id, such as edge-7")]
    [InlineData("a: {nsx: edge-1234567890, serves: vcs-vms}", "5:12: 'edge-1234567890' does not fit; write an NSX edge id, such as edge-7")]
    [InlineData("a: {nsx: edge-7, router: '8', serves: vcs-vms}", "5:28: '8' does not fit; write an NSX edge id, such as edge-7")]
    [InlineData("a: {nsx: edge-7, serves: []}", "5:28: the list is empty; write the name of a network, such as vcs-vms")]
    [InlineData("a: {nsx: edge-7, serves: [icp-worker]}", "5:29: 'icp-worker' is not a network of this plan; did you mean 'icp-workers'? known: vcs-vms, icp-workers")]
    [InlineData("a: {nsx: edge-7, serves: on-premises}", "5:28: 'on-premises' is not a network of this plan; known: vcs-vms, icp-workers")]
    [InlineData("a: {nsx: edge-7, serves: vcs-vms, transit: 10.0.0.1/30}", "5:46: '10.0.0.1/30' has host bits; the network is 10.0.0.0/30")]
    [InlineData("a: {nsx: edge-7, serves: vcs-vms, public: 10.0.0.0/30}", "5:45: '10.0.0.0/30' is a prefix; write one address, without a length")]
    [InlineData("a: {nsx: edge-7, serves: vcs-vms, dlr: edge-8}", "5:37: unknown key 'dlr'; known: nsx, public, private, router, transit, serves")]
    [InlineData("A: {nsx: edge-7, serves: vcs-vms}", "5:3: name 'A' does not fit; write 1 to 63 lower-case letters, digits and hyphens, with no hyphen in front")]
    [InlineData("a: edge-7", "5:6: 'edge-7' is a single value; write a map with the keys nsx, public, private, router, transit, serves")]
    [InlineData("- a", "5:3: this is a list; write a map: a name of your own, and below it what has that name")]
    public void Wrong_edge_is_a_problem(string edge, string problem) => Assert.Equal(problem, PlanSample.Problem($"{PlanSample.Minimal}edges:\n  {edge}\n"));

    [Theory]
    [InlineData("nsx: edge-7, router: edge-9", "6:12: 'edge-7' is used twice, by 'a' on line 5 and by 'b'")]
    [InlineData("nsx: edge-9, router: edge-8", "6:28: 'edge-8' is used twice, by 'a' on line 5 and by 'b'")]
    [InlineData("nsx: edge-8, router: edge-9", "6:12: 'edge-8' is used twice, by 'a' on line 5 and by 'b'")]
    [InlineData("nsx: edge-9, router: edge-9", "6:28: 'edge-9' is used twice, by 'b' on line 6 and by 'b'")]
    public void Id_that_is_used_twice_is_a_problem(string ids, string problem) => Assert.Equal(
        $"{problem}; every gateway and every router has an id of its own",
        PlanSample.Problem($"{PlanSample.Minimal}edges:\n  a: {{nsx: edge-7, router: edge-8, serves: vcs-vms}}\n  b: {{{ids}, serves: vcs-vms}}\n"));

    [Theory]
    [InlineData("master: {vip: 10.0.0.1, exposed-as: [], ports: [1]}", "5:39: the list is empty; write an IPv4 address, such as 10.1.2.3")]
    [InlineData("master: {vip: 10.0.0.1, exposed-as: 10.0.0.2}", "5:3: key 'ports' is missing; add it, such as 'ports: [8443]'")]
    [InlineData("proxy: {vip: 10.0.0.1, exposed-as: [10.0.0.2, x], ports: [1]}", "5:49: 'x' is not an IPv4 address; write four numbers from 0 to 255 without leading zeros, such as 10.1.2.3")]
    [InlineData("worker: {}", "5:3: unknown key 'worker'; known: master, proxy")]
    public void Wrong_vip_is_a_problem(string vip, string problem) => Assert.Equal(problem, PlanSample.Problem($"{PlanSample.Minimal}icp:\n  {vip}\n"));
}
