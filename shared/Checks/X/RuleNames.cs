using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Checks.X;

/// <summary>
/// Firewall rules by what they do: no id, name or place, and no id of a group that they name. However a rule lists its
/// addresses and services, it is called the same.
/// </summary>
internal static class RuleNames
{
    public static string Of(FirewallRule rule) =>
        $"{rule.Action.ToString().ToLowerInvariant()} {Services(rule.Services)} from {Side(rule.Source)} to {Side(rule.Destination)}"
        + (rule.MatchTranslated ? ", after translation" : "") + (rule.Direction is null ? "" : $", {rule.Direction}");

    /// <summary>For people who look for it.</summary>
    public static string Found(FirewallRule rule) => rule.Name.Length == 0 ? $"rule {rule.Id}" : $"rule '{rule.Name}' ({rule.Id})";

    public static Proof Proof(FirewallRule rule) => new(rule.Origin, rule.ToString());

    /// <summary>Members of rules in force that the recording does not tell, with the documents that would.</summary>
    public static IReadOnlyList<string> Unknown(Firewall firewall) => [.. firewall.Rules.Where(r => r.Enabled)
        .SelectMany(r => r.Source.Unresolved.Concat(r.Destination.Unresolved).Concat(r.Services.Unresolved)).Distinct().Order(StringComparer.Ordinal).Take(5).Select(HybridDrift.Flows.EdgeAdmission.WithDocument)];

    private static string Services(RuleServices services) => string.Join(", ", services.Services.GroupBy(s => (Protocol: Protocols.Text(s.Protocol), Source: s.SourcePorts.ToString()))
        .Select(same => same.First() with { DestinationPorts = same.Aggregate(PortSet.Empty, (all, s) => all.Union(s.DestinationPorts)) })
        .Select(s => s.ToString()).Order(StringComparer.Ordinal));

    private static string Side(RuleSide side) => side.Any ? "any"
        : (side.Exclude ? "not " : "") + string.Join(", ", side.Interfaces.Order(StringComparer.Ordinal).Prepend(side.Addresses.ToString()));
}
