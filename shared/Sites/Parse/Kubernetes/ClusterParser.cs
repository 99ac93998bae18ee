using HybridDrift.Collect;
using HybridDrift.Sites.Parse.StrongSwan;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>The folder of one cluster.</summary>
internal static class ClusterParser
{
    private static readonly string[] PoolGroups = ["projectcalico.org", "crd.projectcalico.org"];

    public static Cluster Read(DocumentReader documents, string name)
    {
        var discovery = Discovery.Read(documents, name);
        return FilteredLists.Mark(new(
            name,
            documents.ReadStructured($"{name}/nodes", [], d => KubernetesList.Parse(d, "Node", [""], NodeParser.Parse)),
            documents.ReadStructured($"{name}/services", [], d => KubernetesList.Parse(d, "Service", [""], ServiceParser.Parse)),
            Pools(documents, name, discovery),
            documents.ReadStructured($"{name}/vlan-ip-config", new PortableSubnets([], []), PortableSubnetsParser.Parse),
            IpsecStatuses(documents, name),
            ClusterObjectsParser.Read(documents, name, discovery)));
    }

    private static Reading<IReadOnlyList<IpPool>> Pools(DocumentReader documents, string name, Discovery discovery)
    {
        var pools = documents.ReadStructured<IReadOnlyList<IpPool>>($"{name}/ippools", [], d => KubernetesList.Parse(d, "IPPool", PoolGroups, IpPoolParser.Parse));
        var recorded = documents.Recording.Find(pools.Document) is not null || documents.Recording.Missing.Contains(pools.Document);
        return recorded || !discovery.ProvesAbsent("ippools", PoolGroups)
            ? pools
            : Reading.NotConfigured<IReadOnlyList<IpPool>>([], pools.Document,
                "is not served by this cluster: Calico keeps its objects in etcd here; add the output of 'calicoctl get ippools -o yaml' to the recording");
    }

    /// <summary>One daemon for each VPN release, each with a document of its own, or several. Those that the manifest promises count as missing.</summary>
    private static IReadOnlyList<Reading<IpsecStatus>> IpsecStatuses(DocumentReader documents, string name)
    {
        var paths = documents.Recording.Documents.Select(d => d.Path).Concat(documents.Recording.Missing)
            .Where(p => RecordingLayout.Recognise(p) == DocumentKind.StrongswanStatus && RecordingLayout.SourceOf(p) == name)
            .Order(StringComparer.Ordinal).ToArray();
        if (paths.Length == 0) paths = [$"{name}/strongswan.statusall.txt"];
        return [.. paths.GroupBy(Daemons.Of).Select(daemon => Daemons.Join(daemon.Select(p => documents.Read(p, IpsecStatus.Nothing, Parse))))];
    }

    private static Reading<IpsecStatus> Parse(RecordedDocument document) =>
        document.Path.EndsWith(".json", StringComparison.Ordinal) ? ViciDocumentParser.Parse(document)
        : DocumentText.Decode(document, out var problem) is { } text
            ? IpsecStatusParser.Parse(document.Path, text, document.ExitCode)
            : Reading.Failed(IpsecStatus.Nothing, problem!);
}
