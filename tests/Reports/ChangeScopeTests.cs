using HybridDrift.Flows.Difference;
using HybridDrift.Reports;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Reports;

public sealed class ChangeScopeTests
{
    private const string IcpEdge = "icp-edge (edge-7)", IcpRouter = "router of icp-edge (edge-8)", VcsEdge = "vcs-edge (edge-3)", VcsRouter = "router of vcs-edge (edge-4)";

    private static readonly HybridDrift.Plans.SitePlan Plan = ExampleSite.Healthy().Plan.Plan;
    private static readonly Lazy<Report> Drifted = new(() => ExampleSite.Drifted().Scan());

    [Theory]
    [InlineData("icp-edge", IcpEdge, "firewall", true)]
    [InlineData("ICP-Edge", IcpEdge, "firewall", true)]
    [InlineData(" icp-edge ", IcpEdge, "firewall", true)]
    [InlineData("icp-edge", IcpRouter, "routes", true)]
    [InlineData("icp-edge", VcsEdge, "firewall", false)]
    [InlineData("edge-7", IcpEdge, "source NAT", true)]
    [InlineData("EDGE-7", IcpRouter, "interfaces", true)]
    [InlineData("edge-8", IcpRouter, "interfaces", true)]
    [InlineData("edge-8", IcpEdge, "interfaces", false)]
    [InlineData("iks", "iks", "IP pools", true)]
    [InlineData("iks", "icp", "IP pools", false)]
    [InlineData("nsx", "nsx", "logical switches", true)]
    [InlineData("nsx", IcpEdge, "firewall", false)]
    [InlineData("esg-nat", IcpEdge, "destination NAT", true)]
    [InlineData("esg-nat", VcsEdge, "source NAT", true)]
    [InlineData("esg-nat", IcpEdge, "firewall", false)]
    [InlineData("esg-nat", "stray (edge-70)", "source NAT", true)]
    [InlineData("icp-edge/esg-nat", IcpEdge, "source NAT", true)]
    [InlineData("icp-edge/esg-nat", VcsEdge, "source NAT", false)]
    [InlineData("icp-edge/esg-nat", IcpEdge, "routes", false)]
    [InlineData("edge-7/esg-routes", IcpRouter, "routes", true)]
    [InlineData("Edge-7 / ESG-Routes", IcpEdge, "dynamic routing", true)]
    [InlineData("nsx/nsx-dfw", "nsx", "distributed firewall", true)]
    [InlineData("nsx/nsx-dfw", "nsx", "logical switches", false)]
    [InlineData("iks/calico", "iks", "IP pools", true)]
    [InlineData("iks/calico", "icp", "IP pools", false)]
    [InlineData("iks/calico", "iks", "services", false)]
    [InlineData("iks/kubernetes", "iks", "services", true)]
    [InlineData("strongswan", "icp", "tunnels", true)]
    [InlineData("tunnel-iks", "iks", "tunnels", true)]
    [InlineData("tunnel-iks", VcsEdge, "IPsec", true)]
    [InlineData("tunnel-iks", VcsEdge, "firewall", false)]
    [InlineData("tunnel-iks", VcsRouter, "IPsec", false)]
    [InlineData("tunnel-iks", "icp", "tunnels", false)]
    [InlineData("tunnel-icp", "icp", "tunnels", true)]
    [InlineData("tunnel-icp", "iks", "VPN routes", true)]
    [InlineData("tunnel-icp", VcsEdge, "IPsec", false)]
    public void A_token_covers_what_it_names_and_nothing_else(string token, string asset, string area, bool covered)
    {
        var scope = ChangeScope.Of(Plan, [token]);

        Assert.True(scope.IsKnown);
        Assert.Empty(scope.Unknown);
        Assert.Equal(covered, scope.Covers(new SiteChange(asset, area, "subject", "", "")));
    }

