using HybridDrift.Sites;
using static HybridDrift.Flows.Difference.Item;

namespace HybridDrift.Flows.Difference;

/// <summary>Calico's pools, blocks, BGP and policies.</summary>
internal static class CalicoItems
{
    public static Item Of(IpPool p) => new($"pool {p.Cidr}", ("enabled", YesNo(!p.Disabled)), ("ipipMode", p.IpipMode), ("vxlanMode", p.VxlanMode), ("natOutgoing", YesNo(p.NatOutgoing)), ("announced by BGP", YesNo(!p.DisableBgpExport)),
        ("block size", $"{p.BlockSize}"), ("nodes", p.NodeSelector), ("uses", p.AllowedUses.Count == 0 ? "Tunnel, Workload" : Set(p.AllowedUses)));

    public static Item Of(BlockAffinity b) => new($"block {b.Cidr}", ("held by", b.Node), ("state", b.State), ("deleted", YesNo(b.Deleted)));

    public static Item Of(IpamBlock b) => new($"block {b.Cidr}", ("held by", b.Node ?? b.Affinity ?? "nobody"), ("deleted", YesNo(b.Deleted)));

    public static Item Of(BgpPeer p) => new($"BGP peer {p.Name}", ("peer", p.PeerAddress?.ToString() ?? p.PeerSelector ?? p.LocalWorkloadSelector ?? "none"), ("port", $"{p.PeerPort?.ToString() ?? "default"}"), ("AS", $"{p.AsNumber?.ToString() ?? "of the cluster"}"),
        ("local AS", $"{p.LocalAsNumber?.ToString() ?? "of the cluster"}"), ("on", p.Node ?? p.NodeSelector ?? "every node"), ("next hop", p.NextHopMode), ("reached by", p.ReachableBy?.ToString() ?? "any way"),
        ("from the node's address", YesNo(p.UsesNodeAddress)), ("password", p.HasPassword ? "set" : "none"), ("filters", List(p.Filters)));

    /// <summary>In effect: what is not written is the default.</summary>
    public static IEnumerable<Item> Of(IReadOnlyList<BgpConfiguration> configurations)
    {
        var settings = BgpSettings.Of(configurations);
        yield return new("BGP of the cluster", ("node-to-node mesh", YesNo(settings.NodeToNodeMesh)), ("AS", $"{settings.AsNumber}"), ("port", $"{settings.ListenPort}"));
        // One that says nothing is as good as none.
        foreach (var c in configurations.Where(c => c.Name != "default").Prepend(configurations.FirstOrDefault(c => c.Name == "default") ?? new("default", null, null, null, [], [], [], [], null, new("", ""))))
            yield return new($"BGP announcements of {c.Name}", ("service addresses", Prefixes(c.ServiceClusterPrefixes)), ("external addresses", Prefixes(c.ServiceExternalPrefixes)),
                ("load balancer addresses", Prefixes(c.ServiceLoadBalancerPrefixes)), ("prefixes", Prefixes(c.PrefixAdvertisements)), ("cluster routes", c.ProgramClusterRoutes ?? "default"));
        foreach (var c in configurations.Where(c => c.Node is not null))
            yield return new($"BGP of node {c.Node}", ("AS", $"{c.AsNumber?.ToString() ?? "of the cluster"}"), ("port", $"{c.ListenPort?.ToString() ?? "of the cluster"}"));
    }

    public static Item Of(BgpFilter f) => new($"BGP filter {f.Name}", ("imports", List(f.Imports.Select(Text))), ("exports", List(f.Exports.Select(Text))),
        ("all conditions of its rules", f.Imports.Concat(f.Exports).Any(r => r.OtherConditions.Count > 0) ? null : ""));

    public static Item Of(FelixConfiguration f) => new($"Felix {f.Name}", ("nodes", f.NodeSelector ?? "default"), ("IPIP", YesNo(f.IpipEnabled)), ("IPIP MTU", $"{f.IpipMtu ?? 0}"), ("VXLAN MTU", $"{f.VxlanMtu ?? 0}"),
        ("NAT address", f.NatOutgoingAddress?.ToString() ?? "of the interface"), ("NAT exclusions", f.NatOutgoingExclusions), ("NAT ports", f.NatPortRange ?? "any"), ("NAT interfaces", f.NatOutgoingInterfaces ?? "all"),
        ("BPF", YesNo(f.BpfEnabled)), ("removes routes of others", YesNo(f.RemoveExternalRoutes)), ("external nodes", Prefixes(f.ExternalNodes)), ("tables", Set(f.RouteTables.Select(t => $"{t.First}-{t.Last}"))), ("cluster routes", f.ProgramClusterRoutes ?? "default"));

    public static Item Of(HostEndpoint h) => new($"host endpoint {h.Name}", ("node", h.Node ?? "none"), ("interface", h.Interface ?? "by address"), ("addresses", AddressesText(h.ExpectedAddresses)), ("labels", Set(h.Labels.Select(l => $"{l.Key}={l.Value}"))));

    public static Item Of(NetworkPolicy p) => new($"{p.Kind} policy {p.FullName}", ("tier", p.Tier), ("order", p.Order?.ToString() ?? "last"), ("applies to", p.Selector), ("namespaces", p.NamespaceSelector ?? "own"),
        ("ingress", p.Ingress is null ? "not its matter" : List(p.Ingress.Select(Text))), ("egress", p.Egress is null ? "not its matter" : List(p.Egress.Select(Text))),
        ("before DNAT", YesNo(p.PreDnat)), ("on forward", YesNo(p.ApplyOnForward)), ("untracked", YesNo(p.DoNotTrack)),
        ("all conditions of its rules", (p.Ingress ?? []).Concat(p.Egress ?? []).Any(r => r.OtherConditions.Count > 0) ? null : ""));

    private static string Text(PolicyRule r) =>
        $"{r.Action} {r.Protocol?.ToLowerInvariant() ?? "any"}{(r.NotProtocol is null ? "" : $" not {r.NotProtocol.ToLowerInvariant()}")} from {Text(r.From)} to {Text(r.To)}";

    private static string Text(PolicySide s) => s.IsAny ? "any" : Set(new[]
    {
        s.Nets?.ToString(), s.NotNets.IsEmpty ? null : $"not {s.NotNets}", s.Selector, s.NotSelector is null ? null : $"not {s.NotSelector}", s.NamespaceSelector is null ? null : $"in {s.NamespaceSelector}",
        s.Ports is null ? null : $"ports {s.Ports}", s.NamedPorts.Count == 0 ? null : $"ports {Set(s.NamedPorts)}", s.NotPorts.IsEmpty ? null : $"not ports {s.NotPorts}", s.NotNamedPorts.Count == 0 ? null : $"not ports {Set(s.NotNamedPorts)}",
    }.OfType<string>());

    private static string Text(BgpFilterRule r) => $"{(r.Accept ? "accept" : "reject")} {r.Match} {r.Cidr?.ToString() ?? "any"} {r.MinLength}-{r.MaxLength} {r.Interface} {r.Source}".TrimEnd();
}
