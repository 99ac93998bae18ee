using System.Globalization;
using System.Text.Json;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>Calico's NetworkPolicy and GlobalNetworkPolicy.</summary>
internal static class CalicoPolicyParser
{
    private const string DefaultTier = "default";

    private static readonly string[] RuleFields =
        ["action", "ipVersion", "protocol", "notProtocol", "source", "destination", "metadata"];

    public static NetworkPolicy? Parse(JsonElement item, Origin origin, List<Problem> problems) => Parse(item, PolicyKind.Calico, origin, problems);

    public static NetworkPolicy? ParseGlobal(JsonElement item, Origin origin, List<Problem> problems) => Parse(item, PolicyKind.CalicoGlobal, origin, problems);

    private static NetworkPolicy? Parse(JsonElement item, PolicyKind kind, Origin origin, List<Problem> problems) => Fields.Read(item, origin, problems, fields =>
    {
        var (name, tier) = (fields.Name(), fields.Filled("spec", "tier") ?? DefaultTier);
        if (tier == DefaultTier && name.StartsWith("default.", StringComparison.Ordinal)) name = name["default.".Length..];
        var (ingress, egress) = (Rules(fields, "ingress"), Rules(fields, "egress"));
        var types = fields.Texts("spec", "types");
        // Without types, the rules tell them: egress alone when there are egress rules only.
        var hasIngress = types.Count > 0 ? types.Contains("Ingress") : ingress.Count > 0 || egress.Count == 0;
        var hasEgress = types.Count > 0 ? types.Contains("Egress") : egress.Count > 0;
        return new NetworkPolicy(kind, kind == PolicyKind.CalicoGlobal ? "" : fields.Namespace(), name, tier,
            fields.Value<double>(["spec", "order"], "a number", t => double.TryParse(t, NumberStyles.Float, CultureInfo.InvariantCulture, out var order) ? order : null),
            fields.Filled("spec", "selector") ?? "all()", fields.Filled("spec", "namespaceSelector"),
            hasIngress ? Rules(ingress) : null, hasEgress ? Rules(egress) : null, fields.Flag("spec", "preDNAT") ?? false,
            fields.Flag("spec", "applyOnForward") ?? false, fields.Flag("spec", "doNotTrack") ?? false, origin);
    });

    private static IReadOnlyList<Fields> Rules(Fields fields, string direction) => fields.Items("spec", direction);

    private static IReadOnlyList<PolicyRule> Rules(IReadOnlyList<Fields> rules) => [.. rules.Select(Rule).OfType<PolicyRule>()];

    /// <summary>Null for a rule that no IPv4 packet can match.</summary>
    private static PolicyRule? Rule(Fields rule)
    {
        rule.Needed("action");
        var action = rule.Choice<PolicyAction>("action") ?? PolicyAction.Deny;
        var (from, to) = (Side(rule, "source", out var others), Side(rule, "destination", out var more));
        if (rule.Whole("ipVersion") == 6 || from is null || to is null) return null;
        return new(action, rule.Filled("protocol"), rule.Filled("notProtocol"), from, to, [.. rule.Others(RuleFields), .. others, .. more], rule.Origin);
    }

    private static PolicySide? Side(Fields rule, string name, out IReadOnlyList<string> others)
    {
        others = [];
        if (rule.Part(name) is not { } side) return PolicySide.Any;
        others = [.. side.Others("nets", "notNets", "selector", "notSelector", "namespaceSelector", "ports", "notPorts").Select(o => $"{name}.{o}")];
        var (nets, ports, notPorts) = (side.Prefixes("nets"), PolicyPorts.Read(side, "ports"), PolicyPorts.Read(side, "notPorts"));
        if (nets.Count == 0 && side.Texts("nets").Count > 0) return null;
        return new(nets.Count == 0 ? null : AddressSet.Of(nets), AddressSet.Of(side.Prefixes("notNets")), side.Filled("selector"), side.Filled("notSelector"),
            side.Filled("namespaceSelector"), ports.Numbers, ports.Names, notPorts.Numbers ?? PortSet.Empty, notPorts.Names);
    }
}
