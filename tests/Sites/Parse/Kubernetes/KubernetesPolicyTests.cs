using System.Text.Json;
using HybridDrift.Collect;
using HybridDrift.Sites;
using HybridDrift.Sites.Parse.Kubernetes;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

public sealed class KubernetesPolicyTests
{
    private static NetworkPolicy? Parse(JsonElement item, Origin origin, List<Problem> problems) => NetworkPolicyParser.Parse(item, null, origin, problems);

    private static string Text(string spec) => $"apiVersion: networking.k8s.io/v1\nmetadata: {{name: p, namespace: shop}}\nspec: {spec}";

    private static NetworkPolicy Read(string spec) => ItemText.Read(Parse, Text(spec));

    [Fact]
    public void The_api_version_tells_the_two_kinds_apart()
    {
        Assert.Equal(PolicyKind.Kubernetes, Read("{}").Kind);
        Assert.Equal(PolicyKind.Calico, ItemText.Read(Parse, "apiVersion: crd.projectcalico.org/v1\nmetadata: {name: p, namespace: shop}").Kind);
        Assert.Equal(PolicyKind.Calico, ItemText.Read(Parse, "apiVersion: projectcalico.org/v3\nmetadata: {name: p, namespace: shop}").Kind);
        Assert.Equal(": apiVersion is neither one of Calico nor one of Kubernetes' own policies", ItemText.Problem(Parse, "metadata: {name: p}"));
        Assert.Equal(PolicyKind.Kubernetes, ItemText.Read((i, o, p) => NetworkPolicyParser.Parse(i, "networking.k8s.io/v1", o, p), "metadata: {name: p}").Kind);
    }

    [Theory]
    [InlineData("{podSelector: {}}", true, false)]
    [InlineData("{podSelector: {}, egress: [{}]}", true, true)]
    [InlineData("{podSelector: {}, policyTypes: [Egress]}", false, true)]
    public void Without_types_ingress_always_counts_and_egress_with_rules(string spec, bool ingress, bool egress)
    {
        var policy = Read(spec);
        Assert.Equal((ingress, egress, "all()"), (policy.Ingress is not null, policy.Egress is not null, policy.Selector));
    }

    [Fact]
    public void A_policy_without_rules_denies_and_an_empty_rule_allows_all()
    {
        Assert.Empty(Read("{policyTypes: [Ingress]}").Ingress!);
        var rule = Assert.Single(Read("{ingress: [{}]}").Ingress!);
        Assert.True(rule is { Action: PolicyAction.Allow, Protocol: null, From.IsAny: true, To.IsAny: true });
    }

    [Fact]
    public void Each_peer_and_each_port_of_a_rule_is_allowed()
    {
        var rules = Read("""
            {egress: [{to: [{ipBlock: {cidr: 192.168.140.0/24, except: [192.168.140.1/32]}}, {namespaceSelector: {}}, {podSelector: {matchLabels: {app: db}}}],
                       ports: [{port: 3306}, {protocol: UDP, port: 30000, endPort: 30010}, {port: sql}, {protocol: SCTP}]}]}
            """).Egress!;
        Assert.Equal(12, rules.Count);
        Assert.Equal("192.168.140.0/24 without 192.168.140.1", $"{rules[0].To.Nets} without {rules[0].To.NotNets}");
        Assert.Equal(["TCP 3306", "UDP 30000-30010", "TCP ", "SCTP "], rules.Take(4).Select(r => $"{r.Protocol} {r.To.Ports}"));
        Assert.Equal(["sql"], rules[2].To.NamedPorts);
        Assert.Equal(("all()", "all()"), (rules[4].To.Selector, rules[4].To.NamespaceSelector));
        Assert.Equal(("app == 'db'", null), (rules[8].To.Selector, rules[8].To.NamespaceSelector));
        Assert.All(rules, r => Assert.True(r.From.IsAny));
    }

    [Fact]
    public void A_peer_of_IPv6_is_left_out_and_does_not_mean_any() => Assert.Empty(Read("{ingress: [{from: [{ipBlock: {cidr: \"fd00::/8\"}}]}]}").Ingress!);

    [Fact]
    public void A_selector_is_written_as_Calico_does() => Assert.Equal("a == '1' && b == '2' && c in {'x', 'y'} && d not in {'z'} && has(e) && !has(f)", Read("""
        {podSelector: {matchLabels: {b: "2", a: "1"}, matchExpressions: [{key: c, operator: In, values: [x, y]}, {key: d, operator: NotIn, values: [z]},
                                                                         {key: e, operator: Exists}, {key: f, operator: DoesNotExist}]}}
        """).Selector);

    [Theory]
    [InlineData("{podSelector: {matchExpressions: [{key: a, operator: Like}]}}", "spec.podSelector.matchExpressions[0]: operator is none of In, NotIn, Exists, DoesNotExist")]
    [InlineData("{ingress: [{from: [{}]}]}", "spec.ingress[0].from[0]: is none of ipBlock, podSelector and namespaceSelector")]
    [InlineData("{ingress: [{from: [{ipBlock: {cidr: 10.0.0/8}}]}]}", "spec.ingress[0].from[0].ipBlock: cidr is not a prefix")]
    [InlineData("{ingress: [{from: [{ipBlock: {}}]}]}", "spec.ingress[0].from[0].ipBlock: has no cidr")]
    [InlineData("{ingress: [{ports: [{port: 90000}]}]}", "spec.ingress[0].ports[0]: port is not a port")]
    [InlineData("{ingress: [{ports: [{port: 10, endPort: 9}]}]}", "spec.ingress[0].ports[0]: endPort is less than port")]
    public void A_policy_that_is_not_understood_is_left_out(string spec, string problem) => Assert.Equal(problem, ItemText.Problem(Parse, Text(spec)));
}
