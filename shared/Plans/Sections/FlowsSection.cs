using HybridDrift.Plans.Values;
using HybridDrift.Plans.Yaml;

namespace HybridDrift.Plans.Sections;

/// <summary>Flows, each an instance of one of the five kinds.</summary>
internal static class FlowsSection
{
    private static readonly Choice<FlowKind>[] Kinds = [.. FlowShape.All.Select(s => new Choice<FlowKind>(s.Name, s.Kind))];

    public static IReadOnlyList<PlanFlow> Read(PlanEntry? section, NetworkNames networks, ProblemList problems)
    {
        var names = new Dictionary<string, int>();
        return [.. ManyMaps.Items(section, problems).Select(i => ReadFlow(i, networks, names, problems)).OfType<PlanFlow>()];
    }

    private static PlanFlow? ReadFlow(PlanNode item, NetworkNames networks, Dictionary<string, int> names, ProblemList problems)
    {
        if (item is not MapNode map || map.Find("kind") is not { } kindEntry)
        {
            // Reports what every flow needs; more cannot be said without its kind.
            PlanMap.Open(item, item, FlowShape.AllKeys, problems);
            return null;
        }
        if (ChoiceValue.Read(kindEntry.Value, Kinds, problems) is not { } kind) return null;
        var shape = FlowShape.All.Single(s => s.Kind == kind);
        var flow = PlanMap.Open(item, item, shape.Keys, problems, shape.ExplainUnknown)!;
        ReportSecondUse(flow.Find("name")?.Value, names, problems);
        var basis = new PlanFlow(kind, flow.Text("name", TextForms.Name) ?? "", flow.Ports("ports"), item.Line);
        return kind switch
        {
            FlowKind.InternetToIks => FromInternet(basis, flow) with { Alb = flow.Text("alb", TextForms.Service) },
            FlowKind.InternetToIcp => FromInternet(basis, flow),
            FlowKind.IksToVm or FlowKind.IcpToVm => FromPods(basis, flow, problems),
            _ => FromEnterprise(basis, flow, networks),
        };
    }

    private static PlanFlow FromInternet(PlanFlow basis, PlanMap flow) =>
        basis with { Address = flow.Address("address"), Backend = flow.Text("backend", TextForms.Service) };

    private static PlanFlow FromPods(PlanFlow basis, PlanMap flow, ProblemList problems)
    {
        var pods = flow.Find("from") is { } from ? PlanMap.Open(from.Value, from.Key, FlowShape.PodKeys, problems) : null;
        return basis with
        {
            FromNamespace = pods?.Text("namespace", TextForms.Namespace),
            FromPods = pods?.Text("pods", TextForms.Label),
            To = flow.AddressOrPrefix("to"),
        };
    }

    private static PlanFlow FromEnterprise(PlanFlow basis, PlanMap flow, NetworkNames networks) => basis with
    {
        FromNetwork = flow.Network("from", networks),
        To = flow.AddressOrPrefix("to"),
        Stretched = flow.Boolean("stretched"),
        L2Concentrator = flow.Address("l2c"),
    };

    private static void ReportSecondUse(PlanNode? node, Dictionary<string, int> names, ProblemList problems)
    {
        if (node is not ScalarNode { IsNull: false } name || names.TryAdd(name.Text, name.Line)) return;
        problems.Add(name, $"two flows have the name {Wording.Quote(name.Text)}, on line {names[name.Text]} and on line {name.Line}", "give each flow a name of its own");
    }
}
