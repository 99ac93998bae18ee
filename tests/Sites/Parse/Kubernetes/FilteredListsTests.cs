using HybridDrift.Collect;
using HybridDrift.Sites;
using HybridDrift.Sites.Parse;
using HybridDrift.Tests.Checks;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

/// <summary>Lists of one namespace do not say so themselves; what every cluster has tells.</summary>
public sealed class FilteredListsTests
{
    private static Cluster Cluster(ExampleSite site, string name) => SiteParser.Parse(site.Recording, [], []).Clusters[name];

    private static ExampleSite Only(string cluster, string list, string space) =>
        ExampleSite.Healthy().RemoveItems($"{cluster}/{list}.json", i => ClusterEdits.Namespace(i) != space);

    [Theory]
    [InlineData("iks")]
    [InlineData("icp")]
    public void Lists_of_a_whole_cluster_are_whole(string name)
    {
        var cluster = Cluster(ExampleSite.Healthy(), name);
        var objects = cluster.Objects;
        foreach (var reading in new IReading[] { cluster.Nodes, cluster.Services, objects.NodeDetails, objects.ServiceDetails, objects.Pods, objects.Deployments, objects.DaemonSets, objects.EndpointSlices })
            Assert.Equal((reading.Document, Completeness.Complete), (reading.Document, reading.Completeness));
    }

    [Theory]
    [InlineData("iks", "shop", "has no service default/kubernetes")]
    [InlineData("iks", "kube-system", "has no service default/kubernetes")]
    [InlineData("iks", "default", "has no service of kube-system")]
    [InlineData("icp", "portal", "has no service default/kubernetes")]
    public void Services_of_one_namespace_are_a_part(string cluster, string space, string says)
    {
        var read = Cluster(Only(cluster, "services", space), cluster);
        read.Services.PartialBecause(says);
        read.Objects.ServiceDetails.PartialBecause(says);
    }

    [Fact]
    public void Services_without_a_namespace_that_has_endpoints_are_a_part() =>
        Cluster(ExampleSite.Healthy().RemoveItems("iks/services.json", i => ClusterEdits.Namespace(i) == "shop"), "iks").Services.PartialBecause("has no service of the namespace 'shop', where endpoints of one are");

    [Theory]
    [InlineData("iks", "shop", "holds no pod of kube-system")]
    [InlineData("iks", "kube-system", "holds no pod of the namespace")]
    [InlineData("icp", "portal", "holds no pod of kube-system")]
    [InlineData("icp", "kube-system", "holds no pod of the namespace")]
    public void Pods_of_one_namespace_are_a_part(string cluster, string space, string says) => Cluster(Only(cluster, "pods", space), cluster).Objects.Pods.PartialBecause(says);

    [Fact]
    public void Pods_of_kube_system_alone_are_whole_when_nothing_runs_elsewhere() => Assert.Equal(Completeness.Complete,
        Cluster(Only("iks", "pods", "kube-system").RemoveItems("iks/deployments.json", i => ClusterEdits.Namespace(i) != "kube-system").RemoveItems("iks/daemonsets.json", i => ClusterEdits.Namespace(i) != "kube-system"), "iks").Objects.Pods.Completeness);

    [Fact]
    public void Pods_may_be_missing_where_nothing_is_ready() => Assert.Equal(Completeness.Complete, Cluster(ExampleSite.Healthy()
        .RemoveItems("iks/pods.json", i => ClusterEdits.Namespace(i) == "shop").EditItem("iks/deployments.json", "web", d => d["status"]!["readyReplicas"] = 0), "iks").Objects.Pods.Completeness);

    [Fact]
    public void Workloads_of_one_namespace_are_a_part()
    {
        Cluster(Only("iks", "deployments", "vpn"), "iks").Objects.Deployments.PartialBecause("holds no workload of kube-system");
        Cluster(Only("iks", "daemonsets", "vpn"), "iks").Objects.DaemonSets.PartialBecause("holds no workload of kube-system");
        Cluster(Only("iks", "endpointslices", "shop"), "iks").Objects.EndpointSlices.PartialBecause("has no slice of the service default/kubernetes");
    }

    [Fact]
    public void Fewer_nodes_than_a_daemon_set_is_wanted_on_are_a_part()
    {
        var cluster = Cluster(ExampleSite.Healthy().RemoveItem("iks/nodes.json", "10.177.7.198"), "iks");
        cluster.Nodes.PartialBecause("lists 3 nodes, but DaemonSet kube-system/calico-node is wanted on 4");
        cluster.Objects.NodeDetails.PartialBecause("lists 3 nodes");
    }

    [Fact]
    public void More_nodes_than_daemon_sets_are_wanted_on_are_whole() =>
        Assert.Equal(Completeness.Complete, Cluster(ExampleSite.Healthy().EditItems("iks/daemonsets.json", d => d["status"]!["desiredNumberScheduled"] = 3), "iks").Nodes.Completeness);

    [Fact]
    public void A_first_page_and_a_failure_need_no_further_reason()
    {
        Cluster(ExampleSite.Healthy().Replace("iks/pods.json", """{"kind":"PodList","metadata":{"remainingItemCount":7},"items":[]}"""), "iks").Objects.Pods.PartialBecause("first page of a longer list");
        Assert.Equal(Completeness.Failed, Cluster(ExampleSite.Healthy().Remove("iks/pods.json"), "iks").Objects.Pods.Completeness);
    }

