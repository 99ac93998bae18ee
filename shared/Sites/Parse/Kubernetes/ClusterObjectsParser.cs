using System.Text.Json;
using HybridDrift.Collect;
using HybridDrift.Sites.Parse.Routes;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>The objects of one cluster's folder beside those of <see cref="ClusterParser"/>.</summary>
internal sealed class ClusterObjectsParser
{
    private const string NewCalico = "projectcalico.org", OldCalico = "crd.projectcalico.org";

    private readonly DocumentReader documents;
    private readonly string cluster;
    private readonly Discovery discovery;

    private ClusterObjectsParser(DocumentReader documents, string cluster, Discovery discovery) =>
        (this.documents, this.cluster, this.discovery) = (documents, cluster, discovery);

    public static ClusterObjects Read(DocumentReader documents, string cluster, Discovery discovery) => new ClusterObjectsParser(documents, cluster, discovery).Read();

    private ClusterObjects Read() => new(
        List("nodes", "Node", NodeDetailsParser.Parse),
        List("services", "Service", ServiceDetailsParser.Parse),
        List("pods", "Pod", PodParser.Parse),
        List("deployments", "Deployment", WorkloadParser.ParseDeployment, "apps", "extensions"),
        List("daemonsets", "DaemonSet", WorkloadParser.ParseDaemonSet, "apps", "extensions"),
        List("endpointslices", "EndpointSlice", EndpointSliceParser.Parse, "discovery.k8s.io"),
        List("ingresses", "Ingress", IngressParser.Parse, "networking.k8s.io", "extensions"),
        Document("networkpolicies", d => NetworkPolicyParser.Parse(d, discovery), NetworkPolicyParser.Groups),
        Calico("globalnetworkpolicies", "GlobalNetworkPolicy", CalicoPolicyParser.ParseGlobal),
        Calico("bgppeers", "BGPPeer", BgpPeerParser.Parse),
        Calico("bgpconfigurations", "BGPConfiguration", BgpConfigurationParser.Parse),
        Calico("bgpfilters", "BGPFilter", BgpFilterParser.Parse),
        Calico("felixconfigurations", "FelixConfiguration", FelixConfigurationParser.Parse),
        Calico("blockaffinities", "BlockAffinity", BlockAffinityParser.Parse),
        Calico("ipamblocks", "IPAMBlock", IpamBlockParser.Parse),
        NodeStatuses(),
        Calico("hostendpoints", "HostEndpoint", HostEndpointParser.Parse),
        List("staticroutes", "StaticRoute", StaticRouteParser.Parse, "static-route.ibm.com"),
        Document("strongswan-routes", VpnRoutesParser.Parse),
        OfNodes(DocumentKind.BirdProtocols, ".birdcl-protocols.txt", BirdProtocolsParser.Parse),
        OfNodes(DocumentKind.BirdRoutes, ".birdcl-routes.txt", BirdRoutesParser.Parse),
        OfNodes(DocumentKind.IpRoute, ".ip-route.json", KernelRoutesParser.Parse));

    /// <summary>A node that has ceased to report says how things were, not how they are: its sessions and routes are not known.</summary>
    private Reading<IReadOnlyList<CalicoNodeStatus>> NodeStatuses()
    {
        var reading = Calico("caliconodestatuses", "CalicoNodeStatus", CalicoNodeStatusParser.Parse);
        var time = documents.Recording.Find(reading.Document)?.Time ?? documents.Recording.Taken;
        var stale = reading.Value.Where(s => s.IsStaleAt(time ?? s.LastUpdated ?? default)).ToArray();
        return stale.Length == 0 ? reading : Reading.Of<IReadOnlyList<CalicoNodeStatus>>(
            [.. reading.Value.Select(s => stale.Contains(s) ? s with { Sessions = null, Routes = null } : s)], reading.Document,
            [.. reading.Problems, .. stale.Select(s => s.Origin.Problem(s.Stale(time)))]);
    }

    private Reading<IReadOnlyList<T>> Calico<T>(string resource, string kind, Func<JsonElement, Origin, List<Problem>, T?> item) where T : class =>
        List(resource, kind, item, NewCalico, OldCalico);

    private Reading<IReadOnlyList<T>> List<T>(string resource, string kind, Func<JsonElement, Origin, List<Problem>, T?> item, params string[] groups)
        where T : class => Document(resource, d => KubernetesList.Parse(d, kind, groups.Length == 0 ? [""] : groups, item), groups);

    /// <param name="groups">The API groups that may serve the resource; none for one that every cluster has.</param>
    private Reading<IReadOnlyList<T>> Document<T>(string resource, Func<RecordedDocument, Reading<IReadOnlyList<T>>> parse, params string[] groups)
    {
        var reading = documents.ReadStructured<IReadOnlyList<T>>($"{cluster}/{resource}", [], d => Guarded(d, parse));
        var recorded = documents.Recording.Documents.Any(d => d.Path == reading.Document);
        return recorded || groups.Length == 0 || !discovery.ProvesAbsent(resource, groups)
            ? reading
            : Reading.NotConfigured<IReadOnlyList<T>>([], reading.Document, "is not served by this cluster");
    }

    /// <summary>One document for each node that somebody asked. Those that the manifest promises count as missing.</summary>
    private IReadOnlyList<OfNode<T>> OfNodes<T>(DocumentKind kind, string ending, Func<RecordedDocument, Reading<IReadOnlyList<T>>> parse) =>
    [
        .. documents.Recording.Documents.Select(d => d.Path).Concat(documents.Recording.Missing)
            .Where(p => RecordingLayout.Recognise(p) == kind && RecordingLayout.SourceOf(p) == cluster)
            .Order(StringComparer.Ordinal)
            .Select(p => new OfNode<T>(p[(cluster.Length + 1)..^ending.Length], documents.Read<IReadOnlyList<T>>(p, [], d => Guarded(d, parse)))),
    ];

    /// <summary>JSON may hold escapes that are no characters: <c>"\ud800"</c>. Whoever reads such a text meets an exception.</summary>
    private static Reading<IReadOnlyList<T>> Guarded<T>(RecordedDocument document, Func<RecordedDocument, Reading<IReadOnlyList<T>>> parse)
    {
        try
        {
            return parse(document);
        }
        catch (InvalidOperationException)
        {
            return Reading.Failed<IReadOnlyList<T>>([], document.Problem("holds an escape sequence that is no character"));
        }
    }
}
