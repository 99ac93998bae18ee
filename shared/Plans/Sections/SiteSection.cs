using HybridDrift.Plans.Values;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Sections;

/// <summary>The plan as a whole.</summary>
internal static class SiteSection
{
    public static IReadOnlyList<PlanKey> Keys { get; } =
    [
        PlanKey.Required("site", "dal10"),
        PlanKey.Optional("recording"),
        PlanKey.Required("integration", "{iks-to-vcs: strongswan, icp-to-vcs: routed, internet: snat}"),
        PlanKey.Required("networks", "{vcs-vms: 192.168.140.0/24}"),
        PlanKey.Optional("account-subnets"),
        PlanKey.Optional("edges"),
        PlanKey.Optional("routers"),
        PlanKey.Optional("icp"),
        PlanKey.Optional("services"),
        PlanKey.Optional("outbound"),
        PlanKey.Optional("also-allowed"),
        PlanKey.Optional("vpn"),
        PlanKey.Optional("flows"),
        PlanKey.Optional("never"),
        PlanKey.Optional("attested"),
        PlanKey.Optional("sources"),
    ];

    public static SitePlan? Read(PlanNode root, ProblemList problems)
    {
        if (PlanMap.Open(root, root, Keys, problems) is not { } plan) return null;
        var networks = NetworksSection.Read(plan.Find("networks"), problems);
        var names = new NetworkNames(networks, problems);
        var routers = RoutersSection.Read(plan.Find("routers"), problems);
        var icp = IcpSection.Read(plan.Find("icp"), problems);
        var places = new PlaceValue(names, IcpSection.Places(icp), problems);
        ModeParts.Check((MapNode)root, names, problems);
        return new()
        {
            Site = plan.Text("site", TextForms.Site) ?? "",
            Recording = plan.Text("recording", TextForms.Folder),
            Integration = IntegrationSection.Read(plan.Find("integration"), problems),
            Networks = networks ?? [],
            AccountSubnets = plan.Find("account-subnets") is { } subnets
                ? ListValue.Read(subnets.Value, "a list of prefixes, such as [10.1.0.0/16]", n => PrefixValue.Read(n, problems), problems)
                : [],
            Edges = EdgesSection.Read(plan.Find("edges"), names, problems),
            BackendRouter = routers.Backend,
            FrontendRouter = routers.Frontend,
            IcpMaster = icp.Master,
            IcpProxy = icp.Proxy,
            Services = ServicesSection.Read(plan.Find("services"), names, problems),
            Outbound = OutboundSection.Read(plan.Find("outbound"), names, problems),
            AlsoAllowed = AlsoAllowedSection.Read(plan.Find("also-allowed"), places, problems),
            Vpns = VpnSection.Read(plan.Find("vpn"), names, problems),
            Flows = FlowsSection.Read(plan.Find("flows"), names, problems),
            Nevers = NeverSection.Read(plan.Find("never"), places, problems),
            Attested = AttestedSection.Read(plan.Find("attested"), problems),
            Sources = SourcesSection.Read(plan.Find("sources"), problems),
        };
    }
}
