using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites;

public enum PolicyKind { Calico, CalicoGlobal, Kubernetes }

public enum PolicyAction { Allow, Deny, Log, Pass }

/// <summary>A policy in Calico's terms, which those of Kubernetes are put into.</summary>
/// <param name="Namespace">Empty for a global one.</param>
/// <param name="Name">Without the prefix <c>default.</c>, which Calico puts before names in its default tier.</param>
/// <param name="Order">The lowest goes first; null goes last.</param>
/// <param name="Selector">The endpoints it applies to, in Calico's syntax.</param>
/// <param name="NamespaceSelector">Null means its own namespace, or all for a global one.</param>
/// <param name="Ingress">Null when it says nothing of this direction. Empty denies all of it: what no rule allows is denied.</param>
/// <param name="PreDnat">Applies before the DNAT of node ports.</param>
/// <param name="ApplyOnForward">Applies to what a host forwards, too.</param>
public sealed record NetworkPolicy(
    PolicyKind Kind, string Namespace, string Name, string Tier, double? Order, string Selector, string? NamespaceSelector,
    IReadOnlyList<PolicyRule>? Ingress, IReadOnlyList<PolicyRule>? Egress, bool PreDnat, bool ApplyOnForward, bool DoNotTrack, Origin Origin)
{
    public string FullName => Namespace.Length == 0 ? Name : $"{Namespace}/{Name}";
}

/// <summary>One rule. The rules that concern IPv6 alone are not in the model.</summary>
/// <param name="Protocol">Name or number; null means any.</param>
/// <param name="OtherConditions">Names of conditions that are not read: with any, the rule may match less than it seems to.</param>
public sealed record PolicyRule(
    PolicyAction Action, string? Protocol, string? NotProtocol, PolicySide From, PolicySide To, IReadOnlyList<string> OtherConditions, Origin Origin);

/// <summary>One side of a rule: all of what is given must hold.</summary>
/// <param name="Nets">Null means any address.</param>
/// <param name="Selector">Null means any endpoint, or none at all: traffic from and to addresses outside of the cluster.</param>
/// <param name="NamespaceSelector">Where the selector looks; null means the namespace of the policy, or all for a global one.</param>
/// <param name="Ports">Null means any port, unless there are named ones.</param>
public sealed record PolicySide(
    AddressSet? Nets, AddressSet NotNets, string? Selector, string? NotSelector, string? NamespaceSelector, PortSet? Ports,
    IReadOnlyList<string> NamedPorts, PortSet NotPorts, IReadOnlyList<string> NotNamedPorts)
{
    public static readonly PolicySide Any = new(null, AddressSet.Empty, null, null, null, null, [], PortSet.Empty, []);

    public bool IsAny =>
        Nets is null && NotNets.IsEmpty && (Selector ?? NotSelector ?? NamespaceSelector) is null && Ports is null && NamedPorts.Count == 0
        && NotPorts.IsEmpty && NotNamedPorts.Count == 0;
}
