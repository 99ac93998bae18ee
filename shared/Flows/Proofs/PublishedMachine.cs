using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Proofs;

/// <summary>B3: under which addresses and ports of the edge machines are published by destination NAT.</summary>
internal static class PublishedMachine
{
    /// <summary>Machines that no rule leads to are asked for by their own address.</summary>
    public static IReadOnlyList<(AddressSet Addresses, PortSet Ports)> Of(Nat nat, AddressSet machines, PortSet ports)
    {
        var rules = nat.Rules.Where(r => r.Enabled && r.Action == NatAction.Destination && r.Translated.Overlaps(machines)
            && r.Protocol.Contains(Protocols.Tcp) && Landing(r).Intervals.Overlaps(ports.Intervals)).ToArray();
        var published = rules.Select(r => (r.Original, r.TranslatedPorts.IsAll ? new PortSet(r.OriginalPorts.Intervals.Intersect(ports.Intervals)) : r.OriginalPorts));
        var own = machines.Subtract(AddressSet.UnionOf(rules.Select(r => r.Translated)));
        return own.IsEmpty ? [.. published] : [.. published, (own, ports)];
    }

    private static PortSet Landing(NatRule rule) => rule.TranslatedPorts.IsAll ? rule.OriginalPorts : rule.TranslatedPorts;
}
