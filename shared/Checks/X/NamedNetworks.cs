using HybridDrift.Addresses;
using HybridDrift.Checks.A;
using HybridDrift.Sites;

namespace HybridDrift.Checks.X;

/// <summary>The addresses and networks that the configuration of an edge names, each with the rule that does.</summary>
internal static class NamedNetworks
{
    /// <param name="What">The kind of configuration, canonical.</param>
    public sealed record Named(AddressSet Addresses, string What, Proof Proof);

    public static IEnumerable<Named> Of(Edge edge) =>
    [
        .. edge.Nat.Value.Rules.Where(r => r is { Enabled: true, IsUserRule: true }).SelectMany(r => new[] { r.Original, r.Translated, r.Match }.Select(a => new Named(a, Kind(r), NatRules.Proof(r)))),
        .. edge.Firewall.Value.Rules.Where(r => r is { Enabled: true, IsUserRule: true })
            .SelectMany(r => new[] { r.Source, r.Destination }.Where(s => !s.Any).Select(s => new Named(s.Addresses, "firewall", RuleNames.Proof(r)))),
        .. (edge.Ipsec.Value.Enabled ? edge.Ipsec.Value.Sites.Where(s => s.Enabled) : []).SelectMany(s => Ends(s).Select(a => new Named(a, "IPsec", new(s.Origin, s.ToString())))),
        .. edge.Routing.Value.Routes.SelectMany(r => new[] { AddressSet.Of(r.Network), AddressSet.Of(r.NextHop) }.Select(a => new Named(a, "static route", new(r.Origin, r.ToString())))),
    ];

    public static string Kind(NatRule rule) => rule.Action == NatAction.Destination ? "destination NAT" : "source NAT";

    /// <summary>A peer may be a name, or any.</summary>
    private static IEnumerable<AddressSet> Ends(IpsecSite site) =>
        [AddressSet.Of(site.LocalAddress), Address.TryParse(site.PeerAddress, out var peer) ? AddressSet.Of(peer) : AddressSet.Empty, site.LocalSubnets, site.PeerSubnets];
}
