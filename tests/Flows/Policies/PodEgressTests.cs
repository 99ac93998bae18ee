using HybridDrift.Flows.Proofs;
using HybridDrift.Reports;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Flows.Policies;

/// <summary>F3.1: policies on the way from the pods of the shop to their data base, 192.168.140.20:3306.</summary>
public sealed class PodEgressTests
{
    private const string Web = "spec: {podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], ";

    [Theory]
    [InlineData(Web + "egress: [{}]}")]
    [InlineData(Web + "egress: [{to: [{ipBlock: {cidr: 192.168.140.0/24}}], ports: [{protocol: TCP, port: 3306}]}]}")]
    [InlineData(Web + "egress: [{to: [{podSelector: {}}]}, {to: [{ipBlock: {cidr: 192.168.0.0/16, except: [192.168.141.0/24]}}], ports: [{port: 3000, endPort: 4000}]}]}")]
    [InlineData("spec: {podSelector: {matchLabels: {app: other}}, policyTypes: [Egress], egress: []}")]
    [InlineData("spec: {podSelector: {}, policyTypes: [Ingress]}")]
    public void The_hop_holds_when_a_policy_of_Kubernetes_lets_the_pods_send(string spec) => Assert.Equal(HopVerdict.Holds, Hop(Kubernetes(spec)).Verdict);

