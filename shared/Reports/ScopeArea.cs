using System.Text.RegularExpressions;

namespace HybridDrift.Reports;

internal enum AssetKind { Edge, Fabric, Cluster }

/// <summary>
/// What the scope of a ticket can name of an edge, of NSX as a whole or of a cluster:
/// <code>
/// esg-nat  esg-firewall  esg-routes  esg-ipsec  esg-interfaces  esg-load-balancer  esg-dns  esg-l2vpn  esg-appliances
/// nsx-edges  nsx-switches  nsx-dfw
/// calico  strongswan  kubernetes
/// </code>
/// </summary>
/// <param name="Areas">In the words of a comparison of two recordings.</param>
internal sealed partial record ScopeArea(string Token, AssetKind Kind, params IReadOnlyList<string> Areas)
{
    /// <summary>Workloads that belong to it by their names, such as <c>DaemonSet kube-system/calico-node</c>.</summary>
    private Regex? Workloads { get; init; }

    public static readonly IReadOnlyList<ScopeArea> All =
    [
        new("esg-nat", AssetKind.Edge, "NAT", "destination NAT", "source NAT"),
        new("esg-firewall", AssetKind.Edge, "firewall"),
        new("esg-routes", AssetKind.Edge, "routes", "dynamic routing"),
        new("esg-ipsec", AssetKind.Edge, "IPsec", "IPsec tunnels"),
        new("esg-interfaces", AssetKind.Edge, "interfaces"),
        new("esg-load-balancer", AssetKind.Edge, "load balancer"),
        new("esg-dns", AssetKind.Edge, "names"),
        new("esg-l2vpn", AssetKind.Edge, "L2VPN"),
        new("esg-appliances", AssetKind.Edge, "edge", "availability", "health"),
        new("nsx-edges", AssetKind.Fabric, "edges"),
        new("nsx-switches", AssetKind.Fabric, "logical switches"),
        new("nsx-dfw", AssetKind.Fabric, "distributed firewall"),
        new("calico", AssetKind.Cluster, "IP pools", "block affinities", "IPAM blocks", "BGP peers", "BGP", "BGP filters", "Felix", "host endpoints",
            "network policies", "global network policies", "reports of nodes", "BGP sessions", "BIRD's routes", "kernel routes") { Workloads = OfCalico() },
        new("strongswan", AssetKind.Cluster, "tunnels", "VPN routes", "kernel routes") { Workloads = OfStrongswan() },
        new("kubernetes", AssetKind.Cluster, "nodes", "services", "endpoints", "deployments", "daemon sets", "ingresses", "portable subnets", "static routes",
            "pods", "network policies", "kernel routes"),
    ];

    /// <param name="area">Null when it is not known.</param>
    /// <param name="subject">What of it; null when it is not known.</param>
    /// <returns>Null when that does not tell.</returns>
    public bool? Covers(string? area, string? subject)
    {
        if (area is null) return null;
        if (Areas.Contains(area)) return true;
        return Workloads is null || area is not ("deployments" or "daemon sets") ? false : subject is null ? null : Workloads.IsMatch(subject);
    }

    [GeneratedRegex(@"\A\w+ [^/]+/calico-(node|kube-controllers|typha)\z", RegexOptions.NonBacktracking)] private static partial Regex OfCalico();

    /// <summary>As its chart calls them, after the release.</summary>
    [GeneratedRegex(@"\A\w+ [^/]+/[^/]+-strongswan(-routes)?\z", RegexOptions.NonBacktracking)] private static partial Regex OfStrongswan();
}
