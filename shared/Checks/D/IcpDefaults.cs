using HybridDrift.Addresses;
using HybridDrift.Plans;

namespace HybridDrift.Checks.D;

/// <summary>
/// What ICP takes for its pods and services when nobody tells it otherwise: both lie in a range that IBM Cloud reserves
/// (D7, D8), so that an untouched installation breaks the rule.
/// </summary>
internal static class IcpDefaults
{
    private static readonly (string Network, string Setting, Prefix[] Defaults)[] All =
    [
        ("icp-pods", "network_cidr", [Prefix.Parse("10.1.0.0/16")]),
        // 3.1 and later; 2.1 wrote 10.0.0.1/24.
        ("icp-services", "service_cluster_ip_range", [Prefix.Parse("10.0.0.0/16"), Prefix.Parse("10.0.0.0/24")]),
    ];

    /// <summary>What to add to a finding about addresses that a live cluster has; empty when there is nothing to add.</summary>
    public static string Note(string cluster, AddressSet addresses)
    {
        if (cluster != "icp" || IbmReserved.Ranges.Where(r => addresses.Overlaps(AddressSet.Of(r))).ToArray() is not [var reserved, ..]) return "";
        var isDefault = All.Any(d => d.Defaults.Any(p => addresses.Overlaps(AddressSet.Of(p))));
        return $", inside {reserved}, which IBM Cloud reserves{(isDefault ? ": ICP takes 10.1.0.0/16 for pods and 10.0.0.0/16 for services unless cluster/config.yaml says otherwise" : "")}";
    }

    /// <summary>What to add to a finding about a network of the plan.</summary>
    public static string Explain(PlanNetwork network, Prefix prefix) =>
        Setting(network, prefix) is { } setting ? $"; it is the default of ICP ({setting} in cluster/config.yaml), which does not suit IBM Cloud" : "";

    /// <summary>Null for a network that is not a default.</summary>
    public static string? Fix(PlanNetwork network, Prefix prefix) => Setting(network, prefix) is { } setting
        ? $"ICP takes its ranges when it is installed: set {setting} in cluster/config.yaml to a range of your own, install with it, and write it in the plan."
        : null;

    private static string? Setting(PlanNetwork network, Prefix prefix) =>
        All.FirstOrDefault(d => d.Network == network.Name && d.Defaults.Contains(prefix)).Setting;
}
