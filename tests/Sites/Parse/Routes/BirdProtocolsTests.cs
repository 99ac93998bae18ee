using HybridDrift.Sites;
using HybridDrift.Sites.Parse.Routes;

namespace HybridDrift.Tests.Sites.Parse.Routes;

public sealed class BirdProtocolsTests
{
    private const string Bird1 = """
        BIRD 1.6.8 ready.
        Access restricted
        name     proto    table    state  since       info
        static1  Static   master   up     18:19:17    
        kernel1  Kernel   master   up     18:19:17    
        Mesh_10_184_110_142 BGP      master   up     18:19:19    Established   
        Node_10_184_110_143 BGP      master   start  2026-11-20  Active        Socket: Connection refused
        Global_10_184_110_160_port_1790 BGP      master   start  18:19:17    Connect       Socket: No route to host
        bgp1     BGP      master   down   2026-11-20 18:19:17

        """;

    private static IReadOnlyList<BgpSession> Read(string text) => RouteDocument.Read(BirdProtocolsParser.Parse, text);

    [Fact]
    public void The_sessions_of_BIRD_1_are_read_however_far_names_push_the_columns()
    {
        var sessions = Read(Bird1);
        Assert.Equal(
        [
            "Mesh_10_184_110_142: Established", "Node_10_184_110_143: Active (Socket: Connection refused)",
            "Global_10_184_110_160_port_1790: Connect (Socket: No route to host)", "bgp1: down",
        ], sessions.Select(s => s.ToString()));
        Assert.Equal([(BgpSessionKind.Mesh, "10.184.110.142", null), (BgpSessionKind.Node, "10.184.110.143", null), (BgpSessionKind.Global, "10.184.110.160", 1790),
            (BgpSessionKind.Other, "", (int?)null)], sessions.Select(s => (s.Kind, s.Peer.ToString()!, s.Port)));
        Assert.Equal(["18:19:19", "2026-11-20", "18:19:17", "2026-11-20 18:19:17"], sessions.Select(s => s.Since));
        Assert.Equal("line 6", sessions[0].Origin.Path);
        Assert.Equal([true, false, false, false], sessions.Select(s => s.IsEstablished));
    }

    [Fact]
    public void The_sessions_of_BIRD_2_are_read()
    {
        var session = Assert.Single(Read("""
            BIRD 2.0.12 ready.
            Name       Proto      Table      State  Since         Info
            device1    Device     ---        up     18:19:17.123  
            Mesh_10_184_110_142 BGP        ---        up     18:19:19.456  Established   

            """));
        Assert.Equal(("18:19:19.456", "10.184.110.142", true), (session.Since, session.Peer.ToString(), session.IsEstablished));
    }

    [Fact]
    public void Details_are_passed_over()
    {
        var session = Assert.Single(Read("""
            name     proto    table    state  since       info
            Mesh_10_184_110_142 BGP      master   up     18:19:19    Established   
              Description:    Connection to BGP peer
              Routes:         1 imported, 1 exported, 1 preferred

              BGP state:          Established
                Neighbor address: 10.184.110.142

            """));
        Assert.Null(session.Info);
    }

    [Fact]
    public void The_socket_puts_codes_before_the_lines()
    {
        const string Socket = """
            0001 BIRD 1.6.8 ready.
            0016 Access restricted
            2002-name     proto    table    state  since       info
            1002-static1  Static   master   up     18:19:16    
             Mesh_10_184_110_142 BGP      master   up     18:19:18    Established   
            1006-  Description:    Connection to BGP peer
               Preference:     100
            0000 

            """;
        Assert.Equal("Mesh_10_184_110_142: Established", Assert.Single(Read(Socket)).ToString());
        Assert.Single(Read(Socket.Replace("0000 \n", "0000\n")));
        Assert.Equal("Partial : does not end with code 0000: it is cut off", RouteDocument.Problem(BirdProtocolsParser.Parse, Socket.Replace("0000 \n", "")));
    }

    [Fact]
    public void A_session_with_an_IPv6_peer_is_kept_apart() => Assert.Empty(Read("""
        name     proto    table    state  since       info
        Mesh_fe0a__3 BGP      master   up     18:19:19    Established

        """));

    [Theory]
    [InlineData("", "Failed : is empty")]
    [InlineData("BIRD 1.6.8 ready.\n", "Failed : holds no table of protocols: it is not the output of 'birdcl show protocols'")]
    [InlineData("birdcl: not found\n", "Failed : holds no table of protocols: it is not the output of 'birdcl show protocols'")]
    [InlineData("9001 Parse error\n", "Failed : holds no table of protocols: it is not the output of 'birdcl show protocols'")]
    [InlineData("name proto table state since info\nMesh_1 BGP\n", "Partial line 2: is not a line that BIRD is known to print")]
    [InlineData("hello\nname proto table state since info\n", "Partial line 1: is not a line that BIRD is known to print")]
    [InlineData("name proto table state since info\nMesh_10_1_1_1 BGP master up 18:19:18 Establ", "Partial : does not end with a line break: it may be cut off")]
    [InlineData("0001 BIRD 1.6.8 ready.\n2002-name proto table state since info\n8001 Reply too long\n0000 \n", "Partial line 3: is the error 8001 of BIRD")]
    public void What_is_not_understood_is_located(string text, string problem) => Assert.Equal(problem, RouteDocument.Problem(BirdProtocolsParser.Parse, text));

    [Fact]
    public void A_command_that_failed_may_have_lost_lines() =>
        Assert.Equal("Partial : the command ended with exit code 1: lines may be missing", RouteDocument.Problem(BirdProtocolsParser.Parse, Bird1, 1));
}