    [Theory]
    [InlineData(Web + "egress: []}")]
    [InlineData(Web + "egress: [{to: [{podSelector: {}}]}]}")]
    [InlineData(Web + "egress: [{to: [{ipBlock: {cidr: 192.168.140.0/24, except: [192.168.140.20/32]}}]}]}")]
    [InlineData(Web + "egress: [{to: [{ipBlock: {cidr: 192.168.140.0/24}}], ports: [{protocol: UDP, port: 3306}]}]}")]
    [InlineData(Web + "egress: [{ports: [{port: 3307}]}]}")]
    [InlineData(Web + "egress: [{ports: [{port: mysql}]}]}")]
    public void The_hop_drifts_and_names_the_policy_when_none_of_its_rules_lets_the_pods_send(string spec)
    {
        var hop = Hop(Kubernetes(spec));

        Assert.Equal(HopVerdict.Drifts, hop.Verdict);
        Assert.Contains("no network policy allows tcp", hop.Note);
        Assert.Contains(hop.DecidedBy, e => e.Document == "iks/networkpolicies.json" && e.Excerpt.Contains("shop/limit", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("selector: app == 'web', types: [Egress], egress: [{action: Allow}]", HopVerdict.Holds)]
    [InlineData("selector: app == 'web', types: [Egress], egress: [{action: Deny, destination: {nets: [192.168.140.0/24]}}, {action: Allow}]", HopVerdict.Drifts)]
    [InlineData("selector: app == 'web', types: [Egress], egress: [{action: Log}, {action: Deny, protocol: UDP}, {action: Allow}]", HopVerdict.Holds)]
    [InlineData("selector: app == 'web', types: [Egress], egress: [{action: Deny, destination: {selector: role == 'db'}}, {action: Allow}]", HopVerdict.Unknown)]
    [InlineData("selector: app == 'web', types: [Egress], egress: [{action: Deny, source: {selector: app == 'db'}}, {action: Allow}]", HopVerdict.Holds)]
    [InlineData("selector: app == 'web', tier: security, types: [Egress], egress: [{action: Pass}]", HopVerdict.Unknown)]
    [InlineData("selector: app ~ 'web', types: [Egress], egress: [{action: Deny}]", HopVerdict.Unknown)]
    [InlineData("selector: app == 'db', types: [Egress], egress: [{action: Deny}]", HopVerdict.Holds)]
    [InlineData("selector: ibm.role == 'worker_private', types: [Egress], egress: [{action: Deny}]", HopVerdict.Holds)]
    [InlineData("namespaceSelector: projectcalico.org/name == 'shop', types: [Egress], egress: [{action: Deny}]", HopVerdict.Drifts)]
    [InlineData("namespaceSelector: team == 'shop', types: [Egress], egress: [{action: Deny}]", HopVerdict.Unknown)]
    public void A_policy_of_Calico_decides_by_its_first_rule_that_matches(string spec, HopVerdict verdict) => Assert.Equal(verdict, Hop(Global("limit", spec)).Verdict);

    [Theory]
    [InlineData(10, HopVerdict.Drifts)]
    [InlineData(30, HopVerdict.Holds)]
    public void The_policy_of_lower_order_goes_first(int order, HopVerdict verdict) => Assert.Equal(verdict, Hop(
        Global("limit", $"order: {order}, types: [Egress], egress: [{{action: Deny}}]", "open", "order: 20, types: [Egress], egress: [{action: Allow}]")).Verdict);

    [Fact]
    public void Policies_of_Kubernetes_come_after_those_of_Calico_with_a_lower_order_than_1000() =>
        Assert.Equal(HopVerdict.Holds, Hop(Kubernetes(Web + "egress: []}").Replace("iks/globalnetworkpolicies.json", List("GlobalNetworkPolicy", ("open", "order: 999, types: [Egress], egress: [{action: Allow}]")))).Verdict);

    [Fact]
    public void Policies_of_Kubernetes_come_before_those_of_Calico_with_a_higher_order_than_1000() =>
        Assert.Equal(HopVerdict.Holds, Hop(Kubernetes(Web + "egress: [{}]}").Replace("iks/globalnetworkpolicies.json", List("GlobalNetworkPolicy", ("shut", "order: 1001, types: [Egress], egress: [{action: Deny}]")))).Verdict);

    [Fact]
    public void A_policy_of_another_tier_is_not_passed_over_because_its_order_is_higher() => Assert.Equal(HopVerdict.Unknown, Hop(
        Global("open", "order: 1, types: [Egress], egress: [{action: Allow}]", "limit", "tier: security, order: 2, types: [Egress], egress: [{action: Deny}]")).Verdict);

    [Fact]
    public void The_hop_is_unknown_without_the_pods() => Assert.Equal(HopVerdict.Unknown, Hop(ExampleSite.Healthy().Remove("iks/pods.json")).Verdict);

    private static ExampleSite Kubernetes(string spec) => ExampleSite.Healthy().Replace("iks/networkpolicies.json", $$"""
        apiVersion: v1
        items:
        - {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: limit, namespace: shop}, {{spec}} }
        - {apiVersion: crd.projectcalico.org/v1, kind: NetworkPolicy, metadata: {name: default.other, namespace: other}, spec: {selector: all(), types: [Ingress] } }
        kind: List
        metadata: {resourceVersion: ""}

        """);

    private static ExampleSite Global(string name, string spec, string? second = null, string? other = null) => ExampleSite.Healthy()
        .Replace("iks/globalnetworkpolicies.json", second is null ? List("GlobalNetworkPolicy", (name, spec)) : List("GlobalNetworkPolicy", (name, spec), (second, other!)));

    private static string List(string kind, params (string Name, string Spec)[] items) => $$"""
        apiVersion: crd.projectcalico.org/v1
        items:
        {{string.Join("\n", items.Select(Item))}}
        kind: {{kind}}List
        metadata: {resourceVersion: "1"}

        """;

    private static string Item((string Name, string Spec) item) => "- {apiVersion: crd.projectcalico.org/v1, kind: GlobalNetworkPolicy, metadata: {name: " + item.Name + "}, spec: {" + Quoted(item.Spec) + "}}";

    /// <summary>A selector is a YAML text of its own.</summary>
    private static string Quoted(string spec) => System.Text.RegularExpressions.Regex.Replace(spec, "([sS]elector): ([^,}]+)", "$1: \"$2\"");

    private static ReportHop Hop(ExampleSite site) => site.Scan().Flows.Single(f => f.Name == "shop-db").Hops.Single(h => h.Hop == "F3.1");
}
