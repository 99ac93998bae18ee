using System.Text.Json;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>
/// The NetworkPolicy of Kubernetes itself, in Calico's terms as Calico enforces it: each peer and each port of a rule is
/// an Allow of its own.
/// </summary>
internal static class KubernetesPolicyParser
{
    public static NetworkPolicy? Parse(JsonElement item, Origin origin, List<Problem> problems) => Fields.Read(item, origin, problems, fields =>
    {
        var types = fields.Texts("spec", "policyTypes");
        // Without types: always ingress, and egress when there are rules for it.
        var hasIngress = types.Count == 0 || types.Contains("Ingress");
        var hasEgress = types.Count == 0 ? fields.Items("spec", "egress").Count > 0 : types.Contains("Egress");
        return new NetworkPolicy(PolicyKind.Kubernetes, fields.Namespace(), fields.Name(), "default", null, LabelSelector.Text(fields.Part("spec", "podSelector")), null,
            hasIngress ? [.. fields.Items("spec", "ingress").SelectMany(r => Rules(r, "from"))] : null,
            hasEgress ? [.. fields.Items("spec", "egress").SelectMany(r => Rules(r, "to"))] : null, false, false, false, origin);
    });

    private static IEnumerable<PolicyRule> Rules(Fields rule, string peerKey)
    {
        var (peers, ports) = (rule.Items(peerKey), rule.Items("ports"));
        foreach (var side in peers.Count == 0 ? [PolicySide.Any] : peers.Select(Peer).OfType<PolicySide>())
        {
            foreach (var (protocol, to) in ports.Count == 0 ? [(null, PolicySide.Any)] : ports.Select(Port))
            {
                yield return peerKey == "from"
                    ? new(PolicyAction.Allow, protocol, null, side, to, [], rule.Origin)
                    : new(PolicyAction.Allow, protocol, null, PolicySide.Any, side with { Ports = to.Ports, NamedPorts = to.NamedPorts }, [], rule.Origin);
            }
        }
    }

    /// <summary>Null for an IPv6 block.</summary>
    private static PolicySide? Peer(Fields peer)
    {
        if (peer.Part("ipBlock") is { } block)
        {
            if (block.IsIpv6("cidr")) return null;
            return PolicySide.Any with { Nets = AddressSet.Of(block.NeededPrefix("cidr")), NotNets = AddressSet.Of(block.Prefixes("except")) };
        }
        var (pods, namespaces) = (peer.Part("podSelector"), peer.Part("namespaceSelector"));
        if (pods is null && namespaces is null) peer.Problem("is none of ipBlock, podSelector and namespaceSelector");
        return PolicySide.Any with { Selector = LabelSelector.Text(pods), NamespaceSelector = namespaces is null ? null : LabelSelector.Text(namespaces) };
    }

    /// <summary>A rule for a protocol alone when it names no port.</summary>
    private static (string?, PolicySide) Port(Fields port)
    {
        var protocol = port.Filled("protocol") ?? "TCP";
        if (port.Filled("port") is not { } text) return (protocol, PolicySide.Any);
        if (!char.IsAsciiDigit(text[0])) return (protocol, PolicySide.Any with { NamedPorts = [text] });
        var (first, last) = (port.Port("port"), port.Has("endPort") ? port.Port("endPort") : port.Port("port"));
        if (first > last) port.Problem("endPort is less than port");
        return (protocol, PolicySide.Any with
        {
            Ports = first is null || last is null || first > last ? PortSet.Empty : new PortSet(IntervalSet.Of((uint)first, (uint)last)),
        });
    }
}
