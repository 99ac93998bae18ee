namespace HybridDrift.Tests.Plans;

public sealed class PlaceTests
{
    [Theory]
    [InlineData("internet", new string[0])]
    [InlineData("vcs-vms", new[] { "192.168.140.0/24" })]
    [InlineData("10.0.0.1", new[] { "10.0.0.1/32" })]
    [InlineData("10.0.0.0/8", new[] { "10.0.0.0/8" })]
    [InlineData("icp.proxy", new[] { "10.1.0.1/32" })]
    public void Place_stands_for_its_prefixes(string place, string[] prefixes)
    {
        var never = PlanSample.Plan($"{PlanSample.Minimal}icp: {{proxy: {{vip: 10.1.0.1, exposed-as: 10.2.0.1, ports: [443]}}}}\nnever: [{{from: {place}, to: vcs-vms}}]\n").Nevers[0];
        Assert.Equal(place, never.From.Text);
        Assert.Equal(prefixes, never.From.Prefixes.Select(p => p.ToString()));
        Assert.Equal((null, 5), (never.Because, never.Line));
    }

    [Theory]
    [InlineData("icp.master", "this plan has no icp.master; add 'master' under 'icp', or name another place")]
    [InlineData("icp.proxy", "this plan has no icp.proxy; add 'proxy' under 'icp', or name another place")]
    [InlineData("vcs-vm", "'vcs-vm' is neither an address nor a place of this plan; did you mean 'vcs-vms'? known: internet, vcs-vms, icp-workers")]
    [InlineData("all", "'all' is neither an address nor a place of this plan; known: internet, vcs-vms, icp-workers")]
    [InlineData("10.0.0.1/8", "'10.0.0.1/8' has host bits; the network is 10.0.0.0/8")]
    [InlineData("10.0.0", "'10.0.0' is not an IPv4 address or prefix; write four numbers from 0 to 255 without leading zeros, such as 10.1.2.3")]
    [InlineData("'::/0'", "'::/0' is IPv6, which is not modelled; write an IPv4 address or prefix")]
    [InlineData("[vcs-vms]", "this is a list; write a network, 'internet', 'icp.master', 'icp.proxy', an address or a prefix")]
    public void Wrong_place_is_a_problem(string place, string problem)
    {
        Assert.Equal($"4:30: {problem}", PlanSample.Problem($"{PlanSample.Minimal}never: [{{from: internet, to: {place}}}]\n"));
        Assert.Equal($"4:36: {problem}", PlanSample.Problem($"{PlanSample.Minimal}also-allowed: [{{to: vcs-vms, from: {place}, because: wanted}}]\n"));
    }

    [Theory]
    [InlineData("also-allowed: [{from: vcs-vms, to: vcs-vms}]", "4:16: key 'because' is missing; add it, such as 'because: \"the edges reach each other\"'")]
    [InlineData("also-allowed: [{from: vcs-vms, to: vcs-vms, because: x, ports: []}]", "4:64: the list is empty; write ports, such as [80, 443]")]
    [InlineData("never: [{from: internet}]", "4:9: key 'to' is missing; add it, such as 'to: vcs-vms'")]
    [InlineData("never: [{from: internet, to: vcs-vms, ports: [1]}]", "4:39: unknown key 'ports'; known: from, to, because")]
    [InlineData("never: internet", "4:8: 'internet' is a single value; write a list, each item on a line of its own that starts with '-'")]
    public void Wrong_rule_between_places_is_a_problem(string rule, string problem) => Assert.Equal(problem, PlanSample.Problem($"{PlanSample.Minimal}{rule}\n"));

    [Fact]
    public void Allowance_holds_its_ports() =>
        Assert.Equal([22, 443], PlanSample.Plan($"{PlanSample.Minimal}also-allowed: [{{from: vcs-vms, to: 10.0.0.1, ports: [22, 443], because: wanted}}]\n").AlsoAllowed[0].Ports);
}
