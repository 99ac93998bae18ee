using HybridDrift.Collect;
using HybridDrift.Collect.StrongSwan;
using HybridDrift.Plans;
using HybridDrift.Tests.Collect.Kubernetes;
using HybridDrift.Tests.Storage;
using HybridDrift.Tests.Support;

namespace HybridDrift.Tests.Real.StrongSwan;

/// <summary>
/// The tunnel of the example between the gateway of IKS and the edge, with a real strongSwan at each end: it is read while it
/// runs, and takes the place of what the example's recording says of it.
/// </summary>
internal sealed class RealTunnel : IAsyncDisposable
{
    public const string Pods = "172.30.0.0/16", Services = "172.21.0.0/16", Machines = "192.168.140.0/24,192.168.141.0/24";

    public const string SharedWord = "a word that both know";

    public const string Proposals = "ike=aes256-sha256-modp2048! esp=aes256-sha256!";

    /// <summary>What the example holds of this tunnel.</summary>
    public const string Recorded = "iks/vpn-vcs-strongswan-6c9d8b7f5-x2k9q.strongswan.statusall.txt";

    private readonly TemporaryFolder folder = new();

    private RealTunnel(NetworkNamespace iks, NetworkNamespace edge) => (Iks, Edge) = (new(iks, folder["iks"]), new(edge, folder["edge"]));

    public RealGateway Iks { get; }

    public RealGateway Edge { get; }

    public static async Task<RealTunnel> CreateAsync()
    {
        var iks = await NetworkNamespace.CreateAsync();
        var tunnel = new RealTunnel(iks, await NetworkNamespace.CreateAsync());
        await iks.JoinAsync("eth0", tunnel.Edge.Network, "vNic_0");
        await iks.DoAsync("ip addr add 10.177.9.66 peer 10.208.242.132 dev eth0; ip addr add 172.30.41.7/32 dev lo; ip addr add 172.21.0.10/32 dev lo");
        await tunnel.Edge.Network.DoAsync("ip addr add 10.208.242.132 peer 10.177.9.66 dev vNic_0; ip addr add 192.168.140.20/32 dev lo; ip addr add 192.168.141.20/32 dev lo");
        return tunnel;
    }

    public static string OfIks(string name, string local, string remote, string proposals = Proposals) => Connection(name, "start", proposals, $"""
            left=%any
            leftid=ibm-cloud
            leftsubnet={local}
            right=10.208.242.132
            rightid=10.208.242.132
            rightsubnet={remote}
        """);

    public static string OfEdge(string name, string local, string remote, string proposals = Proposals) => Connection(name, "add", proposals, $"""
            left=10.208.242.132
            leftid=10.208.242.132
            leftsubnet={local}
            right=%any
            rightid=ibm-cloud
            rightsubnet={remote}
        """);

    /// <summary>Both ends run: the edge first, so that it is there when it is called.</summary>
    public async Task StartAsync(string iks, string edge, string edgeSecret = SharedWord)
    {
        await Edge.StartAsync(edge, edgeSecret);
        await Iks.StartAsync(iks, SharedWord);
    }

    /// <summary>The example with what <c>ipsec statusall</c> says, run in the pod by the cluster's API.</summary>
    public async Task<ExampleSite> ByCommandAsync() => With(await ReadCommandAsync(), Recorded);

    public async Task<CollectedSource> ReadCommandAsync()
    {
        var said = await Iks.StatusAsync() is { ExitCode: 0, Output: var output } ? output : "";
        return await PodCommands.ReadAsync(new Dictionary<string, string> { [Path.GetFileName(Recorded)] = said }, session => StrongSwanReader.ReadAsync(session, new("vpn", true)));
    }

    /// <summary>The example with what the daemon answers over VICI, in place of the pod's.</summary>
    public async Task<ExampleSite> ByViciAsync() => With(await ReadViciAsync(), "iks/vpn-1.strongswan.vici.json");

    public Task<CollectedSource> ReadViciAsync() =>
        GatewayReader.ReadAsync("iks", [new PlanGatewaySource("vpn-1", $"unix://{Iks.Vici}", 1)], new(), TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await Iks.Network.DisposeAsync();
        await Edge.Network.DisposeAsync();
        folder.Dispose();
    }

    private static ExampleSite With(CollectedSource read, string path)
    {
        Assert.Empty(read.Problems);
        return ExampleSite.Healthy().Remove(Recorded).Replace(path, read.Document(path).Content.ToArray());
    }

    /// <summary>As the chart of IBM Cloud renders it.</summary>
    private static string Connection(string name, string auto, string proposals, string ends) => $"""
        conn {name}
            auto={auto}
            keyexchange=ikev2
            authby=psk
            mobike=no
            type=tunnel
            forceencaps=yes
            keyingtries=%forever
            {proposals.Replace(" ", "\n    ", StringComparison.Ordinal)}
        {ends}

        """;
}
