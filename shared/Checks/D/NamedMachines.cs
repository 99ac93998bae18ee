using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Checks.D;

/// <summary>The single machines that rules and routes of an edge name.</summary>
internal static class NamedMachines
{
    /// <param name="What">The kind of rule, canonical.</param>
    public sealed record Named(Address Address, string What, Proof Proof);

    public static IEnumerable<Named> Of(Edge edge) =>
    [
        .. edge.Nat.Value.Rules.Where(r => r is { Enabled: true, IsUserRule: true }).SelectMany(r => new[] { r.Original, r.Translated, r.Match }.SelectMany(Single)
            .Select(a => new Named(a, r.Action == NatAction.Destination ? "destination NAT" : "source NAT", new(r.Origin, r.ToString())))),
        .. Rules(edge).SelectMany(r => new[] { r.Source, r.Destination }.SelectMany(s => Single(s.Addresses)).Select(a => new Named(a, "firewall", new(r.Origin, r.ToString())))),
        .. edge.Routing.Value.Routes.SelectMany(r => new[] { r.NextHop }.Concat(Single(AddressSet.Of(r.Network)))
            .Select(a => new Named(a, "static route", new(r.Origin, r.ToString())))),
    ];

    /// <summary>Sets of addresses that rules name and the recording does not hold: machines may be in them.</summary>
    public static IReadOnlyList<string> UnknownSets(Edge edge) =>
        [.. Rules(edge).SelectMany(r => r.Source.Unresolved.Concat(r.Destination.Unresolved)).Where(u => u.StartsWith("ipset-", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<FirewallRule> Rules(Edge edge) => edge.Firewall.Value.Rules.Where(r => r is { Enabled: true, IsUserRule: true });

    /// <summary>Addresses that stand alone. Neighbours that are written one by one are a short range in a set; larger ones are networks.</summary>
    private static IEnumerable<Address> Single(AddressSet addresses) => addresses.Intervals.Intervals
        .Where(i => i.Last - i.First < 4 && !(i.Last - i.First == 3 && i.First % 4 == 0))
        .SelectMany(i => Enumerable.Range(0, (int)(i.Last - i.First + 1)).Select(n => new Address(i.First + (uint)n)));
}
