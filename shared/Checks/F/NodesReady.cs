using HybridDrift.Sites;

namespace HybridDrift.Checks.F;

/// <summary>The nodes of a cluster, and Calico on them.</summary>
internal static class NodesReady
{
    public static IEnumerable<Outcome> Of(CheckContext context, string cluster)
    {
        var objects = context.Cluster(cluster).Objects;
        var (nodes, found) = (objects.NodeDetails, new List<Outcome>());
        foreach (var node in nodes.Value)
            if (Node(cluster, node, nodes) is { } finding) found.Add(finding);
        foreach (var finding in found) yield return finding;
        var all = new Subject(cluster, "all nodes", nodes);
        if (nodes.Value.Count == 0) yield return all.Absent(DriftKind.Missing, "every node is ready", "there is no node");
        else if (found.Count == 0) yield return all.Pass("every node is ready", $"{nodes.Value.Count} nodes, all of them ready");
        yield return Calico(cluster, objects);
    }

    /// <summary>Null when all is well with it.</summary>
    private static Outcome? Node(string cluster, NodeDetails node, Collect.IReading nodes)
    {
        var subject = new Subject(cluster, $"node {node.Name}", nodes);
        var proof = new Proof(node.Origin, $"Node {node.Name}: Ready {Text(node.Ready)}, network available {Text(node.NetworkAvailable)}");
        return node.Ready == false ? subject.Fail(DriftKind.Different, "the node is ready", "it is not ready", proof)
            : node.NetworkAvailable == false ? subject.Fail(DriftKind.Different, "the node has its network", "its network is not available: Calico is not up on it", proof)
            : node.Ready is null ? subject.Unknown("the cluster does not know whether it is ready: it has not heard of the node for a while", proof)
            : null;
    }

    private static Outcome Calico(string cluster, ClusterObjects objects)
    {
        var subject = new Subject(cluster, "calico-node", objects.DaemonSets);
        const string Expected = "calico-node is ready on every node";
        if (objects.DaemonSets.Value.FirstOrDefault(d => d.Name == "calico-node") is not { } calico)
            return subject.Absent(DriftKind.Missing, Expected, "there is no DaemonSet calico-node");
        var proof = new Proof(calico.Origin, calico.ToString());
        return calico.Ready >= calico.Desired && calico.Desired > 0 ? subject.Pass(Expected, $"{calico.Ready} of {calico.Desired} ready", proof)
            : subject.Fail(DriftKind.Different, Expected, $"{calico.Ready} of {calico.Desired} ready", proof);
    }

    private static string Text(bool? value) => value switch { true => "yes", false => "no", null => "not told" };
}
