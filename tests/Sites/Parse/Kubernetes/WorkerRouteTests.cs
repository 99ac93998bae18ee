using HybridDrift.Sites;
using HybridDrift.Sites.Parse.Kubernetes;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

public sealed class WorkerRouteTests
{
    private const string Route = """
        apiVersion: static-route.ibm.com/v1
        metadata: {name: to-vcs}
        spec:
          subnet: 10.94.227.46/24
          gateway: 10.177.7.193
          table: 200
          selectors: [{key: zone, operator: In, values: [dal10]}, {key: edge, operator: DoesNotExist}]
        status:
          nodeStatus:
            - {hostname: 10.177.7.195, error: "", state: {subnet: 10.94.227.46/24, gateway: 10.177.7.193}}
            - {hostname: 10.177.7.196, error: "network is unreachable", state: {subnet: ""}}
        """;

    [Fact]
    public void A_static_route_may_have_host_bits_and_reports_of_its_workers()
    {
        var route = ItemText.Read(StaticRouteParser.Parse, Route);
        Assert.Equal(("10.94.227.0/24", true, 200), (route.Destination.ToString(), route.HadHostBits, route.Table));
        Assert.Equal("StaticRoute to-vcs: 10.94.227.0/24 via 10.177.7.193, table 200", route.ToString());
        Assert.Equal([("10.177.7.195", "", "10.94.227.0/24"), ("10.177.7.196", "network is unreachable", null)],
            route.Reports.Select(r => (r.Node, r.Error, r.Destination?.ToString())));
    }

    [Fact]
    public void A_static_route_without_gateway_and_status_has_defaults()
    {
        var route = ItemText.Read(StaticRouteParser.Parse, "metadata: {name: r}\nspec: {subnet: 192.168.0.0/24}");
        Assert.Equal((null, null, false), (route.Gateway, route.Table, route.HadHostBits));
        Assert.Empty(route.Selectors);
        Assert.Empty(route.Reports);
    }

    [Theory]
    [InlineData("zone", "dal10", true)]
    [InlineData("zone", "dal12", false)]
    [InlineData("other", "x", false)]
    public void Every_requirement_must_hold_for_a_worker(string key, string value, bool holds)
    {
        var selectors = ItemText.Read(StaticRouteParser.Parse, Route).Selectors;
        Assert.Equal(holds, selectors.All(s => s.Holds(new Dictionary<string, string> { [key] = value })));
        Assert.False(selectors.All(s => s.Holds(new Dictionary<string, string> { ["zone"] = "dal10", ["edge"] = "true" })));
        Assert.True(new LabelRequirement("a", "NotIn", ["x"]).Holds(new Dictionary<string, string>()));
        Assert.True(new LabelRequirement("a", "Exists", []).Holds(new Dictionary<string, string> { ["a"] = "" }));
    }

    [Theory]
    [InlineData("subnet: 10.94.227.46/24\n", "subnet: somewhere\n", ": spec.subnet is not a prefix")]
    [InlineData("subnet: 10.94.227.46/24\n", "subnet: \"fd00::/64\"\n", ": spec.subnet is IPv6 where IPv4 must be")]
    [InlineData("subnet: 10.94.227.46/24\n", "net: x\n", ": has no spec.subnet")]
    [InlineData("operator: In", "operator: Near", "spec.selectors[0]: operator is none of In, NotIn, Exists, DoesNotExist")]
    [InlineData("hostname: 10.177.7.196, ", "", "status.nodeStatus[1]: has no hostname")]
    [InlineData("table: 200", "table: main", ": spec.table is not a whole number")]
    public void What_is_malformed_is_located(string old, string now, string problem) => Assert.Equal(problem, ItemText.Problem(StaticRouteParser.Parse, Route.Replace(old, now)));
}
