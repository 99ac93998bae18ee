using HybridDrift.Sites;
using HybridDrift.Sites.Parse.Routes;

namespace HybridDrift.Tests.Sites.Parse.Routes;

public sealed class BirdRoutesTests
{
    private static IReadOnlyList<LiveRoute> Read(string text) => RouteDocument.Read(BirdRoutesParser.Parse, text);

    [Fact]
    public void The_routes_of_BIRD_1_have_the_next_hop_on_their_line()
    {
        var routes = Read("""
            BIRD 1.6.8 ready.
            Access restricted
            0.0.0.0/0          via 10.184.110.129 on eth0 [kernel1 18:19:17] * (10)
            172.30.200.0/26    via 10.184.110.142 on tunl0 onlink [Mesh_10_184_110_142 18:19:19] * (100/0) [i]
                               via 10.184.110.143 on eth0 [Node_10_184_110_143 18:19:19 from 10.184.110.150] (100/0) [i]
            10.184.110.128/26  dev eth0 [direct1 18:19:17] * (240)
            172.30.100.64/26   blackhole [static1 18:19:17] * (200)
            192.168.1.0/24     unreachable [static2 18:19:17] ! (200)
            192.168.2.0/24     prohibited [static2 2026-11-20] * (200)

            """);
        Assert.Equal(
        [
            "0.0.0.0/0 via 10.184.110.129 dev eth0 [kernel1]", "172.30.200.0/26 via 10.184.110.142 dev tunl0 onlink [Mesh_10_184_110_142]",
            "172.30.200.0/26 via 10.184.110.143 dev eth0 [Node_10_184_110_143]", "10.184.110.128/26 dev eth0 [direct1]",
            "172.30.100.64/26 blackhole [static1]", "192.168.1.0/24 unreachable [static2]", "192.168.2.0/24 prohibit [static2]",
        ], routes.Select(r => r.ToString()));
        Assert.Equal(["", "10.184.110.142", "10.184.110.150", ""], routes.Take(4).Select(r => r.LearnedFrom.ToString()));
        Assert.Equal([true, true, false, true, true, false, true], routes.Select(r => r.InUse));
        Assert.Equal("line 5", routes[2].Origin.Path);
        Assert.Null(routes[0].Table);
    }

    [Fact]
    public void The_routes_of_BIRD_2_have_it_on_a_line_of_its_own()
    {
        var routes = Read("""
            BIRD 2.0.12 ready.
            Table master4:
            0.0.0.0/0            unicast [kernel1 18:19:17.123] * (10)
            	via 10.184.110.129 on eth0
            172.30.200.0/26      unicast [Mesh_10_184_110_142 18:19:19.001] * (100) [i]
            	via 10.184.110.142 on tunl0 onlink
                                 unicast [Mesh_10_184_110_143 18:19:19.001] (100) [i]
            	via 10.184.110.143 on eth0
            172.30.100.64/26     blackhole [static1 18:19:17.001] * (200)
            10.184.110.128/26    unicast [direct1 18:19:17.001] * (240)
            	dev eth0

            Table other:
            10.0.0.0/8           unicast [kernel2 18:19:17.001] * (10)
            	via 10.184.110.1 on eth0 weight 1
            	via 10.184.110.2 on eth1 weight 2

            """);
        Assert.Equal(6, routes.Count);
        Assert.Equal("172.30.200.0/26 via 10.184.110.142 dev tunl0 onlink [Mesh_10_184_110_142]", routes[1].ToString());
        Assert.Equal(("172.30.200.0/26", false), (routes[2].Destination.ToString(), routes[2].InUse));
        Assert.Equal(["10.184.110.1", "10.184.110.2"], routes[5].NextHops.Select(h => h.Gateway.ToString()));
        Assert.Equal(("master4", "other"), (routes[4].Table, routes[5].Table));
    }

    [Fact]
    public void A_shared_route_of_BIRD_1_has_all_its_next_hops() => Assert.Equal(2, Assert.Single(Read(
        "BIRD 1.6.8 ready.\n10.0.0.0/8         multipath [kernel1 18:19:17] * (10)\n\tvia 10.1.1.1 on eth0 weight 1\n\tvia 10.1.1.2 on eth1 weight 1\n")).NextHops.Count);

