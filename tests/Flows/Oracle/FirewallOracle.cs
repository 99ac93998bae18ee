using HybridDrift.Sites;

namespace HybridDrift.Tests.Flows.Oracle;

/// <summary>
/// Which firewall rules may decide one packet: a walk down the list with three answers. A rule that only may match is
/// one of those that may decide, and the walk goes on; one that matches ends it.
/// </summary>
internal static class FirewallOracle
{
    private const int No = 0, Maybe = 1, Yes = 2;

    /// <summary>The rules that may decide, in order, null for the default; one alone decides for certain.</summary>
    public static List<FirewallRule?> Deciders(Firewall firewall, Packet packet, EdgeInterface? ingress, EdgeInterface? egress, NatRule? dnat, NatRule? snat = null)
    {
        var deciders = new List<FirewallRule?>();
        if (firewall.Enabled)
        {
            foreach (var rule in firewall.Rules)
            {
                if (!rule.Enabled) continue;
                var match = Match(rule, packet, ingress, egress, dnat, snat);
                if (match != No) deciders.Add(rule);
                if (match == Yes) return deciders;
            }
        }
        deciders.Add(null);
        return deciders;
    }

    private static int Match(FirewallRule rule, Packet packet, EdgeInterface? ingress, EdgeInterface? egress, NatRule? dnat, NatRule? snat = null)
    {
        var (all, none) = (true, true);
        foreach (var seen in rule.MatchTranslated ? Translations(packet, dnat, snat) : [packet])
        {
            var match = Math.Min(Side(rule.Source, seen.Source, ingress), Math.Min(Side(rule.Destination, seen.Destination, egress), Services(rule.Services, seen)));
            if (rule.Direction is not null) match = Math.Min(match, Maybe);
            all &= match == Yes;
            none &= match == No;
        }
        return all ? Yes : none ? No : Maybe;
    }

    /// <summary>What the edge may make of the packet: the destination as its rule says, then the source.</summary>
    private static List<Packet> Translations(Packet packet, NatRule? dnat, NatRule? snat)
    {
        var packets = new List<Packet>();
        foreach (var address in dnat is null ? new List<long> { packet.Destination } : Ranges.Each(dnat.Translated.Intervals))
            foreach (var port in dnat is null || IsAll(dnat) ? new List<long> { packet.DestinationPort } : Ranges.Each(dnat.TranslatedPorts.Intervals))
                packets.Add(packet with { Destination = (uint)address, DestinationPort = (int)port });
        if (snat is null) return packets;
        var sources = new List<Packet>();
        foreach (var (address, port) in Sources(snat))
            foreach (var before in packets) sources.Add(before with { Source = (uint)address, SourcePort = (int)port });
        return sources;
    }

    /// <summary>The edge keeps no source port: any may come out, and those stand for all at which a set of the tests begins or ends.</summary>
    private static IEnumerable<(long Address, long Port)> Sources(NatRule snat)
    {
        foreach (var address in Ranges.Each(snat.Translated.Intervals))
            foreach (var port in IsAll(snat) ? [.. Pools.PortEdges] : Ranges.Each(snat.TranslatedPorts.Intervals)) yield return (address, port);
    }

    private static bool IsAll(NatRule rule) => Ranges.Read(rule.TranslatedPorts.Intervals) is [(0, 65535)];

    private static int Side(RuleSide side, uint address, EdgeInterface? through)
    {
        if (side.Any) return Yes;
        var match = Ranges.Holds(side.Addresses.Intervals, address) ? Yes : No;
        foreach (var group in side.Interfaces) match = Math.Max(match, Group(group.ToLowerInvariant(), through));
        if (side.Unresolved.Count > 0) match = Math.Max(match, Maybe);
        return side.Exclude ? Yes - match : match;
    }

    private static int Group(string group, EdgeInterface? through)
    {
        if (group == "vse") return through is null ? Yes : No;
        if (group is "internal" or "external")
        {
            if (through is null) return No;
            if (through.Kind == InterfaceKind.Uplink) return group == "external" ? Yes : No;
            if (through.Kind == InterfaceKind.Internal) return group == "internal" ? Yes : No;
            return Maybe;
        }
        for (var index = 0; index < 10; index++)
        {
            if (group != $"vnic-index-{index}") continue;
            if (through is null) return No;
            if (through.Index is null) return Maybe;
            return through.Index == index ? Yes : No;
        }
        return Maybe;
    }

    private static int Services(RuleServices services, Packet packet)
    {
        foreach (var service in services.Services)
        {
            if (Ranges.Holds(service.Protocol, packet.Protocol)
                && Ranges.Holds(service.SourcePorts.Intervals, packet.SourcePort)
                && Ranges.Holds(service.DestinationPorts.Intervals, packet.DestinationPort)) return Yes;
        }
        return services.Unresolved.Count > 0 ? Maybe : No;
    }
}
