using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites;

/// <summary>The firewall of an edge: rules in evaluation order (first match), then the default.</summary>
/// <param name="Enabled">Off means no filtering, and no NAT either.</param>
public sealed record Firewall(bool Enabled, FirewallAction Default, IReadOnlyList<FirewallRule> Rules);

public enum FirewallAction { Accept, Deny, Reject }

/// <summary>One firewall rule (NSX API guide, <c>firewallRule</c>), with its grouping objects resolved.</summary>
public sealed record FirewallRule
{
    /// <summary>Vendor's id: for people to find the rule, never an identity.</summary>
    public required string Id { get; init; }

    /// <summary>From 1, in evaluation order.</summary>
    public required int Position { get; init; }

    public required string Name { get; init; }

    public required bool Enabled { get; init; }

    public required bool IsUserRule { get; init; }

    public required FirewallAction Action { get; init; }

    public required RuleSide Source { get; init; }

    public required RuleSide Destination { get; init; }

    public required RuleServices Services { get; init; }

    /// <summary>Matches the packet after NAT instead of before.</summary>
    public required bool MatchTranslated { get; init; }

    /// <summary><c>in</c>, <c>out</c>, or null for both.</summary>
    public required string? Direction { get; init; }

    /// <summary>Where NSX says that an object was deleted: <c>source</c>, <c>destination</c>, <c>application</c>.</summary>
    public IReadOnlyList<string> Deleted { get; init; } = [];

    public required Origin Origin { get; init; }

    /// <summary>The rule on one line, as evidence.</summary>
    public override string ToString() =>
        $"firewall rule {Id} (position {Position}{(Enabled ? "" : ", disabled")}) '{Name}': {Action.ToString().ToLowerInvariant()} "
        + $"{Services} from {Source} to {Destination}{(MatchTranslated ? ", after translation" : "")}{(Direction is null ? "" : $", {Direction}")}";
}

/// <summary>
/// The source or destination of a firewall rule: the values are OR-ed, <c>exclude</c> negates the whole side.
/// </summary>
/// <param name="Any">No value at all: every packet.</param>
/// <param name="Addresses">What the literals and the resolved groups come to.</param>
/// <param name="Interfaces">vNIC groups: <c>vse</c>, <c>internal</c>, <c>external</c>, <c>vnic-index-N</c>.</param>
/// <param name="Unresolved">Members whose addresses the recording does not tell: they may be any.</param>
public sealed record RuleSide(bool Any, bool Exclude, AddressSet Addresses, IReadOnlyList<string> Interfaces, IReadOnlyList<string> Unresolved)
{
    public static readonly RuleSide Everything = new(true, false, AddressSet.All, [], []);

    public override string ToString()
    {
        if (Any) return "any";
        var parts = Interfaces.Concat(Unresolved.Select(u => u + " (not resolved)"));
        if (!Addresses.IsEmpty) parts = parts.Prepend(Addresses.ToString());
        var text = string.Join(", ", parts);
        return (Exclude ? "not " : "") + (text.Length == 0 ? "none" : text);
    }
}

/// <summary>The services of a rule, OR-ed.</summary>
/// <param name="Unresolved">Applications that the recording does not tell: they may be any.</param>
public sealed record RuleServices(IReadOnlyList<Service> Services, IReadOnlyList<string> Unresolved)
{
    public static readonly RuleServices Everything = new([Service.Any], []);

    public override string ToString()
    {
        var text = string.Join(", ", Services.Select(s => s.ToString()).Concat(Unresolved.Select(u => u + " (not resolved)")));
        return text.Length == 0 ? "none" : text;
    }
}

/// <summary>Protocols with source and destination ports (for ICMP: types as destination ports).</summary>
public sealed record Service(IntervalSet Protocol, PortSet SourcePorts, PortSet DestinationPorts)
{
    public static readonly Service Any = new(Protocols.All, PortSet.All, PortSet.All);

    public override string ToString() =>
        Protocols.Text(Protocol) + (SourcePorts.IsAll ? "" : $" source {SourcePorts}") + (DestinationPorts.IsAll ? "" : $" {DestinationPorts}");
}
