using System.Globalization;
using HybridDrift.Plans;

namespace HybridDrift.Checks.F;

/// <summary>F2.6: IP-in-IP inside VXLAN.</summary>
public sealed class IcpTunnelMtu : Check
{
    /// <summary>1500 less the 50 bytes of VXLAN and the 20 of IP-in-IP.</summary>
    private const int Most = 1430;

    private const string Setting = "FELIX_IPINIPMTU";

    public override string Id => "F2.6-2";
    public override string Clause => "F2.6";
    public override string Title => "Packets of ICP's tunnels fit into VXLAN";
    public override Severity Severity => Severity.Medium;
    public override string Why => "Larger packets are broken up or dropped on the way: short requests work, and large answers hang.";
    public override string Fix => "Set ipipMTU to 1430 (calico_tunnel_mtu in cluster/config.yaml sets it for an installation), and restart calico-node.";
    public override string? NotApplicable(SitePlan plan) => plan.Prefixes("icp-pods").Count == 0 ? "the plan has no network icp-pods" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var objects = context.Cluster("icp").Objects;
        var felix = objects.FelixConfigurations;
        var subject = new Subject("icp", "ipipMTU", felix, objects.DaemonSets);
        // The environment of calico-node goes before every FelixConfiguration.
        if (objects.DaemonSets.Value.FirstOrDefault(d => d.Name == "calico-node") is { } calico && calico.Settings.GetValueOrDefault(Setting) is { } own)
        {
            var proof = new Proof(calico.Origin, $"{calico.Kind} {calico.FullName}: {Setting} {own}");
            yield return int.TryParse(own, NumberStyles.None, CultureInfo.InvariantCulture, out var mtu) && mtu > 0
                ? Judge(subject, mtu, proof)
                : subject.Unknown($"calico-node takes {Setting} {(own == Sites.Workload.Elsewhere ? own : "from its interfaces")}: the value is not in the recording", proof);
            yield break;
        }
        // 0 is what Calico takes for "find it out".
        var set = felix.Value.Where(f => f.IpipMtu is > 0).ToArray();
        foreach (var configuration in set)
            yield return Judge(configuration.Name == "default" ? subject : subject with { Name = $"ipipMTU of {configuration.Name}" }, configuration.IpipMtu!.Value,
                new(configuration.Origin, $"FelixConfiguration {configuration.Name}: ipipMTU {configuration.IpipMtu}"));
        if (set.All(f => f.Name != "default"))
            yield return subject.Unknown($"{felix.Document} does not set ipipMTU for all nodes: Calico finds it out on each, and what it found is not in the recording");
    }

    private static Outcome Judge(Subject subject, int mtu, Proof proof) => mtu <= Most
        ? subject.Pass($"ipipMTU at most {Most}", $"{mtu}", proof)
        : subject.Fail(DriftKind.Different, $"ipipMTU at most {Most}", $"{mtu}", proof);
}
