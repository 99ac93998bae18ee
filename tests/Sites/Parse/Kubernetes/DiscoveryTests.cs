using HybridDrift.Collect;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

/// <summary>Pools that a cluster does not serve are not the same as pools that were not read: it must be proven.</summary>
public sealed class DiscoveryTests
{
    private const string Apps = """{"metadata":{"name":"apps"},"versions":[{"version":"v1","freshness":"Current","resources":[{"resource":"daemonsets"}]}]}""";

    [Theory]
    [InlineData("apis.json", """{"kind":"APIGroupDiscoveryList","items":[APPS]}""")]
    [InlineData("apis.json", """{"kind":"APIGroupDiscoveryList","items":[APPS,{"metadata":{"name":"crd.projectcalico.org"},"versions":[{"freshness":"Current","resources":[{"resource":"bgppeers"}]}]}]}""")]
    [InlineData("apis.json", """{"kind":"APIGroupDiscoveryList","items":[APPS,{"metadata":{"name":"whereabouts.cni.cncf.io"},"versions":[{"freshness":"Current","resources":[{"resource":"ippools"}]}]}]}""")]
    [InlineData("apis.json", """{"kind":"APIGroupDiscoveryList","items":[APPS,{"metadata":{"name":"metrics.k8s.io"},"versions":[{"freshness":"Stale"}]}]}""")]
    [InlineData("apis.json", """{"kind":"APIGroupList","apiVersion":"v1","groups":[{"name":"apps"}]}""")]
    [InlineData("apis.yaml", "apiVersion: v1\ngroups:\n- name: apps\nkind: APIGroupList\n")]
    public void A_cluster_that_serves_no_pools_has_none(string name, string apis)
    {
        var pools = Lists.Cluster((name, apis.Replace("APPS", Apps))).IpPools;
        Assert.Equal(Completeness.NotConfigured, pools.Completeness);
        Assert.Contains("is not served by this cluster", Assert.Single(pools.Problems).What);
    }

    [Theory]
    [InlineData("""{"kind":"APIGroupDiscoveryList","items":[APPS,{"metadata":{"name":"crd.projectcalico.org"},"versions":[{"freshness":"Current","resources":[{"resource":"ippools"}]}]}]}""")]
    [InlineData("""{"kind":"APIGroupDiscoveryList","items":[APPS,{"metadata":{"name":"projectcalico.org"},"versions":[{"freshness":"Stale","resources":[]}]}]}""")]
    [InlineData("""{"kind":"APIGroupDiscoveryList","items":[APPS,{"metadata":{"name":"projectcalico.org"},"versions":[{"resources":[]}]}]}""")]
    [InlineData("""{"kind":"APIGroupDiscoveryList","items":[APPS,{"metadata":{"name":"projectcalico.org"}}]}""")]
    [InlineData("""{"kind":"APIGroupDiscoveryList","items":[]}""")]
    [InlineData("""{"kind":"APIGroupDiscoveryList"}""")]
    [InlineData("""{"kind":"APIGroupDiscoveryList","items":[APPS,{}]}""")]
    [InlineData("""{"kind":"APIGroupDiscoveryList","items":[APPS,APPS]}""")]
    [InlineData("""{"kind":"APIGroupList","groups":[{"name":"apps"},{"name":"crd.projectcalico.org"}]}""")]
    [InlineData("""{"kind":"APIGroupList","groups":[]}""")]
    [InlineData("""{"kind":"APIGroupList","groups":null}""")]
    [InlineData("""{"kind":"APIGroupList"}""")]
    [InlineData("""{"kind":"APIGroupList","groups":[7]}""")]
    [InlineData("""{"kind":"APIVersions","versions":["v1"]}""")]
    [InlineData("""{"kind":"Status","code":403}""")]
    [InlineData("kind: APIGroupList\ngroups:\n- name: apps\n")]
    [InlineData("{")]
    public void Pools_that_are_served_or_may_be_were_not_read(string apis) => Lists.Cluster(("apis.json", apis.Replace("APPS", Apps))).IpPools.Failure("is not in the recording");

    [Fact]
    public void Without_discovery_nothing_is_proven() => Lists.Cluster(("nodes.json", "{}")).IpPools.Failure("is not in the recording");

    [Fact]
    public void Pools_that_are_recorded_are_read_whatever_discovery_says() => Assert.Empty(Lists.Cluster(
        ("apis.json", """{"kind":"APIGroupList","groups":[{"name":"apps"}]}"""), ("ippools.json", """{"kind":"IPPoolList","items":[]}""")).IpPools.Whole());

    [Theory]
    [InlineData("""{"sources":[{"name":"iks","problems":[{"document":"iks/apis.json","what":"cut short"}]}]}""")]
    [InlineData("""{"documents":[{"path":"iks/apis.json","bytes":1}]}""")]
    [InlineData("""{"documents":[{"path":"iks/apis.json"},{"path":"iks/ippools.yaml"}]}""")]
    [InlineData("{")]
    public void Discovery_that_is_doubtful_proves_nothing(string manifest) => Assert.Equal(Completeness.Failed, Recordings.Site(
        ("recording.json", manifest), ("iks/apis.json", """{"kind":"APIGroupList","groups":[{"name":"apps"}]}""")).Clusters["iks"].IpPools.Completeness);
}
