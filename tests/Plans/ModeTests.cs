using HybridDrift.Addresses;
using HybridDrift.Plans;

namespace HybridDrift.Tests.Plans;

public sealed class ModeTests
{
    private const string Networks = "networks: {vcs-vms: 10.9.0.0/24, icp-pods: 10.8.0.0/24, iks-pods: 172.30.0.0/16}\n";

    private static string WithMode(string mode, string more = "") => $"site: a\nintegration: {{{mode}}}\n{Networks}{more}";

    private static string Vpn(string cluster, string local, string remote) =>
        $"vpn: {{a: {{cluster: {cluster}, gateway: 10.0.0.1, peer: 10.0.0.2, local: {local}, remote: {remote}}}}}\n";

    [Fact]
    public void Modes_are_none_when_not_given()
    {
        var modes = PlanSample.Plan(PlanSample.Minimal).Integration;
        Assert.Equal([IksToVcs.None], modes.IksToVcs);
        Assert.Equal((IksToIcp.None, IcpToVcs.None, InternetAccess.None), (modes.IksToIcp, modes.IcpToVcs, modes.Internet));
    }

    [Theory]
    [InlineData("common-vlan", new[] { IksToVcs.CommonVlan })]
    [InlineData("[static-nat, bgp-bcr]", new[] { IksToVcs.StaticNat, IksToVcs.BgpBcr })]
    public void One_mode_or_several_are_read(string modes, IksToVcs[] expected) =>
        Assert.Equal(expected, PlanSample.Plan(WithMode($"iks-to-vcs: {modes}")).Integration.IksToVcs);

    [Fact]
    public void Router_modes_are_read()
    {
        Assert.Equal(IcpToVcs.SameRouter, PlanSample.Plan(WithMode("icp-to-vcs: same-router")).Integration.IcpToVcs);
        Assert.Equal(IcpToVcs.None, PlanSample.Plan(WithMode("icp-to-vcs: none")).Integration.IcpToVcs);
    }

    [Theory]
    [InlineData("iks-to-vcs: strongswn", "2:27: 'strongswn' is not one of strongswan, common-vlan, static-nat, bgp-bcr, none; did you mean strongswan?")]
    [InlineData("iks-to-vcs: [bgp-bcr, none]", "2:37: 'none' stands beside other modes; remove it, or all the others")]
    [InlineData("iks-to-vcs: []", "2:27: the list is empty; write one of strongswan, common-vlan, static-nat, bgp-bcr, none")]
    [InlineData("iks-to-icp: bgp", "2:27: 'bgp' is not one of strongswan, none; write one of these")]
    [InlineData("icp-to-vcs: [routed]", "2:27: this is a list; write one of routed, same-router, none")]
    [InlineData("internet: nat", "2:25: 'nat' is not one of snat, proxy, none; did you mean snat?")]
    [InlineData("iks-to-vcs: strongswan", "2:27: iks-to-vcs by strongSwan needs a VPN of the IKS cluster; add one to 'vpn', with 'cluster: iks'")]
    [InlineData("iks-to-vcs: [bgp-bcr, strongswan]", "2:37: iks-to-vcs by strongSwan needs a VPN of the IKS cluster; add one to 'vpn', with 'cluster: iks'")]
    [InlineData("iks-to-icp: strongswan", "2:27: iks-to-icp by strongSwan needs a VPN between networks of both clusters; add one to 'vpn', with iks-* networks at one end and icp-* networks at the other")]
    [InlineData("internet: snat", "2:25: internet by SNAT needs 'outbound'; add it, such as 'outbound: {clients: [icp-workers], ports: [80, 443]}'")]
    [InlineData("internet: proxy", "2:25: internet by proxy needs 'outbound.proxy'; add it, such as 'proxy: {address: 10.60.0.10, port: 3128}'")]
    public void Mode_that_is_wrong_or_lacks_its_parts_is_a_problem(string mode, string problem) => Assert.Equal(problem, PlanSample.Problem(WithMode(mode)));

