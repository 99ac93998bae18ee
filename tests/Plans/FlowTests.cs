using HybridDrift.Addresses;
using HybridDrift.Plans;

namespace HybridDrift.Tests.Plans;

public sealed class FlowTests
{
    private static string WithFlow(string flow) => $"{PlanSample.Minimal}flows:\n- {{{flow}}}\n";

    [Theory]
    [InlineData("kind: internet-to-iks", "name, address, ports, alb, backend")]
    [InlineData("kind: internet-to-icp", "name, address, ports, backend")]
    [InlineData("kind: iks-to-vm", "name, from, to, ports")]
    [InlineData("kind: icp-to-vm", "name, from, to, ports")]
    [InlineData("kind: enterprise-to-vm", "name, from, to, ports")]
    [InlineData("", "kind, name, ports")]
    public void Every_kind_asks_for_its_keys(string kind, string missing)
    {
        var problems = PlanSample.Problems(WithFlow(kind));
        Assert.All(problems, p => Assert.StartsWith("5:3: key '", p, StringComparison.Ordinal));
        Assert.Equal(missing.Split(", ").Order(), problems.Select(p => p.Split('\'')[1]).Order());
    }

    [Theory]
    [InlineData("kind: iks-to-vn", "5:10: 'iks-to-vn' is not one of internet-to-iks, internet-to-icp, iks-to-vm, icp-to-vm, enterprise-to-vm; did you mean iks-to-vm?")]
    [InlineData("kind: icp-to-vm, name: a, from: {namespace: b}, to: 10.0.0.1, ports: [1], alb: c/d", "5:78: 'alb' is not a key of icp-to-vm; remove it; only internet-to-iks uses it")]
    [InlineData("kind: internet-to-icp, name: a, address: 10.0.0.1, ports: [1], backend: c/d, to: 10.0.0.1", "5:81: 'to' is not a key of internet-to-icp; remove it; only iks-to-vm, icp-to-vm, enterprise-to-vm use it")]
    [InlineData("kind: icp-to-vm, name: a, from: {namespace: b}, to: 10.0.0.1, port: [1]", "5:66: unknown key 'port'; did you mean 'ports'?")]
    [InlineData("kind: icp-to-vm, name: A, from: {namespace: b}, to: 10.0.0.1, ports: [1]", "5:27: 'A' does not fit; write 1 to 63 lower-case letters, digits and hyphens, with no hyphen in front")]
    [InlineData("kind: icp-to-vm, name: a, from: {namespace: B}, to: 10.0.0.1, ports: [1]", "5:48: 'B' does not fit; write a Kubernetes namespace, such as shop")]
    [InlineData("kind: icp-to-vm, name: a, from: {namespace: b, pods: web}, to: 10.0.0.1, ports: [1]", "5:57: 'web' does not fit; write one label as key=value, such as app=web")]
    [InlineData("kind: icp-to-vm, name: a, from: {pods: a=b}, to: 10.0.0.1, ports: [1]", "5:30: key 'namespace' is missing; add it, such as 'namespace: shop'")]
    [InlineData("kind: icp-to-vm, name: a, from: icp-workers, to: 10.0.0.1, ports: [1]", "5:36: 'icp-workers' is a single value; write a map with the keys namespace, pods")]
    [InlineData("kind: icp-to-vm, name: a, from: {namespace: b}, to: 10.0.0.1/8, ports: [1]", "5:56: '10.0.0.1/8' has host bits; the network is 10.0.0.0/8")]
    [InlineData("kind: icp-to-vm, name: a, from: {namespace: b}, to: vcs-vms, ports: [1]", "5:56: 'vcs-vms' is not an IPv4 address or prefix; write four numbers from 0 to 255 without leading zeros, such as 10.1.2.3")]
    [InlineData("kind: enterprise-to-vm, name: a, from: on-premise, to: 10.0.0.1, ports: [1]", "5:43: 'on-premise' is not a network of this plan; known: vcs-vms, icp-workers")]
    [InlineData("kind: enterprise-to-vm, name: a, from: {namespace: b}, to: 10.0.0.1, ports: [1]", "5:43: this is a map; write the name of a network, such as vcs-vms")]
    [InlineData("kind: enterprise-to-vm, name: a, from: vcs-vms, to: 10.0.0.1, ports: [1], l2c: x", "5:83: 'x' is not an IPv4 address; write four numbers from 0 to 255 without leading zeros, such as 10.1.2.3")]
    [InlineData("kind: internet-to-iks, name: a, address: 10.0.0.1, ports: [1], alb: c, backend: c/d", "5:72: 'c' does not fit; write a namespace and a service, such as shop/web")]
    [InlineData("kind: internet-to-icp, name: a, address: 10.0.0.1, ports: [1], backend: c/d/e", "5:76: 'c/d/e' does not fit; write a namespace and a service, such as shop/web")]
    public void Wrong_flow_is_a_problem(string flow, string problem) => Assert.Equal(problem, PlanSample.Problem(WithFlow(flow)));

    [Fact]
    public void Flow_that_is_no_map_is_a_problem() => Assert.Equal(
        "5:3: 'shop' is a single value; write a map with the keys kind, name, address, ports, alb, backend, from, to, stretched, l2c",
        PlanSample.Problem($"{PlanSample.Minimal}flows:\n- shop\n"));

    [Fact]
    public void Name_that_is_used_twice_is_a_problem() => Assert.Equal(
        "6:27: two flows have the name 'a', on line 5 and on line 6; give each flow a name of its own",
        PlanSample.Problem(WithFlow("kind: icp-to-vm, name: a, from: {namespace: b}, to: 10.0.0.1, ports: [1]")
            + "- {kind: iks-to-vm, name: a, from: {namespace: b}, to: 10.0.0.1, ports: [1]}\n"));

    [Fact]
    public void Flow_to_one_address_or_a_prefix_is_read()
    {
        Assert.Equal(Prefix.Parse("10.0.0.1/32"), PlanSample.Plan(WithFlow("kind: icp-to-vm, name: a, from: {namespace: b}, to: 10.0.0.1, ports: [1]")).Flows[0].To);
        var flow = PlanSample.Plan(WithFlow("kind: enterprise-to-vm, name: a, from: vcs-vms, to: 10.0.0.0/8, ports: [65535]")).Flows[0];
        Assert.Equal((FlowKind.EnterpriseToVm, Prefix.Parse("10.0.0.0/8"), false, 5), (flow.Kind, flow.To, flow.Stretched, flow.Line));
    }
}
