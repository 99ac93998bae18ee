using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Drafts;

/// <summary>What the network does not say clearly is asked, never chosen.</summary>
public sealed class DraftDoubtTests
{
    [Fact]
    public void Ports_that_differ_by_address_are_asked()
    {
        // One address of the proxy publishes 80 only.
        var draft = ExampleSite.Healthy().EditAfter("nsx/edge-7.xml", "<ruleTag>196621</ruleTag>", "<enabled>true</enabled>", "<enabled>false</enabled>").Draft();

        Assert.True(draft.Asks("proxy"));
        Assert.Null(draft.Plan().IcpProxy);
    }

    [Fact]
    public void A_disabled_translation_is_none()
    {
        var draft = ExampleSite.Healthy().EditAfter("nsx/edge-7.xml", "<ruleTag>196614</ruleTag>", "<enabled>true</enabled>", "<enabled>false</enabled>").Draft();

        Assert.Equal([8001, 9443, 8500], draft.Plan().IcpMaster!.Ports);
    }

    [Fact]
    public void Edges_that_disagree_about_a_router_do_not_decide_it()
    {
        var draft = ExampleSite.Healthy().EditAfter("nsx/edge-3.xml", "<defaultRoute>", "169.48.73.41", "169.48.73.44").Draft();

        Assert.True(draft.Asks("fcr"));
        Assert.Null(draft.Plan().FrontendRouter);
    }

    [Fact]
    public void A_worker_whose_prefix_hides_the_subnet_leaves_it_asked()
    {
        var draft = ExampleSite.Healthy().Edit("iks/nodes.json", "10.177.7.197/26", "10.177.7.197/32").Draft();

        Assert.Equal("# ? iks-workers-private: 10.177.7.192/29", draft.Line("iks-workers-private"));
    }

    [Fact]
    public void A_service_range_that_no_tunnel_tells_is_asked_with_what_it_holds_at_least()
    {
        var draft = ExampleSite.Healthy().Remove("icp/strongswan-routes.json").Draft();

        Assert.Equal("# ? icp-services: 192.168.12.0/25", draft.Line("icp-services"));
    }

    [Fact]
    public void A_tunnel_for_networks_that_the_plan_does_not_have_is_asked()
    {
        var draft = ExampleSite.Healthy().Edit("iks/strongswan-routes.json", "192.168.140.0/24,192.168.141.0/24", "192.168.140.0/24,192.168.150.0/24").Draft();

        Assert.True(draft.Asks("vpn-vcs"));
        Assert.True(draft.Asks("iks-to-vcs"));
        Assert.DoesNotContain(draft.Plan().Vpns, v => v.Name == "vpn-vcs");
    }

    [Fact]
    public void Without_the_release_the_edge_tells_its_tunnel()
    {
        var vpn = ExampleSite.Healthy().Remove("iks/strongswan-routes.json").Draft().Plan().Vpns.Single(v => v.Cluster == "iks");

        Assert.Equal("10.177.9.66 10.208.242.132 vcs-vms", $"{vpn.Gateway} {vpn.Peer} {string.Join(",", vpn.Remote)}");
    }

    [Fact]
    public void Pods_that_leave_with_their_workers_address_are_planned_so()
    {
        var site = ExampleSite.Healthy();
        foreach (var far in new[] { "192.168.140.0/24", "192.168.141.0/24" }) site.Edit("iks/ippools.json", $"\"cidr\": \"{far}\"", "\"cidr\": \"192.168.200.0/24\"");

        Assert.Contains("snat: true", site.Draft().Line("vpn-vcs"));
    }

    [Fact]
    public void Two_releases_of_one_name_are_two_tunnels()
    {
        var draft = ExampleSite.Healthy().Edit("iks/strongswan-routes.json", "\"release\": \"vpn-vcs\"", "\"release\": \"vpn-iks\"").Draft();

        Assert.Equal(["vpn-iks", "vpn-iks-2"], draft.Plan().Vpns.Select(v => v.Name).Order());
    }

    [Fact]
    public void A_firewall_that_names_no_ports_leaves_them_asked()
    {
        var site = ExampleSite.Healthy();
        var open = site["nsx/edge-7.xml"].Replace("<port>443</port>", "<port>any</port>");

        Assert.True(site.Replace("nsx/edge-7.xml", open).Draft().Asks("outbound"));
    }

    [Fact]
    public void Pools_for_pods_are_all_drafted_and_disabled_ones_are_not()
    {
        var drafted = ExampleSite.Drifted().Draft();

        Assert.Equal("iks-pods: [172.29.0.0/16, 172.30.0.0/16]", drafted.Line("iks-pods"));
    }

    /// <summary>The network between an edge and a router that was not read looks like one with machines in it.</summary>
    [Fact]
    public void Behind_an_edge_whose_router_was_not_read_nothing_is_chosen()
    {
        var draft = ExampleSite.Healthy().Remove("nsx/edge-4.xml").Remove("nsx/edges.xml").Draft();

        Assert.Equal("# ? vcs-vms: [192.168.140.0/24, 192.168.141.0/24]", draft.Line("vcs-vms"));
        Assert.True(draft.Asks("vcs-edge"));
    }

    [Fact]
    public void An_edge_that_is_listed_and_was_not_read_is_asked() =>
        Assert.True(ExampleSite.Healthy().Remove("nsx/edge-7.xml").Draft().Asks("icp-edge"));
}
