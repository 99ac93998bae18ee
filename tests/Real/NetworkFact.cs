using System.Diagnostics;

namespace HybridDrift.Tests.Real;

/// <summary>
/// A fact about real daemons in networks of their own. It is skipped, visibly, where those cannot be made: without Linux, root,
/// namespaces, tun devices, or the programs.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal class NetworkFactAttribute : FactAttribute
{
    private const string Enabled = "/sys/module/apparmor/parameters/enabled";

    private static readonly Lazy<string?> NoNetworks = new(WhyNoNetworks);

    /// <param name="files">The programs and their parts, with their paths.</param>
    protected NetworkFactAttribute(string packages, params string[] files)
    {
        if (NoNetworks.Value is { } why) Skip = why;
        else if (files.FirstOrDefault(f => !File.Exists(f)) is { } missing) Skip = $"There is no {missing}: it comes with the Debian packages {packages}.";
        else if (File.Exists(Enabled) && File.ReadAllText(Enabled).StartsWith('Y')) Skip = "AppArmor keeps the daemons of this machine to their own files.";
    }

    private static string? WhyNoNetworks()
    {
        if (!OperatingSystem.IsLinux()) return "Network namespaces are Linux's.";
        if (!Environment.IsPrivilegedProcess) return "Network namespaces need root.";
        if (new[] { "/usr/bin/unshare", "/usr/bin/nsenter" }.FirstOrDefault(f => !File.Exists(f)) is { } missing) return $"There is no {missing}.";
        try
        {
            // Each of the devices that are used, in a namespace that is gone at once.
            using var probe = Process.Start(new ProcessStartInfo("unshare", [.. NetworkNamespace.Own, "sh", "-ec",
                "mount -t tmpfs none /run; ip link add veth0 type veth peer name veth1; ip link add br0 type bridge; ip tuntap add mode tun name tun0"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
            var said = (probe.StandardOutput.ReadToEndAsync(), probe.StandardError.ReadToEndAsync());
            if (!probe.WaitForExit(TimeSpan.FromSeconds(20))) probe.Kill(entireProcessTree: true);
            else if (probe.ExitCode == 0) return null;
            return $"Networks of their own cannot be made here: {string.Concat(said.Item1.Result, said.Item2.Result).ReplaceLineEndings(" ").Trim()}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Networks of their own cannot be made here.";
        }
    }
}

/// <summary>Needs strongSwan that encrypts outside the kernel, which not every kernel can.</summary>
internal sealed class TunnelFactAttribute() : NetworkFactAttribute(
    "strongswan, strongswan-starter, strongswan-charon and libcharon-extra-plugins", "/usr/sbin/ipsec", "/usr/lib/ipsec/starter", "/usr/lib/ipsec/charon", "/usr/lib/ipsec/stroke",
    "/usr/lib/ipsec/plugins/libstrongswan-kernel-libipsec.so", "/usr/lib/ipsec/plugins/libstrongswan-vici.so");

/// <summary>Needs BIRD for workers and FRR for an edge.</summary>
internal sealed class RouteFactAttribute() : NetworkFactAttribute("bird and frr", "/usr/sbin/bird", "/usr/sbin/birdc", "/usr/lib/frr/bgpd");

/// <summary>One after the other: each of these tests starts several daemons.</summary>
[CollectionDefinition(Name)]
public sealed class RealNetworks
{
    public const string Name = "Real networks";
}
