using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>
/// An edge as a function of packets. The first packet of a connection meets, in this order: destination NAT, IPsec
/// policies or else routes, source NAT; and the firewall, which looks at the packet as it came in unless a rule says
/// otherwise. A distributed router only routes.
/// </summary>
public sealed class EdgeDevice(Edge edge, bool isRouter)
{
    private readonly RouteTable routes = new(edge.Interfaces.Value, edge.Routing.Value);
    private readonly IpsecSite[] sites = isRouter || !edge.Ipsec.Value.Enabled ? [] : [.. edge.Ipsec.Value.Sites.Where(s => s.Enabled && !s.RouteBased)];

    /// <summary>What translated a packet matters to rules that look at it afterwards, and only to them.</summary>
    private readonly bool looksBehind = edge.Firewall.Value.Rules.Any(r => r.MatchTranslated);

    private readonly Dictionary<(EdgeInterface? ingress, EdgeInterface? Egress, NatRule?, NatRule?), FirewallView> views = [];

    private readonly Dictionary<(NatAction, int?), NatView> translations = [];

    private readonly AddressSet own = AddressSet.UnionOf(edge.Interfaces.Value.Where(i => i.Connected).SelectMany(i => i.Addresses).Select(AddressSet.Of));

    public Edge Edge => edge;

    public bool IsRouter => isRouter;

    /// <summary>It has the address on a connected interface.</summary>
    public bool Holds(Address address) => own.Contains(address);

    /// <summary>What becomes of packets that come in by an interface.</summary>
    /// <param name="ingress">Null for the edge's own.</param>
    /// <returns>Parts that make up the packets; they overlap only where the edge has a choice, or where it is not known.</returns>
    public IReadOnlyList<EdgePart> Forward(PacketSet packets, EdgeInterface? ingress)
    {
        var parts = isRouter
            ? packets.Boxes.SelectMany(b => Route(new(Flight.Of(b), EdgeFate.Forwarded)))
            : Translate(packets, ingress).SelectMany(Route).SelectMany(p => EdgeSource.Translate(p, index => Translations(NatAction.Source, index))).SelectMany(p => EdgeAdmission.Of(edge, p, part => View(ingress, part)));
        return [.. parts];
    }

    /// <summary>What becomes of an answer whose connection the edge knows: a tunnel or a route, and nothing else.</summary>
    public IReadOnlyList<EdgePart> Return(PacketBox answer) => [.. Route(new(Flight.Of(answer), EdgeFate.Forwarded))];

    private FirewallView View(EdgeInterface? ingress, EdgePart part)
    {
        var key = looksBehind ? (ingress, part.Egress, part.Dnat, part.Snat) : (ingress, part.Egress, null, null);
        if (!views.TryGetValue(key, out var view)) views.Add(key, view = new(edge.Firewall.Value, key.ingress, key.Egress, key.Item3, key.Item4));
        return view;
    }

    private NatView Translations(NatAction action, int? interfaceIndex)
    {
        if (!translations.TryGetValue((action, interfaceIndex), out var view)) translations.Add((action, interfaceIndex), view = new(edge.Nat.Value, edge.Firewall.Value, action, interfaceIndex));
        return view;
    }

    private IEnumerable<EdgePart> Translate(PacketSet packets, EdgeInterface? ingress)
    {
        foreach (var (rule, taken) in Translations(NatAction.Destination, ingress?.Index).Split(packets))
        {
            foreach (var box in taken.Boxes)
            {
                var flight = Flight.Of(box);
                if (rule is null) yield return new(flight, EdgeFate.Forwarded);
                else if (rule.Translated.IsEmpty) yield return new(flight, EdgeFate.Unknown) { Dnat = rule, Reason = "the rule translates to something that is no IPv4 address" };
                else yield return new(flight.Rewrite(EdgeSource.Fields(rule), PacketBox.All with { Destination = rule.Translated, DestinationPorts = rule.TranslatedPorts }), EdgeFate.Forwarded) { Dnat = rule };
            }
        }
    }

    private IEnumerable<EdgePart> Route(EdgePart part)
    {
        if (part.Fate != EdgeFate.Forwarded) return [part];
        if (part.Flight.NowIn(PacketBox.All with { Destination = own }) is { } received)
            return Rest(part, own).SelectMany(Route).Prepend(part with { Flight = received, Fate = EdgeFate.Received });
        return sites.Length == 0 ? ByTable(part) : EdgeTunnels.Split(sites, edge.Interfaces.Value, part).SelectMany(p => p.Fate == EdgeFate.Forwarded ? ByTable(p) : [p]);
    }

    private IEnumerable<EdgePart> ByTable(EdgePart part)
    {
        foreach (var (hops, destinations) in routes.Split(part.Flight.Now.Destination))
        {
            if (part.Flight.NowIn(PacketBox.All with { Destination = destinations }) is not { } flight) continue;
            var going = part with { Flight = flight };
            // Routes that were learned are not in the configuration, and a longer one among them would win.
            if (edge.Routing.Value.DynamicProtocols.Count > 0 && hops.All(h => h.Route is not null))
                yield return going with { Fate = EdgeFate.Unknown, Route = hops is [var best, ..] ? best.Route : null, Reason = $"{string.Join(" and ", edge.Routing.Value.DynamicProtocols)} may have taught the edge another route" };
            else if (hops.Count == 0) yield return going with { Fate = EdgeFate.Lost, Reason = "no route" };
            else
            {
                foreach (var hop in hops)
                    yield return hop.Interface is null ? going with { Fate = EdgeFate.Lost, Route = hop.Route, Reason = $"the next hop {hop.Route!.NextHop} lies in no subnet of the edge" }
                        : going with { Egress = hop.Interface, NextHop = hop.Route?.NextHop, Route = hop.Route };
            }
        }
    }

    private static IEnumerable<EdgePart> Rest(EdgePart part, AddressSet without) =>
        part.Flight.NowIn(PacketBox.All with { Destination = AddressSet.All.Subtract(without) }) is { } rest ? [part with { Flight = rest }] : [];
}
