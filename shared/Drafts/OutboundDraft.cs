using HybridDrift.Addresses;
using HybridDrift.Plans;
using HybridDrift.Sites;
using static HybridDrift.Drafts.PlanDraft;

namespace HybridDrift.Drafts;

/// <summary>Access to the internet (A3): clients that an edge translates on its way there, on ports that its firewall names.</summary>
internal static class OutboundDraft
{
    public static DraftSection Of(Found found)
    {
        if (found.Gateways.Count == 0) return new("", "", []);
        var clients = found.Gateways.SelectMany(g => found.Served(g).Where(n => IsTranslated(g, found.Addresses(n))).Select(n => (Gateway: g, Network: n))).ToArray();
        if (clients.Length == 0)
            return new("", "", [Ask("outbound: {clients: [NETWORK], ports: [80, 443]}", "clause A3: no edge translates a whole network to the internet; take it out when none goes there")]);
        var ports = clients.Select(c => Ports(c.Gateway, found.Addresses(c.Network))).ToArray();
        var from = Found.From(clients.SelectMany(c => new Collect.IReading[] { c.Gateway.Edge.Nat, c.Gateway.Edge.Firewall }));
        var (names, same) = (Scalar.List(clients.Select(c => c.Network).Distinct()), ports.All(p => p.Count > 0 && p.SequenceEqual(ports[0])));
        return new("", "", [new($"outbound: {{clients: {names}, ports: {(same ? Scalar.List(ports[0]) : "[80, 443]")}}}",
            $"clause A3: source NAT{(same ? " and the rules that accept it" : "; the firewall names no list of ports, or another for each")}, {from}", !same)]);
    }

    /// <summary>One rule takes all of the network, to everywhere, on the way to the internet.</summary>
    private static bool IsTranslated(Gateway gateway, AddressSet network) => gateway.Edge.Nat.Value is { Enabled: true } nat && gateway.PublicUplinks.Any(uplink =>
        nat.Rules.Any(r => r is { Enabled: true, IsUserRule: true, Action: NatAction.Source } && r.AppliesTo(uplink.Index) && network.IsSubsetOf(r.Original) && IbmReserved.Internet.IsSubsetOf(r.Match)
            && r.Protocol.Contains(Protocols.Tcp)));

    /// <summary>Of the rules that accept the network and a destination with all of the internet in it. None when one of them names no ports.</summary>
    private static IReadOnlyList<int> Ports(Gateway gateway, AddressSet network)
    {
        var rules = gateway.Edge.Firewall.Value.Rules.Where(r => r is { Enabled: true, IsUserRule: true, Action: FirewallAction.Accept } && Holds(r.Source, network) && Holds(r.Destination, IbmReserved.Internet)).ToArray();
        var services = rules.SelectMany(r => r.Services.Services).Where(s => s.Protocol.Contains(Protocols.Tcp)).ToArray();
        if (rules.Any(r => r.Services.Unresolved.Count > 0) || services.Any(s => PortList.Of(s.DestinationPorts).Count == 0)) return [];
        return PortList.Of(services.Aggregate(PortSet.Empty, (all, s) => all.Union(s.DestinationPorts)));
    }

    private static bool Holds(RuleSide side, AddressSet addresses) => side.Any || (!side.Exclude && side.Unresolved.Count == 0 && addresses.IsSubsetOf(side.Addresses));
}