    private const string OfCalico = """{"kind":"NetworkPolicy","apiVersion":"crd.projectcalico.org/v1","metadata":{"name":"c","namespace":"shop"},"spec":{}}""";
    private const string OfKubernetes = """{"kind":"NetworkPolicy","apiVersion":"networking.k8s.io/v1","metadata":{"name":"k","namespace":"shop"},"spec":{"podSelector":{}}}""";
    private const string Apis = """{"kind":"APIGroupList","groups":[{"name":"networking.k8s.io"},{"name":"crd.projectcalico.org"}]}""";

    private static Reading<IReadOnlyList<NetworkPolicy>> Policies(string text, string apis = Apis) => Lists.Cluster(("apis.json", apis), ("networkpolicies.json", text)).Objects.NetworkPolicies;

    [Fact]
    public void Policies_of_both_APIs_stand_in_one_list()
    {
        var policies = Policies($$"""{"kind":"List","apiVersion":"v1","items":[{{OfCalico}},{{OfKubernetes}}]}""").Whole();
        Assert.Equal([PolicyKind.Calico, PolicyKind.Kubernetes], policies.Select(p => p.Kind));
    }

    [Fact]
    public void Lists_of_both_APIs_stand_in_one_list_and_may_be_empty()
    {
        var policy = Assert.Single(Policies("""
            {"kind":"List","apiVersion":"v1","items":[
             {"kind":"NetworkPolicyList","apiVersion":"crd.projectcalico.org/v1","items":[]},
             {"kind":"NetworkPolicyList","apiVersion":"networking.k8s.io/v1","items":[{"metadata":{"name":"k","namespace":"shop"},"spec":{"podSelector":{}}}]}]}
            """).Whole());
        Assert.Equal((PolicyKind.Kubernetes, "items[1].items[0]"), (policy.Kind, policy.Origin.Path));
    }

    [Theory]
    [InlineData("""{"kind":"NetworkPolicyList","apiVersion":"networking.k8s.io/v1","items":[]}""", "holds no policy of Calico")]
    [InlineData("""{"kind":"NetworkPolicyList","apiVersion":"projectcalico.org/v3","items":[]}""", "holds no policy of Kubernetes")]
    [InlineData("""{"kind":"List","apiVersion":"v1","items":[{"kind":"NetworkPolicyList","apiVersion":"networking.k8s.io/v1","metadata":{"continue":"x"},"items":[]}]}""", "first page of a longer list")]
    [InlineData("""{"kind":"List","apiVersion":"v1","items":[{"kind":"NetworkPolicyList","apiVersion":"other.io/v1","items":[]}]}""", "is of another API")]
    [InlineData("""{"kind":"List","apiVersion":"v1","items":[{"kind":"NetworkPolicyList","apiVersion":"networking.k8s.io/v1"}]}""", "has no items")]
    [InlineData("""{"kind":"NetworkPolicyList","apiVersion":"networking.k8s.io/v1","items":[{"kind":"NetworkPolicy","apiVersion":"other.io/v1","metadata":{"name":"p"}}]}""", "is a NetworkPolicy of another API")]
    public void Policies_of_one_API_are_a_part_where_there_may_be_others(string text, string says) => Policies(text).PartialBecause(says);

    [Fact]
    public void Policies_of_one_API_are_whole_where_the_other_is_not_served() => Assert.Single(
        Policies($$"""{"kind":"NetworkPolicyList","apiVersion":"networking.k8s.io/v1","items":[{{OfKubernetes}}]}""", """{"kind":"APIGroupList","groups":[{"name":"networking.k8s.io"}]}""").Whole());

    [Theory]
    [InlineData("bgppeers", "BGPPeer", "other.io/v1")]
    [InlineData("pods", "Pod", "metrics.k8s.io/v1beta1")]
    [InlineData("daemonsets", "DaemonSet", "apps.openshift.io/v1")]
    [InlineData("nodes", "Node", "projectcalico.org/v3")]
    public void Objects_of_a_foreign_API_are_none(string resource, string kind, string version)
    {
        var objects = Lists.Cluster(($"{resource}.json", Lists.Json(kind, version, """{"metadata":{"name":"x"}}"""))).Objects;
        var reading = objects.Readings.Single(r => r.Document == $"iks/{resource}.json");
        Assert.Equal(Completeness.Failed, reading.Completeness);
        Assert.Contains("is of another API", Assert.Single(reading.Problems).What);
    }

    [Theory]
    [InlineData("projectcalico.org/v3")]
    [InlineData("crd.projectcalico.org/v1")]
    public void Objects_of_Calico_are_read_in_both_APIs(string version) => Assert.Equal("p", Assert.Single(Lists.Cluster(
        ("bgppeers.json", Lists.Json("BGPPeer", version, $$$"""{"kind":"BGPPeer","apiVersion":"{{{version}}}","metadata":{"name":"p"},"spec":{"peerIP":"10.0.0.1","asNumber":64999}}"""))).Objects.BgpPeers.Whole()).Name);
}
