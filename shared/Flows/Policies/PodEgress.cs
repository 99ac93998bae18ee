using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Policies;

/// <summary>What becomes of packets when they leave a pod.</summary>
/// <param name="Policy">The one that decides; null when none is about the pod.</param>
/// <param name="Reason">Why it is denied or not known; null when it is allowed.</param>
internal sealed record EgressAnswer(bool? Allowed, NetworkPolicy? Policy, string? Reason);

/// <summary>
/// Network policies on the way out of a pod to machines outside of the cluster: the policies that select the pod, by order
/// and name, first matching rule decides; what none of them matches is denied as soon as one of them is there.
/// </summary>
internal static class PodEgress
{
    /// <summary>Calico enforces the policies of Kubernetes with this order.</summary>
    private const double KubernetesOrder = 1000;

    /// <param name="to">Packets of one protocol to addresses outside of the cluster.</param>
    public static EgressAnswer Of(IReadOnlyList<NetworkPolicy> policies, Pod pod, PacketBox to)
    {
        var labels = new Dictionary<string, string>(pod.Labels) { ["projectcalico.org/namespace"] = pod.Namespace, ["projectcalico.org/orchestrator"] = "k8s" };
        var left = PacketSet.Of(to);
        // Other tiers first: all of them may go before the default one, whatever the order of their policies.
        NetworkPolicy? last = null;
        foreach (var policy in policies.Where(p => p.Egress is not null).OrderBy(p => p.Tier == "default").ThenBy(p => p.Kind == PolicyKind.Kubernetes ? KubernetesOrder : p.Order ?? double.PositiveInfinity).ThenBy(p => p.FullName, StringComparer.Ordinal))
        {
            switch (Selects(policy, pod, labels))
            {
                case false: continue;
                case null: return new(null, policy, $"whether network policy '{policy.FullName}' selects {pod.FullName} is not known: {policy.NamespaceSelector ?? policy.Selector}");
            }
            if (policy.Tier != "default") return new(null, policy, $"network policy '{policy.FullName}' is in the tier {policy.Tier}, and tiers are not evaluated");
            last = policy;
            foreach (var rule in policy.Egress!.Where(r => r.Action != PolicyAction.Log))
            {
                var (sure, perhaps) = PolicyMatch.Of(policy, rule, labels);
                if (sure is not null && !left.Intersect(sure).IsEmpty)
                {
                    if (rule.Action == PolicyAction.Deny) return new(false, policy, $"network policy '{policy.FullName}' denies {left.Intersect(sure).Boxes[0]} of {pod.FullName}");
                    left = left.Subtract(sure);
                    if (left.IsEmpty) return new(true, policy, null);
                }
                else if (perhaps is not null && !left.Intersect(perhaps).IsEmpty) return new(null, policy, $"whether a rule of network policy '{policy.FullName}' matches is not known");
            }
        }
        return last is null ? new(true, null, null) : new(false, last, $"no network policy allows {left.Boxes[0]} of {pod.FullName}, and '{last.FullName}' selects it");
    }

    private static bool? Selects(NetworkPolicy policy, Pod pod, Dictionary<string, string> labels)
    {
        if (policy.Kind != PolicyKind.CalicoGlobal && policy.Namespace != pod.Namespace) return false;
        var selected = LabelExpression.Holds(policy.Selector, labels);
        if (selected == false || policy.NamespaceSelector is not { } spaces) return selected;
        // Only the name of a namespace is known, not its labels.
        return LabelExpression.Holds(spaces, new Dictionary<string, string> { ["projectcalico.org/name"] = pod.Namespace, ["kubernetes.io/metadata.name"] = pod.Namespace }) is { } holds
            && (spaces == "all()" || spaces.Contains("projectcalico.org/name", StringComparison.Ordinal) || spaces.Contains("kubernetes.io/metadata.name", StringComparison.Ordinal)) ? selected is null ? null : holds && selected.Value : null;
    }
}