    [Theory]
    [InlineData("edge-70")]
    [InlineData("edge")]
    [InlineData("edge-")]
    [InlineData("icp-edg")]
    [InlineData("icp-edges")]
    [InlineData("*")]
    [InlineData("all")]
    [InlineData("iks/esg-nat")]
    [InlineData("icp-edge/calico")]
    [InlineData("icp-edge/")]
    [InlineData("/esg-nat")]
    [InlineData("esg-nat/icp-edge")]
    [InlineData("icp-edge/esg-nat/1")]
    [InlineData("tunnel-iks/strongswan")]
    [InlineData("icp-edge esg-nat")]
    public void What_is_no_whole_name_is_told_and_covers_nothing(string token)
    {
        var scope = ChangeScope.Of(Plan, [token]);

        Assert.False(scope.IsKnown);
        Assert.Equal([token], scope.Unknown);
        Assert.All(SiteComparison.Of(ExampleSite.Healthy().Recording, ExampleSite.Drifted().Recording, HybridDrift.Plans.EdgeNames.Of(Plan)).Changes, change => Assert.False(scope.Covers(change)));
        Assert.All(Drifted.Value.Findings, finding => Assert.False(scope.Covers(finding)));
    }

    [Fact]
    public void An_edge_of_the_plan_is_not_one_whose_id_begins_the_same()
    {
        var scope = ChangeScope.Of(Plan, ["edge-7", "icp-edge"]);

        Assert.False(scope.Covers(new SiteChange("icp-edge (edge-70)", "firewall", "", "", "")));
        Assert.False(scope.Covers(new SiteChange("edge-7", "firewall", "", "", "")));
        Assert.True(scope.Covers(new SiteChange("nsx", "edges", "edge-7", "", "")));
        Assert.False(scope.Covers(new SiteChange("nsx", "edges", "edge-70", "", "")));
    }

    [Fact]
    public void A_name_that_could_be_two_things_is_not_known()
    {
        var plan = ExampleSite.Healthy().EditPlan("vcs-edge:", "calico:").Plan.Plan;

        Assert.Equal(["calico", "edge-7/calico"], ChangeScope.Of(plan, ["calico", "edge-7/calico", "edge-3"]).Unknown);
        Assert.False(ChangeScope.Of(plan, ["calico"]).IsKnown);
    }

    [Fact]
    public void A_tunnel_goes_by_its_name_where_nothing_else_has_it()
    {
        var plan = ExampleSite.Healthy().EditPlan("  iks: {cluster: iks", "  to-vcs: {cluster: iks").Plan.Plan;

        Assert.True(ChangeScope.Of(plan, ["to-vcs"]).Covers(new SiteChange(VcsEdge, "IPsec tunnels", "", "", "")));
        Assert.False(ChangeScope.Of(plan, ["iks"]).Covers(new SiteChange(VcsEdge, "IPsec tunnels", "", "", "")));
    }

    [Theory]
    [InlineData("iks/calico", "DaemonSet kube-system/calico-node", true)]
    [InlineData("iks/calico", "DaemonSet kube-system/calico-nodes", false)]
    [InlineData("iks/calico", "Deployment shop/web", false)]
    [InlineData("iks/strongswan", "Deployment kube-system/vpn-vcs-strongswan", true)]
    [InlineData("iks/strongswan", "DaemonSet kube-system/vpn-vcs-strongswan-routes", true)]
    [InlineData("iks/strongswan", "DaemonSet kube-system/calico-node", false)]
    [InlineData("iks/kubernetes", "DaemonSet kube-system/calico-node", true)]
    public void Workloads_belong_to_the_area_that_they_are_of(string token, string workload, bool covered) =>
        Assert.Equal(covered, ChangeScope.Of(Plan, [token]).Covers(new SiteChange("iks", workload.StartsWith('D') && workload.Contains("Set ") ? "daemon sets" : "deployments", workload, "", "")));

