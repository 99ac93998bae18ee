using HybridDrift.Collect;

namespace HybridDrift.Reports;

/// <summary>What a piece of evidence is of, in the words of a comparison of two recordings.</summary>
/// <param name="Asset">Null for what all edges share: sets of addresses, services.</param>
/// <param name="Area">Null when the place in the document does not tell.</param>
internal sealed record EvidencePlace(ScopeAsset? Asset, string? Area)
{
    /// <returns>Null when it is of no live system: the plan.</returns>
    public static EvidencePlace? Of(ReportEvidence evidence)
    {
        var name = Path.GetFileName(evidence.Document);
        var cluster = ScopeAsset.Cluster(RecordingLayout.SourceOf(evidence.Document));
        return RecordingLayout.Recognise(evidence.Document) switch
        {
            null or DocumentKind.Manifest => null,
            DocumentKind.EdgeList => new(ScopeAsset.Nsx, "edges"),
            DocumentKind.VirtualWires => new(ScopeAsset.Nsx, "logical switches"),
            DocumentKind.DistributedFirewall => new(ScopeAsset.Nsx, "distributed firewall"),
            DocumentKind.Edge => new(ScopeAsset.Edge(Stem(name)), OfEdge(evidence.Path)),
            DocumentKind.EdgeIpsecStatistics => new(ScopeAsset.Edge(Stem(name)), "IPsec tunnels"),
            DocumentKind.EdgeHealthSummary => new(ScopeAsset.Edge(Stem(name)), "health"),
            DocumentKind.IpSet or DocumentKind.Application or DocumentKind.ApplicationGroup or DocumentKind.SecurityGroup or DocumentKind.SecurityGroupAddresses => new(null, "firewall"),
            DocumentKind.StrongswanStatus => new(cluster, "tunnels"),
            DocumentKind.StrongswanRoutes => new(cluster, "VPN routes"),
            DocumentKind.BirdProtocols => new(cluster, "BGP sessions"),
            DocumentKind.BirdRoutes => new(cluster, "BIRD's routes"),
            DocumentKind.IpRoute => new(cluster, "kernel routes"),
            DocumentKind.VlanIpConfig => new(cluster, "portable subnets"),
            _ => new(cluster, OfList(Stem(name))),
        };
    }

    private static string Stem(string name) => name.Split('.')[0];

    /// <summary>A path begins with the name of an element.</summary>
    private static string? OfEdge(string path) => path.Split('[', ',', '/', ' ')[0] switch
    {
        "natRule" or "nat" => "NAT",
        "firewallRule" or "firewall" => "firewall",
        "route" or "defaultRoute" or "routing" => "routes",
        "bgp" or "ospf" or "bgpNeighbour" or "ospfInterface" => "dynamic routing",
        "site" or "ipsec" => "IPsec",
        "vnic" or "subInterface" or "interface" => "interfaces",
        "virtualServer" or "pool" or "loadBalancer" => "load balancer",
        "dns" or "dnsClient" => "names",
        "peerSite" or "configuration" => "L2VPN",
        "edge" => "edge",
        "appliance" or "highAvailability" => "availability",
        _ => null,
    };

    private static string? OfList(string stem) => stem switch
    {
        "nodes" or "pods" or "services" or "ingresses" or "deployments" => stem,
        "endpointslices" => "endpoints",
        "daemonsets" => "daemon sets",
        "staticroutes" => "static routes",
        "ippools" => "IP pools",
        "blockaffinities" => "block affinities",
        "ipamblocks" => "IPAM blocks",
        "bgppeers" => "BGP peers",
        "bgpconfigurations" => "BGP",
        "bgpfilters" => "BGP filters",
        "felixconfigurations" => "Felix",
        "hostendpoints" => "host endpoints",
        "networkpolicies" => "network policies",
        "globalnetworkpolicies" => "global network policies",
        "caliconodestatuses" => "reports of nodes",
        _ => null,
    };
}
