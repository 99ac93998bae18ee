using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

/// <summary>Documents of one cluster, and what is read from them.</summary>
internal static class Lists
{
    public static Cluster Cluster(params IEnumerable<(string Name, string Text)> documents) =>
        Recordings.Site(documents.Select(d => ("iks/" + d.Name, d.Text))).Clusters["iks"];

    public static Reading<IReadOnlyList<Node>> Nodes(string text, string name = "nodes.json") => Cluster((name, text)).Nodes;

    public static Reading<IReadOnlyList<Node>> Node(string fields) => Nodes(Json("Node", "v1", fields));

    public static Reading<IReadOnlyList<KubernetesService>> Services(params IEnumerable<string> items) => Cluster(("services.json", Json("Service", "v1", items))).Services;

    /// <summary>As every cluster has them, in front of the given ones.</summary>
    public static Reading<IReadOnlyList<KubernetesService>> ServicesOfACluster(params IEnumerable<string> items) => Services([Api, Dns, .. items]);

    public const string Api = """{"metadata":{"namespace":"default","name":"kubernetes"},"spec":{"clusterIP":"172.21.0.1"}}""";

    public const string Dns = """{"metadata":{"namespace":"kube-system","name":"kube-dns"},"spec":{"clusterIP":"172.21.0.10"}}""";

    public static Reading<IReadOnlyList<IpPool>> Pools(string text, string name = "ippools.json") => Cluster((name, text)).IpPools;

    public static string Json(string kind, string apiVersion, params IEnumerable<string> items) =>
        $$"""{"kind":"{{kind}}List","apiVersion":"{{apiVersion}}","metadata":{"resourceVersion":"351"},"items":[{{string.Join(',', items)}}]}""";
}
