using HybridDrift.Addresses;
using HybridDrift.Plans;

namespace HybridDrift.Checks.D;

/// <summary>D7, D8: the ranges of an ICP that was installed as it comes break the reference's own rule, so that a finding says so.</summary>
internal static class IcpDefaults
{
    private static readonly AddressSet Defaults = AddressSet.Of(Prefix.Parse("10.0.0.0/16"), Prefix.Parse("10.1.0.0/16"));

    /// <summary>What to add to the finding about these addresses; empty when there is nothing to add.</summary>
    public static string Note(string cluster, AddressSet addresses)
    {
        if (cluster != "icp" || IbmReserved.Ranges.Where(r => addresses.Overlaps(AddressSet.Of(r))).ToArray() is not [var reserved, ..]) return "";
        return $", inside {reserved}, which IBM Cloud reserves{(addresses.Overlaps(Defaults) ? ": ICP takes 10.1.0.0/16 for pods and 10.0.0.0/16 for services unless cluster/config.yaml says otherwise" : "")}";
    }
}
