namespace HybridDrift.Tests.Real.Calico;

/// <summary>A worker with a BIRD of its own, set up as Calico does it: a session with each other worker, and one with the edge.</summary>
/// <param name="index">From 0: the workers of the example have the addresses 10.177.7.195 to 198.</param>
internal sealed class RealWorker(NetworkNamespace network, string folder, int index)
{
    private const int All = 4;

    public NetworkNamespace Network => network;

    public string Address => AddressOf(index);

    /// <summary>The pods' addresses that this worker hands out.</summary>
    public string Block => $"172.30.{41 + index}.0/26";

    private string Config => Path.Combine(folder, $"{index}.conf");

    private string Control => Path.Combine(folder, $"{index}.ctl");

    public static string AddressOf(int index) => $"10.177.7.{195 + index}";

    /// <summary>It has an address on the edge's subnet as well: they share a VLAN (B1).</summary>
    public async Task StartAsync()
    {
        await network.DoAsync($"ip addr add {Address}/26 dev eth0; ip addr add 10.208.242.{150 + index}/26 dev eth0");
        await ConfigureAsync();
        network.Start(["bird", "-f", "-c", Config, "-s", Control, "-P", "/run/bird.pid"]);
        await network.UntilAsync("BIRD answers", async () => (await AskAsync("show status")).ExitCode == 0);
    }

    /// <param name="also">Networks that it announces besides its block.</param>
    /// <param name="edgeAs">That it expects of the edge.</param>
    public async Task ConfigureAsync(IReadOnlyList<string>? also = null, int edgeAs = 65010)
    {
        string[] announced = [Block, .. also ?? []];
        await File.WriteAllTextAsync(Config, $$"""
            router id {{Address}};
            protocol kernel { learn; persist; scan time 1; import all; export filter { if source = RTS_DEVICE then reject; accept; }; merge paths on; }
            protocol device { scan time 2; }
            protocol direct { interface -"cali*", -"kube-ipvs*", "*"; }
            protocol static {
              {{string.Join("\n  ", announced.Select(a => $"route {a} blackhole;"))}}
            }
            template bgp bgp_template {
              local as 64512;
              multihop;
              gateway recursive;
              import all;
              export filter { if net ~ [ {{string.Join(", ", announced)}} ] && source = RTS_STATIC then accept; reject; };
              source address {{Address}};
              add paths on;
              graceful restart;
              connect delay time 1;
              connect retry time 1;
              error wait time 1, 2;
            }
            {{string.Join("\n", Enumerable.Range(0, All).Where(i => i != index).Select(Mesh))}}
            protocol bgp Global_10_208_242_132 from bgp_template { neighbor 10.208.242.132 as {{edgeAs}}; }

            """);
        if (File.Exists(Control)) Assert.Equal(0, (await AskAsync("configure")).ExitCode);
    }

    /// <summary>The documents that its pod of calico-node would give.</summary>
    public async Task<IReadOnlyDictionary<string, string>> DocumentsAsync() => new Dictionary<string, string>
    {
        [$"{Address}.birdcl-protocols.txt"] = await SaidAsync(["show", "protocols", "all"]),
        [$"{Address}.birdcl-routes.txt"] = await SaidAsync(["show", "route"]),
        [$"{Address}.ip-route.json"] = (await network.RunAsync("ip", "-j", "route")).Output,
    };

    /// <summary>Waits until BIRD says something, as a line of its protocols or of its routes.</summary>
    public Task SaysAsync(string[] command, Func<string, bool> isSo, string what) => network.UntilAsync($"{Address}: {what}", async () => (await AskAsync(command)).Output.Split('\n').Any(isSo));

    public async Task StopAsync()
    {
        Assert.Equal(0, (await AskAsync("down")).ExitCode);
        await network.UntilAsync("BIRD is gone", async () => (await AskAsync("show", "status")).ExitCode != 0);
    }

    private async Task<string> SaidAsync(string[] command) => await AskAsync(command) is { ExitCode: 0, Output: var said } ? said : "";

    private Task<(int ExitCode, string Output)> AskAsync(params string[] command) => network.RunAsync(["birdc", "-s", Control, .. command]);

    /// <summary>Of two workers the one with the lower address calls.</summary>
    private string Mesh(int other) =>
        $"protocol bgp Mesh_{AddressOf(other).Replace('.', '_')} from bgp_template {{ neighbor {AddressOf(other)} as 64512; {(other > index ? "passive on;" : "")} }}";
}
