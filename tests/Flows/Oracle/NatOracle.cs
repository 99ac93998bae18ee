using HybridDrift.Sites;

namespace HybridDrift.Tests.Flows.Oracle;

/// <summary>Which NAT rule takes one packet: a walk down the list.</summary>
internal static class NatOracle
{
    public static NatRule? Taker(Nat nat, Firewall firewall, NatAction action, int? interfaceIndex, Packet packet)
    {
        if (!nat.Enabled || !firewall.Enabled) return null;
        foreach (var rule in nat.Rules)
        {
            if (!rule.Enabled) continue;
            if (rule.Action != action) continue;
            if (rule.Vnic is not null && (interfaceIndex is null || rule.Vnic != $"{interfaceIndex}")) continue;
            if (Takes(rule, packet)) return rule;
        }
        return null;
    }

    private static bool Takes(NatRule rule, Packet packet)
    {
        var dnat = rule.Action == NatAction.Destination;
        var (original, match) = dnat ? (packet.Destination, packet.Source) : (packet.Source, packet.Destination);
        if (!Ranges.Holds(rule.Protocol, packet.Protocol)) return false;
        if (!Ranges.Holds(rule.Original.Intervals, original)) return false;
        if (!Ranges.Holds(rule.Match.Intervals, match)) return false;
        var protocols = Ranges.Read(rule.Protocol);
        if (protocols.Count == 1 && protocols[0] == (1, 1)) return Ranges.Holds(rule.OriginalPorts.Intervals, packet.DestinationPort);
        var (originalPort, matchPort) = dnat ? (packet.DestinationPort, packet.SourcePort) : (packet.SourcePort, packet.DestinationPort);
        return Ranges.Holds(rule.OriginalPorts.Intervals, originalPort) && Ranges.Holds(rule.MatchPorts.Intervals, matchPort);
    }
}
