using System.Text;
using HybridDrift.Collect;
using HybridDrift.Sites;
using HybridDrift.Sites.Parse;
using HybridDrift.Sites.Parse.Kubernetes;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

public sealed class ClusterObjectsTests
{
    private static ClusterObjects Read(Recording recording, string cluster)
    {
        var documents = new DocumentReader(recording);
        return ClusterObjectsParser.Read(documents, cluster, Discovery.Read(documents, cluster));
    }

    private static ClusterObjects Read(params (string Path, string Text)[] documents) =>
        Read(Recording.Of(documents.ToDictionary(d => d.Path, d => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(d.Text)), []), "iks");

    private static IEnumerable<IReading> Readings(ClusterObjects objects) =>
        typeof(ClusterObjects).GetProperties().Select(p => p.GetValue(objects)).OfType<IReading>();

    public static TheoryData<bool, string> Sites => new() { { true, "iks" }, { true, "icp" }, { false, "iks" }, { false, "icp" } };

    [Theory]
    [MemberData(nameof(Sites))]
    public void Every_document_of_the_example_is_read_completely(bool healthy, string cluster)
    {
        var recording = (healthy ? ExampleSite.Healthy() : ExampleSite.Drifted()).Recording;
        foreach (var reading in Readings(Read(recording, cluster)))
        {
            var expected = recording.Find(reading.Document) is null ? Completeness.NotConfigured : Completeness.Complete;
            Assert.Equal((expected, reading.Document), (reading.Completeness, reading.Document));
        }
    }

    [Fact]
    public void The_example_holds_what_its_documents_say()
    {
        var objects = Read(ExampleSite.Healthy().Recording, "iks");
        Assert.Equal((27, 8, 3, 7), (objects.Pods.Value.Count, objects.Deployments.Value.Count, objects.DaemonSets.Value.Count, objects.EndpointSlices.Value.Count));
        Assert.All(objects.Deployments.Value, d => Assert.True(d.IsReady));
        Assert.Equal(["true", "false"], objects.Deployments.Value.Where(d => d.Settings.Count > 0).Select(d => d.Settings["CONNECT_USING_LB_IP"]));
        Assert.Equal(["vpn-icp", "vpn-vcs"], objects.VpnRoutes.Value.Select(r => r.Release));
        Assert.Equal(["worker_private", "worker_public"], objects.HostEndpoints.Value.Select(e => e.Role).Distinct());
        Assert.Equal(7, objects.GlobalNetworkPolicies.Value.Count);
        Assert.Equal(["shop.example.com"], objects.Ingresses.Value.SelectMany(i => i.Hosts));
        var pods = objects.Pods.Value.Where(p => p.HoldsPodAddresses).SelectMany(p => p.Addresses).ToHashSet();
        var allocated = objects.IpamBlocks.Value.SelectMany(b => b.Allocations).Where(a => a.Pod is not null).Select(a => a.Address).ToHashSet();
        Assert.Equal(pods.Order(), allocated.Order());
        Assert.Empty(objects.BgpSessions);
    }

    [Fact]
    public void A_document_that_is_not_recorded_failed_unless_the_cluster_proves_that_it_does_not_serve_it()
    {
        var objects = Read(("iks/apis.json", """{"kind": "APIGroupList", "groups": [{"name": "apps"}]}"""));
        Assert.Equal(Completeness.Failed, objects.Pods.Completeness);
        Assert.Equal(Completeness.Failed, objects.Deployments.Completeness);
        Assert.Equal(Completeness.Failed, objects.VpnRoutes.Completeness);
        Assert.Equal(Completeness.NotConfigured, objects.BgpPeers.Completeness);
        Assert.Equal(Completeness.NotConfigured, objects.StaticRoutes.Completeness);
        Assert.Equal("iks/staticroutes.json: is not served by this cluster", Assert.Single(objects.StaticRoutes.Problems).ToString());
        Assert.All(Readings(Read(("iks/vlan-ip-config.json", "{}"))), r => Assert.Equal(Completeness.Failed, r.Completeness));
    }

    [Fact]
    public void A_list_of_policies_without_versions_on_its_items_tells_its_own()
    {
        const string Item = """{"metadata": {"name": "p", "namespace": "shop"}, "spec": {"podSelector": {}}}""";
        var objects = Read(("iks/networkpolicies.json", $$"""{"kind": "NetworkPolicyList", "apiVersion": "networking.k8s.io/v1", "items": [{{Item}}]}"""));
        Assert.Equal(PolicyKind.Kubernetes, Assert.Single(objects.NetworkPolicies.Value).Kind);
        Assert.Equal(Completeness.Partial, Read(("iks/networkpolicies.json", $$"""{"kind": "NetworkPolicyList", "items": [{{Item}}]}""")).NetworkPolicies.Completeness);
    }

    [Fact]
    public void A_malformed_item_makes_the_reading_partial_and_the_others_stay()
    {
        var peers = Read(("iks/bgppeers.yaml", """
            kind: BGPPeerList
            items:
            - {metadata: {name: a}, spec: {peerIP: 10.0.0.1, asNumber: 65010}}
            - {metadata: {name: b}, spec: {peerIP: 10.0.0.2, asNumber: many}}
            metadata: {}

            """)).BgpPeers;
        Assert.Equal(Completeness.Partial, peers.Completeness);
        Assert.Equal("a", Assert.Single(peers.Value).Name);
        Assert.Equal("iks/bgppeers.yaml (items[1]): spec.asNumber is not an AS number", Assert.Single(peers.Problems).ToString());
    }

    [Fact]
    public void Documents_of_nodes_are_found_by_their_names()
    {
        var objects = Read(
            ("iks/10.177.7.195.birdcl-protocols.txt", "BIRD 1.6.8 ready.\nname proto table state since info\nMesh_10_177_7_196 BGP master up 18:19:19 Established\n"),
            ("iks/10.177.7.195.birdcl-routes.txt", "BIRD 1.6.8 ready.\n"),
            ("iks/worker.example.com.ip-route.json", """[{"dst": "default", "gateway": "10.177.7.193", "dev": "eth0"}]"""));
        Assert.Equal("10.177.7.195", Assert.Single(objects.BgpSessions).Node);
        Assert.True(Assert.Single(objects.BgpSessions[0].Reading.Value).IsEstablished);
        Assert.Equal(Completeness.Complete, Assert.Single(objects.BirdRoutes).Reading.Completeness);
        Assert.Equal("worker.example.com", Assert.Single(objects.KernelRoutes).Node);
    }

    [Fact]
    public void A_document_that_the_manifest_promises_and_is_not_there_failed()
    {
        var objects = Read(("recording.json", """{"documents": [{"path": "iks/n1.ip-route.json", "sha256": "00"}]}"""), ("iks/nodes.json", "{}"));
        Assert.Equal(Completeness.Failed, Assert.Single(objects.KernelRoutes).Reading.Completeness);
    }

    [Fact]
    public void An_escape_that_is_no_character_fails_the_document_alone()
    {
        var objects = Read(("iks/pods.json", """{"kind": "PodList", "items": [{"metadata": {"name": "\ud800"}}]}"""), ("iks/bgppeers.json", """{"kind": "BGPPeerList", "items": []}"""));
        Assert.Equal(Completeness.Failed, objects.Pods.Completeness);
        Assert.Equal(Completeness.Complete, objects.BgpPeers.Completeness);
    }
}
