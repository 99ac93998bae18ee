using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Sites.Parse.Nsx;

public sealed class EdgeDocumentTests
{
    [Fact]
    public void A_gateway_is_read_in_all_its_parts()
    {
        var edge = new EdgeDocument().Parse();
        Assert.All(EdgeDocument.Readings(edge), r => Assert.Equal(Completeness.Complete, r.Completeness));
        Assert.Equal(("customer-nsx-edge", EdgeKind.ServicesGateway, "deployed", "12"), (edge.Identity.Value.Name, edge.Identity.Value.Kind, edge.Identity.Value.Status, edge.Identity.Value.Version));
        Assert.Equal(new("nsx/edge-7.xml", "edge, line 2"), edge.Identity.Value.Origin);
    }

    [Fact]
    public void A_router_has_no_nat_and_no_ipsec_and_says_so()
    {
        var edge = new EdgeDocument
        {
            Type = "distributedRouter",
            Nat = "",
            Ipsec = "",
            Firewall = "",
            Interfaces = "<interfaces><interface><index>1</index><type>uplink</type></interface></interfaces>",
        }.Parse();
        Assert.Equal(EdgeKind.DistributedRouter, edge.Identity.Whole().Kind);
        Assert.Single(edge.Interfaces.Whole());
        edge.Routing.Whole();
        Assert.All(new IReading[] { edge.Nat, edge.Firewall, edge.Ipsec }, r => Assert.Equal(Completeness.NotConfigured, r.Completeness));
    }

    [Fact]
    public void A_gateway_without_a_feature_is_not_a_whole_document()
    {
        var edge = new EdgeDocument { Nat = "", Firewall = "", Routing = "", Ipsec = "", Interfaces = "" }.Parse();
        edge.Identity.Whole();
        edge.Nat.Failure("has no <nat>");
        edge.Firewall.Failure("has no <firewall>");
        edge.Routing.Failure("has no <routing>");
        edge.Ipsec.Failure("has no <ipsec>");
        edge.Interfaces.Failure("has neither <vnics> nor <interfaces>");
    }

    [Theory]
    [InlineData("<nat/>", "has an empty <nat>")]
    [InlineData("<nat>  </nat>", "has an empty <nat>")]
    [InlineData("<nat><natRules/></nat><nat><natRules/></nat>", "has more than one <nat>")]
    public void A_feature_that_is_not_one_whole_feature_is_a_failure(string nat, string says) => new EdgeDocument { Nat = nat }.Parse().Nat.Failure(says);

    [Theory]
    [InlineData("")]
    [InlineData("somethingNew")]
    public void An_unknown_type_is_a_problem_and_no_excuse(string type)
    {
        var edge = new EdgeDocument { Type = type, Nat = "" }.Parse();
        edge.Identity.PartialBecause("has no <type>");
        edge.Nat.Failure("has no <nat>");
    }

    [Theory]
    [InlineData("edge-8", "is the document of edge-8, not of edge-7")]
    [InlineData("", "an edge without <id>")]
    [InlineData("edge-7</id><id>edge-8", "is the document of edge-7 | edge-8")]
    public void A_document_of_another_edge_is_not_read(string id, string says)
    {
        var edge = new EdgeDocument { Id = id }.Parse();
        Assert.All(EdgeDocument.Readings(edge), r => Assert.Equal(Completeness.Failed, r.Completeness));
        edge.Nat.Failure(says);
    }

    [Fact]
    public void An_edge_that_is_asked_for_and_not_recorded_has_failed()
    {
        var edge = HybridDrift.Sites.Parse.SiteParser.Parse(Recordings.Of(), ["edge-9"], []).Edges["edge-9"];
        Assert.All(EdgeDocument.Readings(edge), r => Assert.Equal("nsx/edge-9.xml: is not in the recording", Assert.Single(r.Problems).ToString()));
    }

    [Fact]
    public void What_the_manifest_knows_of_the_document_is_known_of_every_part()
    {
        var edge = new EdgeDocument { Type = "distributedRouter", Nat = "" }.Parse(
            ("recording.json", """{"sources":[{"name":"nsx","problems":[{"document":"nsx/edge-7.xml","what":"it changed while it was read"}]}]}"""));
        edge.Identity.PartialBecause("it changed");
        edge.Routing.PartialBecause("it changed");
        Assert.Equal(Completeness.NotConfigured, edge.Nat.Completeness);
        Assert.Contains(edge.Nat.Problems, p => p.What == "it changed while it was read");
    }

    [Fact]
    public void Unknown_elements_mean_nothing()
    {
        var text = new EdgeDocument().Text;
        foreach (var parent in new[] { "edge", "features", "nat", "firewall", "routing", "staticRouting", "ipsec", "vnics", "vnic", "addressGroup" })
        {
            var more = text.Replace($"<{parent}>", $"<{parent}><somethingNew><enabled>maybe</enabled><natRule/></somethingNew>");
            Assert.NotEqual(text, more);
            Assert.All(EdgeDocument.Readings(Recordings.Site(("nsx/edge-7.xml", more)).Edges["edge-7"]), r => Assert.Equal(Completeness.Complete, r.Completeness));
        }
    }
}
