using System.Text;
using HybridDrift.Checks;
using HybridDrift.Collect;
using HybridDrift.Drafts;
using HybridDrift.Plans;
using HybridDrift.Sites.Parse;
using HybridDrift.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace HybridDrift.Tests.Drafts;

/// <summary>The draft of the example, held against the plan that was written for it by hand.</summary>
public sealed class PlanDraftTests
{
    /// <summary>No document shows them.</summary>
    private static readonly string[] Unknowable = ["iks-workers-public", "vcs-hosts-private", "on-premises"];

    private static readonly Lazy<PlanDraft> Healthy = new(() => ExampleSite.Healthy().Draft());

    private static readonly SitePlan Written = ExampleSite.Healthy().Plan.Plan;

    public static TheoryData<string> Documents => new(ExampleSite.Paths.Where(p => p != RecordingLayout.Manifest));

    [Fact]
    public void The_example_gives_the_golden_draft() => Golden.Match("plan-draft.golden.yaml", Encoding.UTF8.GetBytes(Healthy.Value.Text));

    [Fact]
    public void The_draft_of_the_example_is_a_good_plan_with_the_networks_of_the_written_one()
    {
        var drafted = Healthy.Value.Plan();

        Assert.Equal(Written.Networks.Select(n => n.Name).Except(Unknowable).Order(), drafted.Networks.Select(n => n.Name).Order());
        Assert.All(drafted.Networks, n => Assert.Equal(Written.Prefixes(n.Name), n.Prefixes));
        Assert.All(Unknowable, n => Assert.True(Healthy.Value.Asks(n), n));
    }

    [Fact]
    public void Edges_routers_and_vips_are_those_of_the_written_plan()
    {
        var drafted = Healthy.Value.Plan();

        Assert.Equal(Written.Edges.OrderBy(e => e.Name).Select(Text), drafted.Edges.OrderBy(e => e.Name).Select(Text));
        Assert.Equal((Written.BackendRouter, Written.FrontendRouter), (drafted.BackendRouter, drafted.FrontendRouter));
        Assert.Equal(Text(Written.IcpMaster!), Text(drafted.IcpMaster!));
        Assert.Equal(Text(Written.IcpProxy!), Text(drafted.IcpProxy!));

        static string Text(object part) => part switch
        {
            PlanEdge e => $"{e.Name} {e.Nsx} {e.Public} {e.Private} {e.Router} {e.Transit} {string.Join(",", e.Serves)}",
            PlanVip v => $"{v.Vip} {string.Join(",", v.ExposedAs)} {string.Join(",", v.Ports)}",
            _ => "",
        };
    }

    [Fact]
    public void Modes_tunnels_and_outbound_access_are_those_of_the_written_plan()
    {
        var drafted = Healthy.Value.Plan();

        Assert.Equal(Written.Integration.IksToVcs, drafted.Integration.IksToVcs);
        Assert.Equal((Written.Integration.IksToIcp, Written.Integration.IcpToVcs, Written.Integration.Internet), (drafted.Integration.IksToIcp, drafted.Integration.IcpToVcs, drafted.Integration.Internet));
        Assert.Equal(Written.Vpns.Select(Text), drafted.Vpns.Select(Text));
        Assert.Equal(Written.Outbound!.Clients, drafted.Outbound!.Clients);
        Assert.Equal(Written.Outbound.Ports, drafted.Outbound.Ports);
        Assert.Equal((Written.Vpns[0].IkeProposal, Written.Vpns[0].EspProposal), (drafted.Vpns[0].IkeProposal, drafted.Vpns[0].EspProposal));

        static string Text(PlanVpn v) => $"{v.Cluster} {v.Gateway} {v.Peer} {string.Join(",", v.Local)} {string.Join(",", v.Remote)} {v.Snat}";
    }

    /// <summary>What is left to find is what nobody could know: intent, and public networks that no document shows.</summary>
    [Fact]
    public void A_scan_of_the_same_recording_with_the_draft_finds_only_what_the_draft_asks()
    {
        var report = HybridDrift.Scan.Judge(new(Healthy.Value.Plan(), Encoding.UTF8.GetBytes(Healthy.Value.Text)), ExampleSite.Healthy().Recording, ExampleSite.RunId, ExampleSite.Now);

        Assert.DoesNotContain(report.Results, r => r.Status == Status.Unknown);
        Assert.Equal(["D3.1-1", "X1-2", "X2-1"], report.Results.Where(r => r.Status == Status.Fail).Select(r => r.Check).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Without_a_document_nothing_is_guessed_and_the_draft_is_a_plan_all_the_same(string path)
    {
        var draft = ExampleSite.Healthy().Remove(path).Draft();

        // The machines behind an edge that was not read are not there; what is there is true.
        Assert.All(draft.Plan().Networks, n => Assert.True(n.Addresses.IsSubsetOf(Written.Addresses([n.Name])), n.Name));
    }

    [Fact]
    public void A_draft_says_which_documents_it_lacks()
    {
        Assert.DoesNotContain("Not read", Healthy.Value.Text);
        Assert.Contains("#   iks/ippools.json\n", ExampleSite.Healthy().Remove("iks/ippools.json").Draft().Text);
    }

    [Fact]
    public void An_empty_recording_gives_a_draft_whose_problems_name_what_must_be_said()
    {
        var draft = PlanDraft.Of(SiteParser.Parse(Recording.Of(new Dictionary<string, ReadOnlyMemory<byte>>(), []), [], []), null, null);

        Assert.Equal(["site", "networks"], PlanReader.Read(draft.Text).Problems.Select(p => p.What.Split('\'')[1]).OrderDescending());
        Assert.All(["site", "networks"], key => Assert.True(draft.Asks(key), key));
    }

    [Fact]
    public void Lines_that_are_completed_stand_where_they_should()
    {
        var completed = Healthy.Value.Text.Replace("# ? ", "");
        var yaml = new YamlStream();
        yaml.Load(new StringReader(completed));

        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        Assert.Contains(root.Children, c => ((YamlScalarNode)c.Key).Value == "flows" && c.Value is YamlSequenceNode { Children.Count: 5 });
        Assert.Contains("on-premises", ((YamlMappingNode)root["networks"]).Children.Keys.Select(k => ((YamlScalarNode)k).Value));
        Assert.Empty(root.Children.Keys.Select(k => ((YamlScalarNode)k).Value!).Except(PlanKeys.ByPlace[""].Select(k => k.Name)));
    }

    [Fact]
    public void Every_value_says_where_it_was_read() =>
        Assert.All(Healthy.Value.Text.Split('\n').Where(l => l.Length > 0 && !l.TrimStart().StartsWith('#')), l => Assert.Contains("  # ", l));

    /// <summary>Names come from other systems: none of them ends a remark or a line.</summary>
    [Fact]
    public void Names_of_the_network_cannot_write_into_the_plan()
    {
        var site = ExampleSite.Healthy();
        site.Edit("nsx/edge-7.xml", "<name>icp-edge</name>", "<name>x: {}&#10;never: []&#10;# </name>");
        site.Edit("iks/ippools.json", "\"default-ipv4-ippool\"", "\"a\\nnever: []\"");
        site.Edit("iks/services.json", "\"public-crabc-alb1\"", "\"a\\nnever: []\"");
        site.Edit("iks/strongswan-routes.json", "\"vpn-vcs\"", "\"no: {\\nnever: []\"");

        var draft = site.Draft();

        Assert.DoesNotContain(draft.Text.Split('\n'), l => l.StartsWith("never", StringComparison.Ordinal));
        Assert.Empty(draft.Plan().Nevers);
    }
}
