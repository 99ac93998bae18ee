using HybridDrift.Sites;
using HybridDrift.Sites.Parse.Kubernetes;

namespace HybridDrift.Tests.Sites.Parse.Kubernetes;

public sealed class CalicoNodeStatusTests
{
    private const string Status = """
        metadata: {name: status-n1}
        spec: {classes: [Agent, BGP, Routes], node: n1, updatePeriodSeconds: 30}
        status:
          lastUpdated: "2026-11-22T18:00:00Z"
          agent: {birdV4: {state: Ready, routerID: 10.184.10.11}, birdV6: {state: NotReady}}
          bgp:
            peersV4:
              - {peerIP: 10.184.10.12, since: "18:35:44", state: Established, type: NodeMesh}
              - {peerIP: 10.184.10.50, since: 2026-11-20, state: Active, type: GlobalPeer}
          routes:
            routesV4:
              - {destination: 0.0.0.0/0, gateway: 10.184.10.1, interface: eth0, learnedFrom: {sourceType: Kernel}, type: FIB}
              - {destination: 172.30.89.64/26, gateway: 10.184.10.12, interface: tunl0, learnedFrom: {peerIP: 10.184.10.12, sourceType: NodeMesh}, type: RIB}
              - {destination: 172.30.41.0/26, gateway: N/A, interface: blackhole, learnedFrom: {sourceType: Static}, type: FIB}
              - {destination: 10.184.10.0/26, gateway: N/A, interface: eth0, learnedFrom: {sourceType: Direct}, type: FIB}
        """;

    [Fact]
    public void Sessions_and_routes_are_read()
    {
        var status = ItemText.Read(CalicoNodeStatusParser.Parse, Status);
        Assert.Equal(("n1", "Ready"), (status.Node, status.BirdState));
        Assert.Equal([(BgpSessionKind.Mesh, "10.184.10.12", true), (BgpSessionKind.Global, "10.184.10.50", false)],
            status.Sessions!.Select(s => (s.Kind, s.Peer.ToString()!, s.IsEstablished)));
        Assert.Equal(
        [
            "0.0.0.0/0 via 10.184.10.1 dev eth0 [Kernel]", "172.30.89.64/26 via 10.184.10.12 dev tunl0 [NodeMesh]",
            "172.30.41.0/26 blackhole [Static]", "10.184.10.0/26 dev eth0 [Direct]",
        ], status.Routes!.Select(r => r.ToString()));
        Assert.Equal([true, false, true, true], status.Routes!.Select(r => r.InUse));
        Assert.Equal("items[3].status.routes.routesV4[1]", status.Routes![1].Origin.Path);
    }

    [Fact]
    public void What_is_not_reported_is_not_empty()
    {
        var status = ItemText.Read(CalicoNodeStatusParser.Parse, "metadata: {name: s}\nspec: {node: n1}");
        Assert.Equal((10, null, null), (status.UpdateSeconds, status.LastUpdated, status.BirdState));
        Assert.Null(status.Sessions);
        Assert.Null(status.Routes);
        Assert.Empty(ItemText.Read(CalicoNodeStatusParser.Parse, "metadata: {name: s}\nspec: {node: n1}\nstatus: {bgp: {numberEstablishedV4: 0}}").Sessions!);
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(61, true)]
    public void It_is_stale_after_two_periods(int seconds, bool stale)
    {
        var status = ItemText.Read(CalicoNodeStatusParser.Parse, Status);
        var time = new DateTimeOffset(2026, 11, 22, 18, 0, 0, TimeSpan.Zero).AddSeconds(seconds);
        Assert.Equal(stale, status.IsStaleAt(time));
        Assert.True((status with { UpdateSeconds = 0 }).IsStaleAt(time));
        Assert.True((status with { LastUpdated = null }).IsStaleAt(time));
    }

    [Theory]
    [InlineData("type: RIB", "type: XIB", "status.routes.routesV4[1]: type is neither FIB nor RIB")]
    [InlineData("gateway: 10.184.10.1,", "gateway: router,", "status.routes.routesV4[0]: gateway is not an address")]
    [InlineData("172.30.89.64/26", "\"fd00::/64\"", "status.routes.routesV4[1]: destination is IPv6 where IPv4 must be")]
    [InlineData("2026-11-22T18:00:00Z", "soon", ": status.lastUpdated is not a time")]
    [InlineData("peerIP: 10.184.10.50", "peerIP: 10.184.10", "status.bgp.peersV4[1]: peerIP is not an address")]
    public void What_is_malformed_is_located(string old, string now, string problem) =>
        Assert.Equal(problem, ItemText.Problem(CalicoNodeStatusParser.Parse, Status.Replace(old, now)));
}
