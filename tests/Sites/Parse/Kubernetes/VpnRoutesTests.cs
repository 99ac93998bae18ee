using System.Text;
using System.Text.Json;
using HybridDrift.Collect;
using HybridDrift.Sites;
using HybridDrift.Sites.Parse.Kubernetes;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

public sealed class VpnRoutesTests
{
    private const string Map = """
        metadata: {name: vpn-strongswan-routes, namespace: vpn, labels: {app: strongswan, release: vpn}}
        data:
          connectUsingLB: "true"
          loadBalancerIP: 10.177.9.67
          localSubnet: 172.30.0.0/16,172.21.0.0/16
          remoteGateway: 10.208.242.133
          remoteSubnet: 192.168.16.0/20, 192.168.12.0/24
          routeTable: "203"
          vpnPodDevice: cali60be1633239
          vpnPodIP: 172.30.64.33
          vpnPodName: vpn-strongswan-1
          workerNodeIP: 10.177.7.195
          workerSubnet: 10.177.7.192/26
        """;

    private static Reading<IReadOnlyList<VpnRoutes>> Parse(string text) =>
        VpnRoutesParser.Parse(new RecordedDocument("iks/strongswan-routes.yaml", DocumentKind.StrongswanRoutes, Encoding.UTF8.GetBytes(text), "", null, null));

    [Fact]
    public void All_keys_are_read()
    {
        var routes = ItemText.Read(VpnRoutesParser.Parse, Map);
        Assert.Equal(("vpn/vpn-strongswan-routes", "vpn", true, 203), (routes.FullName, routes.Release, routes.ConnectsFromLoadBalancer, routes.RouteTable));
        Assert.Equal(["172.30.0.0/16", "172.21.0.0/16"], routes.LocalSubnets.Select(s => s.ToString()));
        Assert.Equal(["192.168.16.0/20", "192.168.12.0/24"], routes.RemoteSubnets.Select(s => s.ToString()));
        Assert.Equal(("10.208.242.133", "10.177.9.67", "172.30.64.33"), (routes.RemoteGatewayAddress.ToString(), routes.LoadBalancerAddress.ToString(), routes.PodAddress.ToString()));
        Assert.Equal(("10.177.7.195", "10.177.7.192/26"), (routes.WorkerAddress.ToString(), routes.WorkerSubnet.ToString()));
    }

    [Fact]
    public void An_old_chart_has_fewer_keys_and_a_listener_no_gateway()
    {
        var routes = ItemText.Read(VpnRoutesParser.Parse, "metadata: {name: r}\ndata: {remoteGateway: \"%any\", remoteSubnet: 192.168.0.0/24, loadBalancerIP: \"\"}");
        Assert.Equal(("%any", null, null, null), (routes.RemoteGateway, routes.RemoteGatewayAddress, routes.LoadBalancerAddress, routes.ConnectsFromLoadBalancer));
        Assert.Empty(routes.LocalSubnets);
    }

    [Fact]
    public void A_single_one_is_a_complete_document()
    {
        var reading = Parse("kind: ConfigMap\n" + Map + "\n");
        Assert.Equal(Completeness.Complete, reading.Completeness);
        Assert.Equal("", Assert.Single(reading.Value).Origin.Path);
    }

    private const string Config = """
        metadata: {name: vpn-strongswan-config}
        data: {ipsec.secrets: "%any : PSK hunter2", ipsec.conf: "conn k8s-conn"}
        """;

    [Fact]
    public void Other_ConfigMaps_of_a_list_are_left_out_without_a_look_at_them()
    {
        var reading = Parse("kind: ConfigMapList\nitems:\n" + Item(Map) + Item(Config) + "metadata: {}\n");
        Assert.Equal(Completeness.Complete, reading.Completeness);
        Assert.Single(reading.Value);
        Assert.DoesNotContain("hunter2", JsonSerializer.Serialize(reading), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_single_ConfigMap_is_refused_without_a_word_of_what_it_holds()
    {
        var reading = Parse("kind: ConfigMap\n" + Config + "\n");
        Assert.Equal(Completeness.Failed, reading.Completeness);
        Assert.Contains("has none of the keys", Assert.Single(reading.Problems).What, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", JsonSerializer.Serialize(reading), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("172.21.0.0/16", "172.21.0.0/66", ": data.localSubnet holds what is not a prefix")]
    [InlineData("\"true\"", "\"maybe\"", ": data.connectUsingLB is not true or false")]
    [InlineData("172.30.64.33", "pod", ": data.vpnPodIP is not an address")]
    public void What_is_malformed_is_located(string old, string now, string problem) => Assert.Equal(problem, ItemText.Problem(VpnRoutesParser.Parse, Map.Replace(old, now)));

    private static string Item(string yaml) => "- " + yaml.Replace("\n", "\n  ") + "\n";
}
