using HybridDrift.Sites;
using HybridDrift.Sites.Parse.Kubernetes;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

public sealed class CalicoPolicyTests
{
    private static NetworkPolicy Global(string spec, string name = "p") => ItemText.Read(CalicoPolicyParser.ParseGlobal, $"metadata: {{name: {name}}}\nspec: {spec}");

    [Fact]
    public void A_global_policy_has_its_order_selector_and_flags()
    {
        var policy = Global("{order: 1500, selector: \"ibm.role == 'worker_public'\", preDNAT: true, applyOnForward: true, types: [Ingress], "
            + "ingress: [{action: Allow, protocol: TCP, source: {}, destination: {ports: [80, 443, \"30000:32767\", web]}}]}", "default.allow-node-port-dnat");
        Assert.Equal((PolicyKind.CalicoGlobal, "allow-node-port-dnat", "default", 1500.0), (policy.Kind, policy.FullName, policy.Tier, policy.Order));
        Assert.Equal((true, true, false), (policy.PreDnat, policy.ApplyOnForward, policy.DoNotTrack));
        Assert.Null(policy.Egress);
        var rule = Assert.Single(policy.Ingress!);
        Assert.Equal((PolicyAction.Allow, "TCP"), (rule.Action, rule.Protocol));
        Assert.True(rule.From.IsAny);
        Assert.False(rule.To.IsAny);
        Assert.Equal("80,443,30000-32767", rule.To.Ports!.ToString().Replace(" ", ""));
        Assert.Equal(["web"], rule.To.NamedPorts);
    }

    [Theory]
    [InlineData("{}", true, false)]
    [InlineData("{ingress: [{action: Deny}]}", true, false)]
    [InlineData("{egress: [{action: Deny}]}", false, true)]
    [InlineData("{ingress: [{action: Deny}], egress: [{action: Deny}]}", true, true)]
    [InlineData("{types: [Egress], ingress: [{action: Deny}]}", false, true)]
    public void Without_types_the_rules_tell_the_directions(string spec, bool ingress, bool egress)
    {
        var policy = Global(spec);
        Assert.Equal((ingress, egress), (policy.Ingress is not null, policy.Egress is not null));
        Assert.Equal(("all()", null), (policy.Selector, policy.Order));
    }

    [Fact]
    public void A_policy_of_another_tier_keeps_its_name() => Assert.Equal(("default.x", "security"), (Global("{tier: security}", "default.x") is var p ? (p.Name, p.Tier) : default));

    [Fact]
    public void Nets_of_IPv6_alone_match_no_packet_and_do_not_mean_any()
    {
        Assert.Empty(Global("{egress: [{action: Allow, destination: {nets: [\"fd00::/8\"]}}]}").Egress!);
        Assert.Empty(Global("{egress: [{action: Allow, ipVersion: 6}]}").Egress!);
        Assert.Equal("10.0.0.0/8", Assert.Single(Global("{egress: [{action: Allow, destination: {nets: [\"fd00::/8\", 10.0.0.0/8]}}]}").Egress!).To.Nets!.ToString());
    }

    [Fact]
    public void Sides_hold_what_they_exclude()
    {
        var rule = Assert.Single(Global("{egress: [{action: Pass, notProtocol: 112, source: {namespaceSelector: all(), notSelector: has(x), notPorts: [1, web]}, "
            + "destination: {notNets: [10.0.0.0/8, 172.16.0.0/12], selector: a == 'b'}}]}").Egress!);
        Assert.Equal((PolicyAction.Pass, "112", "all()", "has(x)", "1"), (rule.Action, rule.NotProtocol, rule.From.NamespaceSelector, rule.From.NotSelector, rule.From.NotPorts.ToString()));
        Assert.Equal(["web"], rule.From.NotNamedPorts);
        Assert.Equal("10.0.0.0/8, 172.16.0.0/12", rule.To.NotNets.ToString());
        Assert.Equal("a == 'b'", rule.To.Selector);
        Assert.Null(rule.To.Nets);
    }

    [Fact]
    public void Conditions_that_are_not_read_are_named() => Assert.Equal(["icmp", "http", "source.serviceAccounts", "destination.domains"],
        Assert.Single(Global("{egress: [{action: Allow, icmp: {type: 8}, http: {methods: [GET]}, source: {serviceAccounts: {names: [a]}}, destination: {domains: [x.example.com]}}]}")
            .Egress!).OtherConditions);

    [Theory]
    [InlineData("{egress: [{action: Permit}]}", "spec.egress[0]: action is not one of Allow, Deny, Log, Pass")]
    [InlineData("{egress: [{protocol: TCP}]}", "spec.egress[0]: has no action")]
    [InlineData("{egress: [{action: Allow, destination: {nets: [10.0.0.0/40]}}]}", "spec.egress[0].destination: nets holds what is not a prefix")]
    [InlineData("{egress: [{action: Allow, destination: {ports: [70000]}}]}", "spec.egress[0].destination: ports holds what is no port, no range and no name")]
    [InlineData("{order: first}", ": spec.order is not a number")]
    [InlineData("{egress: {action: Allow}}", ": spec.egress is not a list")]
    public void A_policy_that_is_not_understood_is_left_out(string spec, string problem) =>
        Assert.Equal(problem, ItemText.Problem(CalicoPolicyParser.ParseGlobal, $"metadata: {{name: p}}\nspec: {spec}"));
}
