using HybridDrift.Plans.Values;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Sections;

/// <summary>The edge services gateways and the routers behind them.</summary>
internal static class EdgesSection
{
    public static IReadOnlyList<PlanKey> EdgeKeys { get; } =
    [
        PlanKey.Required("nsx", "edge-7"), PlanKey.Optional("public"), PlanKey.Optional("private"), PlanKey.Optional("router"),
        PlanKey.Optional("transit"), PlanKey.Required("serves", "[vcs-vms]"),
    ];

    public static IReadOnlyList<PlanEdge> Read(PlanEntry? section, NetworkNames networks, ProblemList problems)
    {
        var owners = new Dictionary<string, ScalarNode>();
        return ManyMaps.ByName(section, EdgeKeys, problems, (name, edge) =>
        {
            ReportSecondUse(edge.Find("nsx"), name, owners, problems);
            ReportSecondUse(edge.Find("router"), name, owners, problems);
            return new PlanEdge(
                name.Text, edge.Text("nsx", TextForms.EdgeId) ?? "", edge.Address("public"), edge.Address("private"),
                edge.Text("router", TextForms.EdgeId), edge.Prefix("transit"), edge.Networks("serves", networks), name.Line);
        });
    }

    /// <summary>NSX numbers gateways and routers together, so an id belongs to one of either.</summary>
    private static void ReportSecondUse(PlanEntry? entry, ScalarNode edge, Dictionary<string, ScalarNode> owners, ProblemList problems)
    {
        if (entry?.Value is not ScalarNode { IsNull: false } id || owners.TryAdd(id.Text, edge)) return;
        var owner = owners[id.Text];
        problems.Add(id, $"{Wording.Quote(id.Text)} is used twice, by {Wording.Quote(owner.Text)} on line {owner.Line} and by {Wording.Quote(edge.Text)}",
            "every gateway and every router has an id of its own");
    }
}