    [Fact]
    public void Attributes_are_passed_over() => Assert.Equal("192.168.133.0/24 via 10.184.110.143 dev eth0 [Node_10_184_110_143]", Assert.Single(Read(
        "192.168.133.0/24   via 10.184.110.143 on eth0 [Node_10_184_110_143 18:19:19] * (100/0) [AS65001i]\n\tType: BGP unicast univ\n\tBGP.as_path: 65001\n\tBGP.community: (65000,1)\n\t\t(65000,2)\n")).ToString());

    [Fact]
    public void The_socket_puts_codes_before_the_lines()
    {
        const string Socket = "0001 BIRD v0.3.3+birdv1.6.8 ready.\n1007-0.0.0.0/0          via 172.17.0.1 on eth0 [kernel1 20:10:57] * (10)\n"
            + " 192.168.110.128/26 via 172.17.0.5 on eth0 [Mesh_172_17_0_5 20:10:57] * (100/0) [i]\n                    via 172.17.0.6 on eth0 [Mesh_172_17_0_6 20:10:57] (100/0) [i]\n"
            + "1008-\tType: BGP unicast univ\n1012-\tBGP.origin: IGP\n \tBGP.as_path: \n0000 \n";
        Assert.Equal(["0.0.0.0/0", "192.168.110.128/26", "192.168.110.128/26"], Read(Socket).Select(r => r.Destination.ToString()));
        Assert.Equal("Partial : does not end with code 0000: it is cut off", RouteDocument.Problem(BirdRoutesParser.Parse, Socket[..^6]));
    }

    [Fact]
    public void Routes_of_IPv6_are_kept_apart_with_their_next_hops() => Assert.Equal("10.0.0.0/8", Assert.Single(Read(
        "Table master6:\nfd00::/64            unicast [kernel1 18:19:17.123] * (10)\n\tvia fe80::1 on eth0\nTable master4:\n10.0.0.0/8           unicast [kernel1 18:19:17.123] * (10)\n\tvia 10.1.1.1 on eth0\n"))
        .Destination.ToString());

    [Fact]
    public void A_table_without_routes_is_empty() => Assert.Empty(Read("BIRD 1.6.8 ready.\nAccess restricted\n"));

    [Theory]
    [InlineData("Unable to connect\n", "is not a line that BIRD is known to print")]
    [InlineData("10.0.0.0/8 unicast [kernel1 18:19:17.123] * (10)\n", "has no next hop: the text seems to be cut off")]
    [InlineData("\tvia 10.1.1.1 on eth0\n", "is not a line that BIRD is known to print")]
    [InlineData("somewhere via 10.1.1.1 on eth0 [kernel1 18:19:17] * (10)\n", "is not a line that BIRD is known to print")]
    [InlineData("   via 10.1.1.1 on eth0 [kernel1 18:19:17] * (10)\n", "is not a line that BIRD is known to print")]
    [InlineData("10.0.0.0/8 multipath [kernel1 18:19:17] * (10)\n\tvia 10.1.1.1 on eth0\n\tvia gateway on eth0\n", "is not a line that BIRD is known to print")]
    public void What_is_not_understood_is_located(string text, string problem)
    {
        Assert.StartsWith("Partial line ", RouteDocument.Problem(BirdRoutesParser.Parse, "BIRD 1.6.8 ready.\n" + text), StringComparison.Ordinal);
        Assert.EndsWith(problem, RouteDocument.Problem(BirdRoutesParser.Parse, "BIRD 1.6.8 ready.\n" + text), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("\n \n", "is empty")]
    [InlineData("birdcl: not found\n", "holds no route and no greeting of BIRD: it is not the output of 'birdcl show route'")]
    [InlineData("<html>login</html>\n", "is an HTML page, not a document of the API: a login page or an error page of a proxy, perhaps")]
    public void What_is_another_document_failed(string text, string problem) => Assert.Equal("Failed : " + problem, RouteDocument.Problem(BirdRoutesParser.Parse, text));
}
