using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Policies;

/// <summary>The packets to machines outside of the cluster that a rule of a policy matches.</summary>
internal static class PolicyMatch
{
    /// <returns>What it matches for certain, and what it may match; null for nothing.</returns>
    public static (PacketBox? Sure, PacketBox? Perhaps) Of(NetworkPolicy policy, PolicyRule rule, IReadOnlyDictionary<string, string> labels)
    {
        var to = rule.To;
        // Kubernetes selects pods only. Calico may select a set of networks, which nobody has read.
        var selects = (to.Selector ?? to.NotSelector ?? to.NamespaceSelector) is not null;
        if (selects && policy.Kind == PolicyKind.Kubernetes) return (null, null);
        if (to is { Ports: null, NamedPorts.Count: > 0 }) return (null, null);
        var from = rule.From;
        if (from.Selector is { } own && LabelExpression.Holds(own, labels) == false) return (null, null);
        var protocol = Protocol(rule.Protocol, Protocols.All);
        var without = Protocol(rule.NotProtocol, IntervalSet.Empty);
        var open = selects || rule.OtherConditions.Count > 0 || protocol is null || without is null || (from.Selector is { } one && LabelExpression.Holds(one, labels) is null)
            || from.NotSelector is not null || from.NamespaceSelector is not null || from.Ports is not null || from.NamedPorts.Count > 0 || !from.NotPorts.IsEmpty || from.NotNamedPorts.Count > 0;
        var box = PacketBox.All with
        {
            Source = (from.Nets ?? AddressSet.All).Subtract(from.NotNets),
            Destination = (to.Nets ?? AddressSet.All).Subtract(to.NotNets),
            Protocol = (protocol ?? Protocols.All).Subtract(without ?? IntervalSet.Empty),
            DestinationPorts = new((to.Ports ?? PortSet.All).Intervals.Subtract(to.NotPorts.Intervals)),
        };
        return box.IsEmpty ? (null, null) : open ? (null, box) : (box, box);
    }

    private static IntervalSet? Protocol(string? text, IntervalSet otherwise) => text is null ? otherwise : Protocols.TryParse(text.ToLowerInvariant());
}
