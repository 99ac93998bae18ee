using System.Text;
using HybridDrift.Collect;
using HybridDrift.Collect.StrongSwan;
using HybridDrift.Plans;
using HybridDrift.Sites;
using HybridDrift.Tests.Collect.Kubernetes;
using HybridDrift.Tests.Secrets;
using HybridDrift.Tests.Sites.Parse;
using static HybridDrift.Tests.Collect.StrongSwan.ViciServer;

namespace HybridDrift.Tests.Collect.StrongSwan;

/// <summary>A gateway that is in no cluster, asked over VICI.</summary>
public sealed class GatewayReaderTests
{
    internal const string Recorded = "iks/vpn-1.strongswan.vici.json";

    internal static readonly GatewayLimits Limits = new();

    private static readonly byte[] Connection = Section("to-edge", List("local_addrs", "%any"), List("remote_addrs", "10.2.0.1", "0.0.0.0/0"), Value("version", "IKEv2"),
        Value("unique", "UNIQUE_REPLACE"),
        Section("local-1", Value("class", "pre-shared key"), Value("id", "ibm-cloud"), List("groups", Planted.Mark)), Section("remote-1", Value("id", "on-prem")),
        Section("children", Section("pods", Value("mode", "TUNNEL"), List("local-ts", "172.30.0.0/16"), List("remote-ts", "192.168.10.0/24", "192.168.20.0/24"))));

    internal static byte[] Sa(string id = "1", string name = "to-edge", string localId = "ibm-cloud") => Section(name, Value("uniqueid", id), Value("version", "2"), Value("state", "ESTABLISHED"),
        Value("local-host", "10.1.0.1"), Value("local-id", localId), Value("remote-host", "10.2.0.1"), Value("remote-id", "on-prem"),
        Value("initiator-spi", "5980b6c620f9dd87"), Value("responder-spi", "c48daefb2fb61d69"), Value("encr-alg", "AES_CBC"), Value("encr-keysize", "256"), Value("prf-alg", "PRF_HMAC_SHA2_256"), Value("dh-group", "MODP_2048"),
        Section("child-sas", Section("pods-1", Value("name", "pods"), Value("uniqueid", "7"), Value("reqid", "1"), Value("state", "INSTALLED"), Value("mode", "TUNNEL"), Value("encap", "yes"),
            Value("spi-in", "ba1c0818"), Value("spi-out", "fd94e651"), Value("encr-alg", "AES_CBC"), Value("encr-keysize", "256"), Value("bytes-in", "460"), Value("bytes-out", "9"),
            List("local-ts", "172.30.0.0/16"), List("remote-ts", "192.168.10.0/24"))));

    [Fact]
    public async Task Connections_and_SAs_are_read_by_commands_that_only_show()
    {
        await using var server = new ViciServer().Events("list-conns", "list-conn", Connection).Events("list-sas", "list-sa", Sa(), Sa("2"));

        var status = Status(await ReadAsync(server)).Whole();

        var connection = Assert.Single(status.Connections);
        Assert.Equal(("to-edge", "%any", "10.2.0.1,0.0.0.0/0", "IKEv2", "ibm-cloud", "on-prem"),
            (connection.Name, connection.LocalHost, connection.RemoteHost, connection.IkeVersion, connection.LocalId, connection.RemoteId));
        Assert.Equal(("pods", "172.30.0.0/16", "192.168.10.0/24, 192.168.20.0/24"), (connection.Children[0].Name, connection.Children[0].Local.Addresses.ToString(), connection.Children[0].Remote.Addresses.ToString()));
        Assert.Equal(("5.9.8", true, 2), (status.Version, status.HasConnections, status.IkeSas.Count));
        var sa = status.IkeSas[0];
        Assert.Equal((IkeState.Established, "10.1.0.1", "on-prem", "5980b6c620f9dd87", "AES_CBC_256/PRF_HMAC_SHA2_256/MODP_2048"), (sa.State, sa.LocalHost, sa.RemoteId, sa.InitiatorSpi, sa.Proposal));
        var child = Assert.Single(sa.InstalledChildren);
        Assert.Equal(("pods", 7, "AES_CBC_256", true, 460, "172.30.0.0/16", "192.168.10.0/24"),
            (child.Name, child.Id, child.Proposal, child.UdpEncapsulated, child.BytesIn, child.Local.Addresses.ToString(), child.Remote.Addresses.ToString()));
        Assert.Equal([(0, "version"), (3, "list-conn"), (0, "list-conns"), (3, "list-sa"), (0, "list-sas")], server.Requests.Select(r => ((int)r.Type, r.Name)));
    }

    [Fact]
    public async Task Only_what_is_known_is_kept()
    {
        await using var server = new ViciServer().Events("list-conns", "list-conn", Connection).Events("list-sas", "list-sa", Sa());

        var read = await ReadAsync(server);

        var kept = Encoding.UTF8.GetString(read.Document(Recorded).Content.Span);
        Assert.DoesNotContain(Planted.Mark, kept, StringComparison.Ordinal);
        Assert.DoesNotContain("unique\"", kept, StringComparison.Ordinal);
        Assert.Equal($"VICI version, list-conns, list-sas ({server.Address})", read.Document(Recorded).Request);
    }

    [Fact]
    public async Task What_looks_like_a_secret_is_left_out_and_said()
    {
        await using var server = new ViciServer().Events("list-sas", "list-sa", Sa(localId: $"psk=\"{Planted.Mark}\""));

        var read = await ReadAsync(server);

        Assert.Equal(new(Recorded, "sas[0]", "something in it looks like a secret and was left out, so that it is not known what it says"), read.OnlyProblem());
        Assert.DoesNotContain(Planted.Mark, Encoding.UTF8.GetString(read.Document(Recorded).Content.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gateway_without_connections_and_SAs_is_read_whole()
    {
        await using var server = new ViciServer();

        var status = Status(await ReadAsync(server)).Whole();

        Assert.True(status is { HasConnections: true, Connections: [], IkeSas: [], DaemonStopped: false });
    }

    internal static Task<CollectedSource> ReadAsync(ViciServer server, TimeProvider? time = null, CancellationToken cancellation = default) =>
        GatewayReader.ReadAsync("iks", [new PlanGatewaySource("vpn-1", server.Address, 1)], Limits, time ?? TimeProvider.System, null, cancellation);

    private static Reading<IpsecStatus> Status(CollectedSource read)
    {
        Assert.Empty(read.Problems);
        return Assert.Single(Recordings.OfBytes(read.Documents.Select(d => (d.Path, d.Content.ToArray()))).Site().Clusters["iks"].IpsecStatuses);
    }
}
