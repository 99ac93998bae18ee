using HybridDrift.Sites;
using static HybridDrift.Flows.Difference.Item;

namespace HybridDrift.Flows.Difference;

/// <summary>The nodes, services and workloads of a cluster.</summary>
internal static class ClusterItems
{
    public static Item Of(Node n) => new($"node {n.Name}", ("internal", AddressesText(n.InternalAddresses)), ("external", AddressesText(n.ExternalAddresses)), ("Calico's address", n.CalicoAddress?.ToString() ?? "none"),
        ("private VLAN", n.PrivateVlan ?? "none"), ("public VLAN", n.PublicVlan ?? "none"));

    public static Item Of(NodeDetails n) => new($"node {n.Name}", ("ready", YesNo(n.Ready)), ("network available", YesNo(n.NetworkAvailable)), ("schedulable", YesNo(!n.Unschedulable)),
        ("AS", $"{n.AsNumber?.ToString() ?? "of the cluster"}"), ("route reflector", n.RouteReflectorClusterId ?? "no"));

    public static Item Of(KubernetesService s) => new($"service {s.FullName}", ("type", s.Type), ("cluster addresses", AddressesText(s.ClusterAddresses)),
        ("load balancer", Set([.. s.LoadBalancerAddresses.Select(a => a.ToString()), .. s.LoadBalancerNames])));

    public static Item Of(ServiceDetails s) => new($"service {s.FullName}", ("ports", Set(s.Ports.Select(p => p.ToString()))), ("selector", Map(s.Selector)), ("external traffic", s.ExternalTrafficPolicy),
        ("stands for", s.ExternalName ?? "itself"), ("asks for", s.RequestedAddress?.ToString() ?? "any address"), ("external addresses", AddressesText(s.ExternalAddresses)),
        ("kind of address", s.IpType ?? "default"), ("zone", s.Zone ?? "any"), ("VLAN", s.Vlan ?? "any"));

    /// <summary>Pods come and go: only whether there is one to answer.</summary>
    public static IEnumerable<Item> Of(IEnumerable<EndpointSlice> slices) => slices.Where(s => s.ServiceFullName is not null).GroupBy(s => s.ServiceFullName)
        .Select(same => new Item($"service {same.Key}", ("has a ready endpoint", YesNo(same.Any(s => s.ReadyEndpoints.Any())))));

    public static Item Of(Workload w) => new($"{w.Kind} {w.FullName}", ("ready", w.IsReady ? "all" : $"{w.Ready} of {w.Desired}, {w.Updated} up to date"), ("settings", Map(w.Settings)));

    public static Item Of(Ingress i) => new($"ingress {i.FullName}", ("class", i.Class ?? "default"), ("hosts", Set(i.Hosts)), ("TLS hosts", Set(i.TlsHosts)),
        ("routes", Set(i.Routes.Select(r => $"{r.Host ?? "any host"}{r.Path} to {r.Backend.Service}:{r.Backend.Port}"))), ("else", i.Default is { } d ? $"{d.Service}:{d.Port}" : "nothing"), ("addresses", AddressesText(i.LoadBalancerAddresses)));

    public static IEnumerable<Item> Of(PortableSubnets subnets) => subnets.Subnets.Select(s => new Item($"portable subnet {(s.Cidr is { } cidr ? cidr : AddressesText(s.Usable))}",
        ("VLAN", s.Vlan), ("public", YesNo(s.IsPublic)), ("BYOIP", YesNo(s.IsByoip)), ("usable", AddressesText(s.Usable))));

    public static Item Of(WorkerStaticRoute r) => new($"static route {r.Name}", ("to", r.Destination.ToString()), ("via", r.Gateway?.ToString() ?? "found out"), ("table", r.Table?.ToString() ?? "main"),
        ("workers", Set(r.Selectors.Select(s => $"{s.Key} {s.Operator} {Set(s.Values)}"))), ("workers in trouble", Set(r.Reports.Where(p => p.Error.Length > 0).Select(p => p.Node))));

    public static Item Of(VpnRoutes v) => new($"VPN routes of {v.Release ?? v.FullName}", ("local", Prefixes(v.LocalSubnets)), ("remote", Prefixes(v.RemoteSubnets)), ("gateway", v.RemoteGatewayAddress?.ToString() ?? v.RemoteGateway ?? "none"),
        ("load balancer", v.LoadBalancerAddress?.ToString() ?? "none"), ("connects from it", YesNo(v.ConnectsFromLoadBalancer)), ("table", $"{v.RouteTable}"));

    public static IEnumerable<Item> Of(IEnumerable<BgpSession> sessions, string node) =>
        sessions.Select(s => new Item($"{node}: BGP session with {s.Peer?.ToString() ?? s.Name}", ("state", s.IsEstablished ? "established" : "not established")));

    /// <summary>Routes to single pods come and go with them.</summary>
    public static IEnumerable<Item> Of(IEnumerable<LiveRoute> routes, string node) => routes.Where(r => r.InUse && !r.NextHops.Any(h => h.Interface?.StartsWith("cali", StringComparison.Ordinal) == true))
        .Select(r => new Item($"{node}: route to {r.Destination}{(r.Table is null ? "" : $" in table {r.Table}")}", ("goes", r.Kind == RouteKind.Unicast ? Set(r.NextHops.Select(h => h.ToString())) : r.Kind.ToString().ToLowerInvariant())));

    private static string Map(IEnumerable<KeyValuePair<string, string>> map) => Set(map.Select(m => $"{m.Key}={m.Value}"));
}
