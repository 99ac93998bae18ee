namespace HybridDrift.Tests.Real.StrongSwan;

/// <summary>A strongSwan daemon in a network of its own.</summary>
/// <param name="folder">Of its own; its sockets, its settings and its log are in it.</param>
internal sealed class RealGateway(NetworkNamespace network, string folder)
{
    public NetworkNamespace Network => network;

    /// <summary>The socket of VICI.</summary>
    public string Vici => Path.Combine(folder, "charon.vici");

    private string Log => Path.Combine(folder, "charon.log");

    /// <param name="connections">As in <c>ipsec.conf</c>.</param>
    public async Task StartAsync(string connections, string secret)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "ipsec.conf"), connections + "\n");
        await File.WriteAllTextAsync(Path.Combine(folder, "ipsec.secrets"), $": PSK \"{secret}\"\n");
        // What is loaded besides by default reaches for the machine's networks, or alters what the gateway says.
        await File.WriteAllTextAsync(Path.Combine(folder, "strongswan.conf"), $$"""
            charon {
              load_modular = yes
              plugins {
                include /etc/strongswan.d/charon/*.conf
                kernel-libipsec { load = yes }
                stroke { secrets_file = {{folder}}/ipsec.secrets }
                vici { socket = unix://{{Vici}} }
                bypass-lan { load = no }
                error-notify { load = no }
                forecast { load = no }
                dhcp { load = no }
                farp { load = no }
              }
              filelog { log { path = {{Log}}
                  default = 1
                  flush_line = yes } }
            }

            """);
        network.Start(["ipsec", "start", "--nofork", "--conf", Path.Combine(folder, "ipsec.conf")], ("STRONGSWAN_CONF", Path.Combine(folder, "strongswan.conf")));
        await network.UntilAsync("the gateway answers", async () => File.Exists(Vici) && (await StatusAsync()).Output.Contains("Security Associations (", StringComparison.Ordinal));
    }

    public Task<(int ExitCode, string Output)> StatusAsync() => network.RunAsync("ipsec", "statusall");

    public Task StatusAsync(string says) => network.UntilAsync($"'{says}' in the status", async () => (await StatusAsync()).Output.Contains(says, StringComparison.Ordinal));

    public Task LogAsync(string says) => network.UntilAsync($"'{says}' in the log", async () => File.Exists(Log) && (await File.ReadAllTextAsync(Log)).Contains(says, StringComparison.Ordinal));

    public async Task StopAsync()
    {
        await network.RunAsync("ipsec", "stop");
        await network.UntilAsync("the gateway is stopped", async () => (await StatusAsync()).ExitCode == 3);
    }
}
