using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites;

/// <summary>The NAT rules of an edge in list order: first match, source and destination translation apart.</summary>
public sealed record Nat(bool Enabled, IReadOnlyList<NatRule> Rules);

public enum NatAction { Source, Destination }

/// <summary>One NAT rule (NSX API guide, <c>natRule</c>).</summary>
public sealed record NatRule
{
    /// <summary>Vendor's id: for people to find the rule, never an identity (NSX assigns it anew).</summary>
    public required string Id { get; init; }

    /// <summary>From 1, in list order.</summary>
    public required int Position { get; init; }

    public required NatAction Action { get; init; }

    public required bool Enabled { get; init; }

    /// <summary>Made by an administrator; others are plumbed by the edge's own services.</summary>
    public required bool IsUserRule { get; init; }

    /// <summary>Interface index, ingress for DNAT and egress for SNAT; null for all, a text that is no index stays a text.</summary>
    public required string? Vnic { get; init; }

    /// <summary>Destination of DNAT, source of SNAT.</summary>
    public required AddressSet Original { get; init; }

    public required AddressSet Translated { get; init; }

    public required IntervalSet Protocol { get; init; }

    /// <summary>Destination ports of DNAT, source ports of SNAT (for ICMP: types).</summary>
    public required PortSet OriginalPorts { get; init; }

    public required PortSet TranslatedPorts { get; init; }

    /// <summary>The other side: source of DNAT, destination of SNAT.</summary>
    public required AddressSet Match { get; init; }

    public required PortSet MatchPorts { get; init; }

    public required string Description { get; init; }

    public required Origin Origin { get; init; }

    public bool AppliesTo(int? interfaceIndex) => Vnic is null || Vnic == interfaceIndex?.ToString();

    /// <summary>The rule on one line, as evidence.</summary>
    public override string ToString()
    {
        var kind = Action == NatAction.Destination ? "DNAT" : "SNAT";
        var match = Match.IsAll ? "" : Action == NatAction.Destination ? $" from {Match}" : $" to {Match}";
        return $"{kind} rule {Id} (position {Position}{(Enabled ? "" : ", disabled")}): vNIC {Vnic ?? "any"}, {Protocols.Text(Protocol)} "
            + $"{Side(Original, OriginalPorts)} → {Side(Translated, TranslatedPorts)}{match}";
    }

    private static string Side(AddressSet addresses, PortSet ports) => ports.IsAll ? $"{addresses}" : $"{addresses}:{ports}";
}
