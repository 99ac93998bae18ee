using HybridDrift.Sites;

namespace HybridDrift.Tests.Flows.Oracle;

/// <summary>
/// What an edge, or a distributed router, may do with one packet: one step after the other, each choice of the device an
/// answer of its own.
/// </summary>
internal static class EdgeOracle
{
    /// <param name="Fate">By its name in the answers of the device.</param>
    /// <param name="Out">As it leaves; the source port is -1 where a source translation may have changed it.</param>
    public sealed record Answer(string Fate, Packet Out, EdgeInterface? Egress = null, StaticRoute? Route = null, NatRule? Dnat = null, NatRule? Snat = null, int? Rule = null, string? Site = null);

    /// <summary>The first packet of a connection.</summary>
    public static List<Answer> Of(Edge edge, bool isRouter, Packet packet, EdgeInterface? ingress)
    {
        if (isRouter) return Route(edge, isRouter, new("Forwarded", packet));
        var answers = new List<Answer>();
        var dnat = NatOracle.Taker(edge.Nat.Value, edge.Firewall.Value, NatAction.Destination, ingress?.Index, packet);
        if (dnat is not null && Ranges.Read(dnat.Translated.Intervals).Count == 0) return [new("Unknown", packet, Dnat: dnat)];
        foreach (var translated in dnat is null ? [packet] : Destinations(dnat, packet))
        {
            foreach (var answer in Route(edge, isRouter, new("Forwarded", translated, Dnat: dnat)))
            {
                if (answer.Fate == "Received") Filter(answer, null);
                else if (answer.Fate is "Forwarded" or "Tunnelled") Hide(answer);
                else answers.Add(answer);
            }
        }
        return answers;

        void Hide(Answer answer)
        {
            var snat = NatOracle.Taker(edge.Nat.Value, edge.Firewall.Value, NatAction.Source, answer.Egress!.Index, answer.Out);
            if (snat is null) Filter(answer, answer.Egress);
            else if (answer.Fate == "Tunnelled" || Ranges.Read(snat.Translated.Intervals).Count == 0) answers.Add(answer with { Fate = "Unknown", Snat = snat });
            else
            {
                foreach (var source in Ranges.Each(snat.Translated.Intervals))
                    Filter(answer with { Snat = snat, Out = answer.Out with { Source = (uint)source, SourcePort = -1 } }, answer.Egress);
            }
        }

        void Filter(Answer answer, EdgeInterface? egress)
        {
            var deciders = FirewallOracle.Deciders(edge.Firewall.Value, packet, ingress, egress, dnat, answer.Snat);
            var refusals = deciders.Count(d => (d?.Action ?? (edge.Firewall.Value.Enabled ? edge.Firewall.Value.Default : FirewallAction.Accept)) != FirewallAction.Accept);
            foreach (var decider in deciders)
                answers.Add(answer with { Rule = decider?.Position, Fate = refusals == 0 ? answer.Fate : refusals == deciders.Count ? "Dropped" : "Unknown" });
        }
    }

    /// <summary>A packet whose connection the device knows: neither NAT nor firewall.</summary>
    public static List<Answer> Route(Edge edge, bool isRouter, Answer answer)
    {
        foreach (var owner in edge.Interfaces.Value)
            if (owner.Connected && owner.Addresses.Any(a => a.Value == answer.Out.Destination)) return [answer with { Fate = "Received" }];
        if (!isRouter && Tunnel(edge, answer) is { } tunnelled) return [tunnelled];
        var winners = RouteOracle.Winners(edge.Interfaces.Value, edge.Routing.Value, answer.Out.Destination);
        if (edge.Routing.Value.DynamicProtocols.Count > 0 && winners.TrueForAll(w => w.Route is not null)) return [answer with { Fate = "Unknown" }];
        if (winners.Count == 0) return [answer with { Fate = "Lost" }];
        var answers = new List<Answer>();
        foreach (var (egress, route) in winners) answers.Add(egress is null ? answer with { Fate = "Lost" } : answer with { Egress = egress, Route = route });
        return answers;
    }

    private static Answer? Tunnel(Edge edge, Answer answer)
    {
        var sites = edge.Ipsec.Value.Sites.Where(s => edge.Ipsec.Value.Enabled && s.Enabled && !s.RouteBased && Ranges.Holds(s.PeerSubnets.Intervals, answer.Out.Destination) && !Ranges.Holds(s.Passthrough.Intervals, answer.Out.Destination)).ToList();
        var taking = sites.Where(s => Ranges.Holds(s.LocalSubnets.Intervals, answer.Out.Source)).ToList();
        if (taking.Count == 0) return sites.Count == 0 ? null : answer with { Fate = "Dropped", Site = sites[0].Name };
        var local = edge.Interfaces.Value.FirstOrDefault(i => i.Connected && i.Addresses.Any(a => a.Value == taking[0].LocalAddress.Value));
        return answer with { Site = taking[0].Name, Egress = local, Fate = local is null ? "Lost" : taking.Count > 1 ? "Unknown" : "Tunnelled" };
    }

    private static IEnumerable<Packet> Destinations(NatRule dnat, Packet packet)
    {
        var keeps = Ranges.Read(dnat.Protocol) is [(1, 1)] || Ranges.Read(dnat.TranslatedPorts.Intervals) is [(0, 65535)];
        foreach (var address in Ranges.Each(dnat.Translated.Intervals))
            foreach (var port in keeps ? [packet.DestinationPort] : Ranges.Each(dnat.TranslatedPorts.Intervals))
                yield return packet with { Destination = (uint)address, DestinationPort = (int)port };
    }
}
