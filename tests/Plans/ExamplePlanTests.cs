using HybridDrift.Addresses;
using HybridDrift.Plans;

namespace HybridDrift.Tests.Plans;

public sealed class ExamplePlanTests
{
    private readonly SitePlan plan = PlanSample.Plan(PlanSample.Example);

    [Fact]
    public void Site_and_modes_are_read()
    {
        Assert.Equal("dal10", plan.Site);
        Assert.Equal("drifted", plan.Recording);
        Assert.Equal([IksToVcs.Strongswan], plan.Integration.IksToVcs);
        Assert.Equal((IksToIcp.Strongswan, IcpToVcs.Routed, InternetAccess.Snat),
            (plan.Integration.IksToIcp, plan.Integration.IcpToVcs, plan.Integration.Internet));
    }

    [Fact]
    public void Networks_keep_order_and_line()
    {
        Assert.Equal(14, plan.Networks.Count);
        Assert.Equal(("iks-pods", 14), (plan.Networks[0].Name, plan.Networks[0].Line));
        Assert.Equal([Prefix.Parse("192.168.140.0/24"), Prefix.Parse("192.168.141.0/24")], plan.Prefixes("vcs-vms"));
        Assert.Equal(["iks", "icp"], plan.Clusters);
        Assert.Equal(5, plan.AccountSubnets.Count);
    }

    [Fact]
    public void Edges_and_routers_are_read()
    {
        Assert.Equal(["icp-edge", "vcs-edge"], plan.Edges.Select(e => e.Name));
        var edge = plan.EdgeServing("vcs-vms")!;
        Assert.Equal(("edge-3", "edge-4"), (edge.Nsx, edge.Router));
        Assert.Equal((Address.Parse("169.48.73.43"), Address.Parse("10.208.242.132")), (edge.Public, edge.Private));
        Assert.Equal(Prefix.Parse("192.168.101.0/24"), edge.Transit);
        Assert.Equal((Address.Parse("10.208.242.129"), Address.Parse("169.48.73.41")), (plan.BackendRouter, plan.FrontendRouter));
    }

    [Fact]
    public void Icp_services_and_outbound_are_read()
    {
        Assert.Equal(Address.Parse("192.168.133.10"), plan.IcpMaster!.Vip);
        Assert.Equal([Address.Parse("10.208.242.131")], plan.IcpMaster.ExposedAs);
        Assert.Equal([8443, 8001, 9443, 8500], plan.IcpMaster.Ports);
        Assert.Equal([Address.Parse("10.208.242.131"), Address.Parse("169.48.73.42")], plan.IcpProxy!.ExposedAs);
        Assert.Equal([Address.Parse("10.0.80.11"), Address.Parse("10.0.80.12")], plan.Services!.Dns);
        Assert.Equal([Address.Parse("10.0.77.54")], plan.Services.Ntp);
        Assert.Equal(["icp-workers", "vcs-vms"], plan.Services.Clients);
        Assert.Equal([80, 443], plan.Outbound!.Ports);
        Assert.Equal(["icp-workers"], plan.Outbound.Clients);
        Assert.Null(plan.Outbound.Proxy);
    }

    [Fact]
    public void Tunnels_are_read()
    {
        var iks = plan.Vpns[0];
        Assert.Equal(("iks", "iks", Address.Parse("10.177.9.66"), Address.Parse("10.208.242.132")), (iks.Name, iks.Cluster, iks.Gateway, iks.Peer));
        Assert.Equal(["iks-pods", "iks-services"], iks.Local);
        Assert.Equal(["vcs-vms"], iks.Remote);
        Assert.Equal((false, "aes256-sha256-modp2048", "aes256-sha256"), (iks.Snat, iks.IkeProposal, iks.EspProposal));
        Assert.Equal("icp", plan.Vpns[1].Cluster);
        Assert.Null(plan.Vpns[1].IkeProposal);
    }

    [Fact]
    public void Flows_of_all_kinds_are_read()
    {
        Assert.Equal(Enum.GetValues<FlowKind>(), plan.Flows.Select(f => f.Kind));
        Assert.Equal(["shop", "portal", "shop-db", "portal-db", "erp"], plan.Flows.Select(f => f.Name));
        var (shop, database, erp) = (plan.Flows[0], plan.Flows[2], plan.Flows[4]);
        Assert.Equal((Address.Parse("169.48.228.74"), "kube-system/public-crabc-alb1", "shop/web"), (shop.Address, shop.Alb, shop.Backend));
        Assert.Equal([80, 443], shop.Ports);
        Assert.Equal(("shop", "app=web", Prefix.Parse("192.168.140.20/32")), (database.FromNamespace, database.FromPods, database.To));
        Assert.Equal(("on-premises", Prefix.Parse("192.168.141.0/24"), true, Address.Parse("10.208.242.140")),
            (erp.FromNetwork, erp.To, erp.Stretched, erp.L2Concentrator));
    }

    [Fact]
    public void Places_stand_for_their_prefixes()
    {
        Assert.Equal(2, plan.AlsoAllowed.Count);
        var allowance = plan.AlsoAllowed[0];
        Assert.Equal([Prefix.Parse("10.208.242.128/26")], allowance.From.Prefixes);
        Assert.Equal("the edges reach each other over the private uplink subnet", allowance.Because);
        Assert.Equal([Prefix.Parse("0.0.0.0/0")], plan.AlsoAllowed[1].To.Prefixes);
        Assert.Equal([80, 443], plan.AlsoAllowed[1].Ports);
        Assert.True(plan.Nevers[0].From.IsInternet);
        Assert.Equal([Prefix.Parse("192.168.133.10/32")], plan.Nevers[0].To.Prefixes);
        Assert.Equal(plan.Prefixes("vcs-vms"), plan.Nevers[1].To.Prefixes);
    }

    [Fact]
    public void Attestations_are_read() =>
        Assert.Equal(("F3.7", "network-team", new DateOnly(2026, 10, 1)), (plan.Attested[0].Clause, plan.Attested[0].By, plan.Attested[0].On));
}