    [Fact]
    public void Vpn_of_the_other_cluster_is_not_enough_for_iks() =>
        Assert.StartsWith("2:27: iks-to-vcs by strongSwan needs", PlanSample.Problem(WithMode("iks-to-vcs: strongswan", Vpn("icp", "icp-pods", "vcs-vms"))), StringComparison.Ordinal);

    [Fact]
    public void Vpn_to_the_machines_does_not_join_the_clusters() =>
        Assert.StartsWith("2:27: iks-to-icp by strongSwan needs", PlanSample.Problem(WithMode("iks-to-icp: strongswan", Vpn("iks", "iks-pods", "vcs-vms"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("iks-to-vcs: strongswan", "iks", "iks-pods", "vcs-vms")]
    [InlineData("iks-to-icp: strongswan", "iks", "iks-pods", "[icp-pods]")]
    [InlineData("iks-to-icp: strongswan", "icp", "[icp-pods]", "iks-pods")]
    public void Mode_with_its_tunnel_is_accepted(string mode, string cluster, string local, string remote) =>
        PlanSample.Plan(WithMode(mode, Vpn(cluster, local, remote)));

    [Fact]
    public void Proxy_is_asked_for_at_outbound_when_there_is_one() => Assert.Equal(
        "5:1: internet by proxy needs 'outbound.proxy'; add it, such as 'proxy: {address: 10.60.0.10, port: 3128}'",
        PlanSample.Problem(WithMode("internet: proxy", "edges: {a: {nsx: edge-1, serves: vcs-vms}}\noutbound: {clients: vcs-vms, ports: [443]}\n")));

    [Fact]
    public void Proxy_is_read()
    {
        var plan = PlanSample.Plan(WithMode("internet: proxy", "edges: {a: {nsx: edge-1, serves: vcs-vms}}\noutbound: {clients: vcs-vms, ports: [443], proxy: {address: 10.60.0.10, port: 3128}}\n"));
        Assert.Equal((Address.Parse("10.60.0.10"), 3128), (plan.Outbound!.Proxy, plan.Outbound.ProxyPort));
    }

    [Theory]
    [InlineData("services: {dns: 10.0.0.1, ntp: 10.0.0.2, clients: [vcs-vms, icp-pods]}", "6:61: no edge serves 'icp-pods'; add it to 'serves' of the edge that it lies behind")]
    [InlineData("outbound: {clients: icp-pods, ports: [443]}", "6:21: no edge serves 'icp-pods'; add it to 'serves' of the edge that it lies behind")]
    [InlineData("services: {dns: 10.0.0.1, ntp: 10.0.0.2, clients: vcs-vm}", "6:51: 'vcs-vm' is not a network of this plan; did you mean 'vcs-vms'? known: vcs-vms, icp-pods, iks-pods, iks-services")]
    [InlineData("services: {dns: 10.0.0.1, ntp: [], clients: vcs-vms}", "6:32: the list is empty; write an IPv4 address, such as 10.1.2.3")]
    [InlineData("services: {dns: 10.0.0.1, clients: vcs-vms}", "6:1: key 'ntp' is missing; add it, such as 'ntp: [10.0.77.54]'")]
    [InlineData("outbound: {clients: vcs-vms, ports: [443], proxy: {address: 10.0.0.1}}", "6:44: key 'port' is missing; add it, such as 'port: 3128'")]
    public void Clients_that_are_wrong_or_served_by_no_edge_are_a_problem(string section, string problem) => Assert.Equal(
        problem, PlanSample.Problem(WithMode("", $"edges: {{a: {{nsx: edge-1, serves: vcs-vms}}}}\nrouters: {{bcr: 10.0.0.1}}\n{section}\n")));

    [Theory]
    [InlineData("", "5:1")]
    [InlineData("routers: {fcr: 10.0.0.1}\n", "6:1")]
    public void Services_need_the_backend_router(string routers, string position) => Assert.Equal(
        $"{position}: 'services' are reached through the BCR, which the plan does not have; add it, such as 'routers: {{bcr: 10.208.242.129}}'",
        PlanSample.Problem(WithMode("", $"edges: {{a: {{nsx: edge-1, serves: vcs-vms}}}}\nservices: {{dns: 10.0.0.1, ntp: 10.0.0.2, clients: vcs-vms}}\n{routers}")));
}
