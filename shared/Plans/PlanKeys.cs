using HybridDrift.Plans.Sections;
using HybridDrift.Plans.Values;

namespace HybridDrift.Plans;

/// <summary>
/// The keys that the reader knows, by the place of their map: <c>*</c> stands for a name that the plan chooses and
/// <c>[]</c> for an item of a list. The JSON Schema for editors is tested against it.
/// </summary>
public static class PlanKeys
{
    public static IReadOnlyDictionary<string, IReadOnlyList<PlanKey>> ByPlace { get; } = new Dictionary<string, IReadOnlyList<PlanKey>>
    {
        [""] = SiteSection.Keys,
        ["integration"] = IntegrationSection.Keys,
        ["networks"] = NetworksSection.Keys,
        ["networks.*"] = NetworksSection.NetworkKeys,
        ["edges.*"] = EdgesSection.EdgeKeys,
        ["routers"] = RoutersSection.Keys,
        ["icp"] = IcpSection.Keys,
        ["icp.*"] = IcpSection.VipKeys,
        ["services"] = ServicesSection.Keys,
        ["outbound"] = OutboundSection.Keys,
        ["outbound.proxy"] = OutboundSection.ProxyKeys,
        ["also-allowed[]"] = AlsoAllowedSection.AllowanceKeys,
        ["vpn.*"] = VpnSection.VpnKeys,
        ["vpn.*.proposals"] = VpnSection.ProposalKeys,
        ["flows[]"] = FlowShape.AllKeys,
        ["flows[].from"] = FlowShape.PodKeys,
        ["never[]"] = NeverSection.NeverKeys,
        ["attested[]"] = AttestedSection.AttestationKeys,
        ["sources"] = SourcesSection.Keys,
        ["sources.nsx"] = NsxSourceSection.Keys,
        ["sources.iks"] = ClusterSourceSection.Keys,
        ["sources.iks.strongswan"] = ClusterSourceSection.StrongswanKeys,
        ["sources.iks.routes"] = ClusterSourceSection.RoutesKeys,
        ["sources.iks.gateways.*"] = ClusterSourceSection.GatewayKeys,
        ["sources.icp"] = ClusterSourceSection.Keys,
    };

    /// <summary>The keys of a flow by its kind, as the plan writes it.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<PlanKey>> ByFlowKind { get; } =
        FlowShape.All.ToDictionary(s => s.Name, s => s.Keys);

    /// <summary>The forms of texts by name, as regular expressions that .NET and JSON Schema read alike.</summary>
    public static IReadOnlyDictionary<string, string> Patterns { get; } = new Dictionary<string, TextForm>
    {
        ["site"] = TextForms.Site,
        ["name"] = TextForms.Name,
        ["edge-id"] = TextForms.EdgeId,
        ["folder"] = TextForms.Folder,
        ["namespace"] = TextForms.Namespace,
        ["service"] = TextForms.Service,
        ["label"] = TextForms.Label,
        ["proposal"] = TextForms.Proposal,
        ["url"] = TextForms.Url,
        ["sha256"] = TextForms.Sha256,
        ["file"] = TextForms.File,
        ["vici"] = TextForms.Vici,
        ["clause"] = TextForms.Clause,
    }.ToDictionary(f => f.Key, f => $"{f.Value.Pattern}".Replace(@"\A", "^", StringComparison.Ordinal).Replace(@"\z", "$", StringComparison.Ordinal));

    /// <summary>Whether a plan may name this folder as its recording.</summary>
    public static bool IsFolder(string text) => TextForms.Folder.Fits(text);

    /// <summary>Whether a plan may name its site so.</summary>
    public static bool IsSite(string text) => TextForms.Site.Fits(text);
}
