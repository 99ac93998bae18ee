using HybridDrift.Collect;
using HybridDrift.Sites.Parse;
using HybridDrift.Tests.Sites.Parse.Nsx;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Sites.Parse;

public sealed class SiteParserTests
{
    [Fact]
    public void What_is_recorded_and_what_is_asked_for_is_in_the_site()
    {
        var site = SiteParser.Parse(Recordings.Of(("nsx/edge-7.xml", new EdgeDocument().Text), ("iks/nodes.json", "{}")), ["edge-7", "edge-8", "edge-8"], ["iks", "icp", "nsx"]);
        Assert.Equal(["edge-7", "edge-8"], site.Edges.Keys.Order());
        Assert.Equal(["icp", "iks", "nsx"], site.Clusters.Keys.Order());
        site.Edges["edge-7"].Nat.Whole();
        site.Edges["edge-8"].Nat.Failure("is not in the recording");
        site.Clusters["icp"].Nodes.Failure("is not in the recording");
    }

    [Fact]
    public void Nothing_recorded_is_nothing_read()
    {
        var site = SiteParser.Parse(Recordings.Of(), ["edge-7"], ["iks"]);
        Assert.True(site.Readings().Count() > 30);
        Assert.All(site.Readings(), r => Assert.Equal(Completeness.Failed, r.Reading.Completeness));
    }

    [Theory]
    [InlineData("nsx/edge-07.xml")]
    [InlineData("nsx/edge-000000007.xml")]
    public void An_edge_under_an_odd_name_is_not_the_edge(string path)
    {
        var site = Recordings.Site((path, new EdgeDocument().Text), ("nsx/edge-7.xml", new EdgeDocument().Text));
        Assert.Equal(2, site.Edges.Count);
        site.Edges[Path.GetFileNameWithoutExtension(path)].Nat.Failure("is the document of edge-7");
    }

    [Theory]
    [InlineData("edges")]
    [InlineData("ipset-1")]
    [InlineData("../iks/nodes")]
    [InlineData("")]
    public void An_edge_that_is_asked_for_by_an_odd_name_is_not_there(string id)
    {
        var recording = Recordings.Of(("nsx/edges.xml", "<pagedEdgeList/>"), ("nsx/ipset-1.xml", "<ipset/>"), ("iks/nodes.json", "{}"));
        Assert.Equal(Completeness.Failed, SiteParser.Parse(recording, [id], []).Edges[id].Identity.Completeness);
    }

    [Fact]
    public void Each_gateway_of_a_cluster_has_a_status_of_its_own()
    {
        var statuses = Recordings.Site(("iks/b.strongswan.statusall.txt", "x"), ("iks/a.strongswan.status.txt", "y"), ("icp/c.strongswan.status.txt", "z")).Clusters["iks"].IpsecStatuses;
        Assert.Equal(["iks/a.strongswan.status.txt", "iks/b.strongswan.statusall.txt"], statuses.Select(s => s.Document));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_example_is_read_without_a_problem(bool healthy)
    {
        var site = (healthy ? ExampleSite.Healthy() : ExampleSite.Drifted()).Recording.Site();
        var recording = (healthy ? ExampleSite.Healthy() : ExampleSite.Drifted()).Recording;
        var unread = site.Readings().Where(r => r.Reading.Completeness is (Completeness.Failed or Completeness.Partial) && recording.Find(r.Reading.Document) is not null);
        Assert.Empty(unread.Select(r => $"{r.Reading.Document}: {string.Join("; ", r.Reading.Problems)}"));
        Assert.All(site.Edges.Values.SelectMany(e => e.Firewall.Value.Rules), r => Assert.Empty(r.Source.Unresolved.Concat(r.Destination.Unresolved).Concat(r.Services.Unresolved)));
        Assert.Empty(ExampleSite.WithManifest().Recording.Notes);
    }

    [Fact]
    public void A_large_site_is_read_whole()
    {
        var rules = string.Concat(Enumerable.Range(1, 10_000).Select(n =>
            $"<firewallRule><id>{n}</id><name>r</name><action>accept</action><source><ipAddress>10.{n / 250}.{n % 250}.0/24</ipAddress><groupingObjectId>ipset-9</groupingObjectId></source></firewallRule>"));
        var set = string.Join(',', Enumerable.Range(0, 1_000).Select(n => $"10.{n / 250}.{n % 250}.7"));
        var nodes = string.Concat(Enumerable.Range(0, 5_000).Select(n => $"- kind: Node\n  metadata:\n    name: n{n}\n"));
        var site = Recordings.Site(("nsx/edge-7.xml", EdgeDocument.WithFirewall(rules).Text), ("nsx/ipset-9.xml", $"<ipset><value>{set}</value></ipset>"),
            ("iks/nodes.yaml", $"apiVersion: v1\nitems:\n{nodes}kind: List\nmetadata: {{}}\n"));
        Assert.Equal(10_000, site.Edges["edge-7"].Firewall.Whole().Rules.Count);
        Assert.Equal(5_000, site.Clusters["iks"].Nodes.Whole().Count);
    }
}
