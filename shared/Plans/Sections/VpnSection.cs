using HybridDrift.Plans.Values;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Sections;

/// <summary>The IPsec tunnels of the clusters (B2, C1).</summary>
internal static class VpnSection
{
    public static IReadOnlyList<PlanKey> VpnKeys { get; } =
    [
        PlanKey.Required("cluster", "iks"), PlanKey.Required("gateway", "10.177.9.66"), PlanKey.Required("peer", "10.208.242.132"),
        PlanKey.Required("local", "[iks-pods, iks-services]"), PlanKey.Required("remote", "[vcs-vms]"), PlanKey.Optional("snat"),
        PlanKey.Optional("proposals"),
    ];

    public static IReadOnlyList<PlanKey> ProposalKeys { get; } = [PlanKey.Optional("ike"), PlanKey.Optional("esp")];

    private static readonly Choice<Cluster>[] Clusters = [new("iks", Cluster.Iks), new("icp", Cluster.Icp)];

    private enum Cluster { Iks, Icp }

    public static IReadOnlyList<PlanVpn> Read(PlanEntry? section, NetworkNames networks, ProblemList problems) =>
        ManyMaps.ByName(section, VpnKeys, problems, (name, vpn) =>
        {
            var proposals = vpn.Find("proposals") is { } entry ? PlanMap.Open(entry.Value, entry.Key, ProposalKeys, problems) : null;
            var cluster = vpn.Choice("cluster", Clusters) is Cluster.Icp ? "icp" : "iks";
            return new PlanVpn(
                name.Text, cluster, vpn.Address("gateway") ?? default, vpn.Address("peer") ?? default,
                vpn.Networks("local", networks), vpn.Networks("remote", networks), vpn.Boolean("snat"),
                proposals?.Text("ike", TextForms.Proposal), proposals?.Text("esp", TextForms.Proposal), name.Line);
        });
}
