using System.Text.RegularExpressions;

namespace HybridDrift.Collect;

/// <summary>The kinds of document that a recording may hold.</summary>
public enum DocumentKind
{
    Manifest,
    EdgeList, Edge, EdgeIpsecStatistics, EdgeHealthSummary, VirtualWires, DistributedFirewall,
    IpSet, Application, ApplicationGroup, SecurityGroup, SecurityGroupAddresses,
    Apis, KubernetesList, VlanIpConfig, StrongswanRoutes, StrongswanStatus, BirdProtocols, BirdRoutes, IpRoute,
}

/// <summary>The layout of a recording, fixed for good: which path holds which kind of document.</summary>
public static partial class RecordingLayout
{
    public const string Manifest = "recording.json";

    public const string NsxFolder = "nsx";

    /// <summary>The Kubernetes lists of a cluster's folder, without extension.</summary>
    public static readonly IReadOnlyList<string> KubernetesLists =
    [
        "nodes", "pods", "services", "endpointslices", "ingresses", "deployments", "daemonsets", "ippools", "bgppeers",
        "bgpconfigurations", "bgpfilters", "felixconfigurations", "blockaffinities", "ipamblocks", "caliconodestatuses",
        "hostendpoints", "globalnetworkpolicies", "networkpolicies", "staticroutes",
    ];

    private static readonly (Regex Name, DocumentKind Kind)[] Nsx =
    [
        (EdgeListName(), DocumentKind.EdgeList), (EdgeName(), DocumentKind.Edge), (IpsecStatisticsName(), DocumentKind.EdgeIpsecStatistics),
        (HealthSummaryName(), DocumentKind.EdgeHealthSummary), (VirtualWiresName(), DocumentKind.VirtualWires), (DfwName(), DocumentKind.DistributedFirewall),
        (IpSetName(), DocumentKind.IpSet), (ApplicationName(), DocumentKind.Application), (ApplicationGroupName(), DocumentKind.ApplicationGroup),
        (SecurityGroupName(), DocumentKind.SecurityGroup), (SecurityGroupAddressesName(), DocumentKind.SecurityGroupAddresses),
    ];

    /// <summary>What the document at a path is; null for a path that is none of the layout.</summary>
    public static DocumentKind? Recognise(string path)
    {
        if (path == Manifest) return DocumentKind.Manifest;
        var parts = path.Split('/');
        if (parts.Length != 2) return null;
        if (parts[0] == NsxFolder)
        {
            foreach (var (name, kind) in Nsx)
                if (name.IsMatch(parts[1])) return kind;
            return null;
        }
        return FolderName().IsMatch(parts[0]) ? Cluster(parts[1]) : null;
    }

    /// <summary>Whether a source can be called that: it is the name of a folder.</summary>
    public static bool IsSource(string name) => FolderName().IsMatch(name);

    /// <summary>The folder of a document, which is the name of its source: <c>nsx</c> or a cluster.</summary>
    public static string SourceOf(string path) => path.Contains('/') ? path[..path.IndexOf('/')] : path;

    private static DocumentKind? Cluster(string name)
    {
        if (PodPrefix().IsMatch(name)) return DocumentKind.StrongswanStatus;
        if (NodePrefix().Match(name) is { Success: true } node)
        {
            return node.Groups[1].Value switch
            {
                "birdcl-protocols.txt" => DocumentKind.BirdProtocols,
                "birdcl-routes.txt" => DocumentKind.BirdRoutes,
                _ => DocumentKind.IpRoute,
            };
        }
        var stem = StructuredName().Match(name) is { Success: true } match ? match.Groups[1].Value : null;
        return stem switch
        {
            null => null,
            "apis" => DocumentKind.Apis,
            "vlan-ip-config" => DocumentKind.VlanIpConfig,
            "strongswan-routes" => DocumentKind.StrongswanRoutes,
            _ => KubernetesLists.Contains(stem) ? DocumentKind.KubernetesList : null,
        };
    }

    [GeneratedRegex(@"^edges(-[1-9][0-9]{0,3})?\.xml\z")] private static partial Regex EdgeListName();
    [GeneratedRegex(@"^edge-[0-9]{1,9}\.xml\z")] private static partial Regex EdgeName();
    [GeneratedRegex(@"^edge-[0-9]{1,9}\.ipsec-statistics\.xml\z")] private static partial Regex IpsecStatisticsName();
    [GeneratedRegex(@"^edge-[0-9]{1,9}\.healthsummary\.xml\z")] private static partial Regex HealthSummaryName();
    [GeneratedRegex(@"^virtualwires\.xml\z")] private static partial Regex VirtualWiresName();
    [GeneratedRegex(@"^dfw\.xml\z")] private static partial Regex DfwName();
    [GeneratedRegex(@"^ipset-[0-9]{1,9}\.xml\z")] private static partial Regex IpSetName();
    [GeneratedRegex(@"^application-[0-9]{1,9}\.xml\z")] private static partial Regex ApplicationName();
    [GeneratedRegex(@"^applicationgroup-[0-9]{1,9}\.xml\z")] private static partial Regex ApplicationGroupName();
    [GeneratedRegex(@"^securitygroup-[0-9]{1,9}\.xml\z")] private static partial Regex SecurityGroupName();
    [GeneratedRegex(@"^securitygroup-[0-9]{1,9}\.ipaddresses\.xml\z")] private static partial Regex SecurityGroupAddressesName();
    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,38}\z")] private static partial Regex FolderName();
    [GeneratedRegex(@"^(?:[A-Za-z0-9][A-Za-z0-9.-]{0,252}\.)?strongswan\.(?:(?:status(?:all)?|swanctl)\.txt|vici\.json)\z")] private static partial Regex PodPrefix();
    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.-]{0,252}\.(birdcl-protocols\.txt|birdcl-routes\.txt|ip-route\.json)\z")] private static partial Regex NodePrefix();
    [GeneratedRegex(@"^([a-z-]+)\.(?:json|yaml|yml)\z")] private static partial Regex StructuredName();
}