    [Theory]
    [InlineData("icp-edge", "A3-1", true)]
    [InlineData("icp-edge/esg-nat", "A3-1", true)]
    [InlineData("icp-edge/esg-firewall", "A3-1", false)]
    [InlineData("vcs-edge", "A3-1", false)]
    [InlineData("icp-edge/esg-nat", "A6-2", true)]
    [InlineData("icp-edge/esg-firewall", "A6-2", null)] // The rule is its second evidence.
    [InlineData("icp-edge/esg-routes", "A6-2", false)]
    [InlineData("edge-3/esg-ipsec", "B2.4-1", true)]
    [InlineData("iks/strongswan", "B2.4-1", false)] // It is a finding of the edge.
    [InlineData("tunnel-iks", "B2.2-1", true)]
    [InlineData("tunnel-iks", "B2.2-3", true)]
    [InlineData("vcs-edge", "D6-2", true)]
    [InlineData("edge-3/esg-interfaces", "D6-2", true)]
    [InlineData("iks/calico", "D1.1-1", true)]
    [InlineData("iks/calico", "F3.3-1", null)] // Of a daemon set, and which is not told.
    [InlineData("iks/kubernetes", "F3.3-1", true)]
    [InlineData("icp-edge", "X3-2", true)]
    [InlineData("icp-edge/esg-nat", "X3-2", true)] // Its way leads by the router, which is of the same token.
    [InlineData("edge-8", "X3-2", false)]
    [InlineData("iks", "X3-2", false)]
    public void A_finding_is_covered_by_its_asset_and_by_what_it_shows_first(string token, string check, bool? covered) =>
        Assert.Equal(covered, ChangeScope.Of(Plan, [token]).Covers(Assert.Single(Drifted.Value.Findings, f => f.Check == check)));

    [Fact]
    public void A_finding_that_shows_nothing_may_be_in_any_area_of_its_asset()
    {
        var finding = Drifted.Value.Findings.First(f => f.Check == "A3-1") with { Evidence = [] };

        Assert.True(ChangeScope.Of(Plan, ["edge-7"]).Covers(finding));
        Assert.Null(ChangeScope.Of(Plan, ["edge-7/esg-nat"]).Covers(finding));
        Assert.False(ChangeScope.Of(Plan, ["edge-3/esg-nat"]).Covers(finding));
    }

    [Fact]
    public void A_flow_is_covered_when_all_that_decides_it_is_of_the_scope()
    {
        var flow = ExampleSite.Healthy().Scan().Results.Single(r => r.Asset == "flow portal-db");

        Assert.Null(ChangeScope.Of(Plan, [flow.Evidence[0].Document.Split('/')[0]]).Covers(flow));
        Assert.True(ChangeScope.Of(Plan, ["icp", "icp-edge", "vcs-edge"]).Covers(flow));
        Assert.False(ChangeScope.Of(Plan, ["iks"]).Covers(flow));
    }

    /// <summary>An area that no token names could be put into a scope only with all of its asset.</summary>
    [Fact]
    public void Every_area_of_a_comparison_has_a_token()
    {
        var healthy = ExampleSite.Healthy();
        var spoilt = ExampleSite.Healthy();
        foreach (var path in spoilt.Documents.ToArray()) spoilt.Replace(path, "?");
        var areas = SiteComparison.Of(healthy.Recording, spoilt.Recording, HybridDrift.Plans.EdgeNames.Of(Plan)).NotCompared.Select(n => (n.Asset, n.Area))
            .Concat(SiteComparison.Of(healthy.Recording, ExampleSite.Drifted().Recording, HybridDrift.Plans.EdgeNames.Of(Plan)).Changes.Select(c => (c.Asset, c.Area))).Distinct().ToArray();
        var scope = ChangeScope.Of(Plan, ["esg-nat", "esg-firewall", "esg-routes", "esg-ipsec", "esg-interfaces", "esg-load-balancer", "esg-dns", "esg-l2vpn", "esg-appliances", "nsx-edges", "nsx-switches", "nsx-dfw", "calico", "strongswan", "kubernetes"]);

        Assert.True(areas.Length > 40);
        Assert.DoesNotContain(areas, a => !scope.Covers(new SiteChange(a.Asset, a.Area, "", "", "")));
    }

    [Fact]
    public void A_password_in_the_scope_of_a_ticket_is_not_shown() =>
        Assert.Equal(["password=[hidden]"], ChangeScope.Of(Plan, ["password=Sommer2026"]).Unknown);
}
