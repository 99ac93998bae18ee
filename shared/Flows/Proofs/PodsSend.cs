using HybridDrift.Addresses;
using HybridDrift.Flows.Policies;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Proofs;

/// <summary>F3.1, F4.1: the pods may send, as far as network policies go.</summary>
internal static class PodsSend
{
    private const string What = "the pod sends the request";

    public static FlowHop Hop(string hop, Cluster cluster, PlanFlow flow)
    {
        var label = flow.FromPods?.Split('=', 2);
        var pods = cluster.Objects.Pods.Value.Where(p => p.HoldsPodAddresses && p.Namespace == flow.FromNamespace && (label is null || p.Labels.GetValueOrDefault(label[0]) == label[1]));
        return Hop(hop, cluster, [.. pods], new(AddressSet.All, AddressSet.Of(flow.To!.Value), Protocols.Only(Protocols.Tcp), PortSet.All, PortSet.Of(flow.Ports)));
    }

    public static FlowHop Hop(string hop, Cluster cluster, IReadOnlyList<Pod> pods, PacketBox packets)
    {
        NetworkPolicy[] policies = [.. cluster.Objects.NetworkPolicies.Value, .. cluster.Objects.GlobalNetworkPolicies.Value];
        var answers = pods.Select(p => PodEgress.Of(policies, p, packets with { Source = AddressSet.UnionOf(p.Addresses.Select(AddressSet.Of)) })).ToArray();
        Decider[] by = [.. answers.Select(a => a.Policy).OfType<NetworkPolicy>().Distinct().Take(4).Select(p => new Decider(p.Origin, $"{p.Kind} network policy {p.FullName}: {p.Selector}"))];
        var answer = answers.FirstOrDefault(a => a.Allowed == false) ?? answers.FirstOrDefault(a => a.Allowed is null);
        var of = pods.Count == 1 ? pods[0].FullName : $"{pods.Count} pods";
        return (pods.Count == 0 ? None(hop, policies)
            : answer is null ? Hops.Holds(hop, What, by.Length == 0 ? $"no network policy is about what {of} may send" : $"network policies let {of} send it", by)
            : answer.Allowed == false ? Hops.Drifts(hop, What, answer.Reason!, by) : Hops.Unknown(hop, What, answer.Reason!, by))
            .On(cluster.Objects.Pods, cluster.Objects.NetworkPolicies, cluster.Objects.GlobalNetworkPolicies);
    }

    /// <summary>Pods that are not there now may come with any labels.</summary>
    private static FlowHop None(string hop, IEnumerable<NetworkPolicy> policies) =>
        policies.FirstOrDefault(p => p.Egress is not null && (p.Kind != PolicyKind.CalicoGlobal || LabelExpression.Holds(p.Selector, new Dictionary<string, string>()) != false)) is { } policy
            ? Hops.Unknown(hop, What, $"no such pod is there, so it is not known whether network policy '{policy.FullName}' is about it", new Decider(policy.Origin, $"{policy.Kind} network policy {policy.FullName}: {policy.Selector}"))
            : Hops.Holds(hop, What, "no network policy is about what pods may send; no such pod is there now");
}
