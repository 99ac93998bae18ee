using HybridDrift.Sites;
using HybridDrift.Sites.Parse.Routes;

namespace HybridDrift.Tests.Sites.Parse.Routes;

public sealed class KernelRoutesTests
{
    private static IReadOnlyList<LiveRoute> Read(string text) => RouteDocument.Read(KernelRoutesParser.Parse, text);

    [Fact]
    public void Routes_of_every_form_are_read()
    {
        var routes = Read("""
            [{"dst":"default","gateway":"10.184.110.129","dev":"eth0","flags":[]},
             {"dst":"10.184.110.128/26","dev":"eth0","protocol":"kernel","scope":"link","prefsrc":"10.184.110.141","flags":["linkdown"]},
             {"type":"blackhole","dst":"172.30.100.64/26","protocol":"bird","flags":[]},
             {"dst":"10.233.68.0/24","gateway":"172.16.0.120","dev":"tunl0","protocol":"bird","flags":["onlink"]},
             {"dst":"172.30.64.33","dev":"cali60be1633239","table":"203","metric":1024,"scope":"link","flags":[]},
             {"dst":"192.168.0.0/16","protocol":"static","flags":[],"nexthops":[{"gateway":"10.1.1.1","dev":"eth0","weight":1,"flags":[]},{"gateway":"10.1.1.2","dev":"eth1","weight":1,"flags":["dead"]}]},
             {"type":"local","dst":"10.184.110.141","dev":"eth0","table":"local","flags":[]},
             {"type":"throw","dst":"10.0.0.0/8","table":199}]
            """);
        Assert.Equal(
        [
            "0.0.0.0/0 via 10.184.110.129 dev eth0", "10.184.110.128/26 dev eth0 linkdown [kernel]", "172.30.100.64/26 blackhole [bird]",
            "10.233.68.0/24 via 172.16.0.120 dev tunl0 onlink [bird]", "172.30.64.33/32 dev cali60be1633239",
            "192.168.0.0/16 via 10.1.1.1 dev eth0, via 10.1.1.2 dev eth1 linkdown [static]", "10.184.110.141/32 local", "10.0.0.0/8 throw",
        ], routes.Select(r => r.ToString()));
        Assert.Equal(["main", "main", "main", "main", "203", "main", "local", "199"], routes.Select(r => r.Table));
        Assert.Equal(("[4]", 1024), (routes[4].Origin.Path, routes[4].Metric));
        Assert.All(routes, r => Assert.True(r.InUse));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[ ]\n")]
    [InlineData("""[{"dst": "fd00::/64", "dev": "eth0"}, {"dst": "default", "gateway": "fe80::1", "dev": "eth0"}]""")]
    public void No_routes_and_those_of_IPv6_make_an_empty_table(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("{}", "has no dst")]
    [InlineData("7", "is not an object")]
    [InlineData("""{"dst": "10.0.0.0/44", "dev": "eth0"}""", "dst is not a prefix")]
    [InlineData("""{"dst": "10.0.0.0/8"}""", "has neither a gateway nor a device")]
    [InlineData("""{"dst": "10.0.0.0/8", "nexthops": [{}]}""", "has neither a gateway nor a device")]
    [InlineData("""{"dst": "10.0.0.0/8", "dev": "eth0", "type": "wormhole"}""", "is of a type that is not known")]
    [InlineData("""{"dst": "10.0.0.0/8", "dev": "eth0", "via": {"family": "inet6", "host": "fe80::1"}}""", "its next hop is one of IPv6")]
    [InlineData("""{"dst": "10.0.0.0/8", "gateway": "router", "dev": "eth0"}""", "gateway is not an address")]
    public void A_route_that_is_not_understood_is_located(string route, string problem) =>
        Assert.Equal("Partial [1]: " + problem, RouteDocument.Problem(KernelRoutesParser.Parse, $$"""[{"dst": "default", "dev": "eth0"}, {{route}}]"""));

    [Theory]
    [InlineData("", "Failed : is empty")]
    [InlineData("[{\"dst\": \"\\ud800\"}]", "Failed : holds an escape sequence that is no character")]
    [InlineData("{}", "Failed : is not a list: it is not the output of 'ip -j route'")]
    [InlineData("default via 10.1.1.1 dev eth0\n", "Failed line 1: is not valid JSON: it may be cut off, or written without -j")]
    [InlineData("[{\"dst\": \"default\",", "Failed line 1: is not valid JSON: it may be cut off, or written without -j")]
    public void What_is_another_document_failed(string text, string problem) => Assert.Equal(problem, RouteDocument.Problem(KernelRoutesParser.Parse, text));

    [Fact]
    public void A_command_that_failed_may_have_lost_routes() =>
        Assert.Equal("Partial : the command ended with exit code 2: routes may be missing", RouteDocument.Problem(KernelRoutesParser.Parse, "[]", 2));
}
