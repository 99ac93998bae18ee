using HybridDrift.Sites;

namespace HybridDrift.Tests.Flows.Oracle;

/// <summary>
/// What an edge may do with one packet: one step after the other, each choice of the device an answer of its own.
/// </summary>
internal static class EdgeOracle
{
    /// <param name="Fate">By its name in the answers of the device.</param>
    /// <param name="Out">As it leaves; the source port is -1 where a source translation may have changed it.</param>
    public sealed record Answer(string Fate, Packet Out, string? Egress, int? Dnat, int? Snat, int? Rule, string? Site);

    public static List<Answer> Of(Edge edge, Packet packet, EdgeInterface? ingress)
    {
        var answers = new List<Answer>();
        var dnat = NatOracle.Taker(edge.Nat.Value, edge.Firewall.Value, NatAction.Destination, ingress?.Index, packet);
        if (dnat is not null && Ranges.Read(dnat.Translated.Intervals).Count == 0) return [new("Unknown", packet, null, dnat.Position, null, null, null)];
        foreach (var translated in dnat is null ? [packet] : Destinations(dnat, packet))
            Send(new("Forwarded", translated, null, dnat?.Position, null, null, null));
        return answers;

        void Send(Answer answer)
        {
            foreach (var owner in edge.Interfaces.Value)
            {
                if (!owner.Connected || !owner.Addresses.Any(a => a.Value == answer.Out.Destination)) continue;
                Filter(answer with { Fate = "Received" }, null);
                return;
            }
            var sites = edge.Ipsec.Value.Sites.Where(s => edge.Ipsec.Value.Enabled && s.Enabled && !s.RouteBased).ToList();
            var taking = sites.Where(s => Ranges.Holds(s.LocalSubnets.Intervals, answer.Out.Source) && Ranges.Holds(s.PeerSubnets.Intervals, answer.Out.Destination)).ToList();
            if (taking.Count > 0)
            {
                var local = edge.Interfaces.Value.FirstOrDefault(i => i.Connected && i.Addresses.Any(a => a.Value == taking[0].LocalAddress.Value));
                var tunnelled = answer with { Site = taking[0].Name, Egress = local?.Label };
                if (local is null) answers.Add(tunnelled with { Fate = "Lost" });
                else if (taking.Count > 1) answers.Add(tunnelled with { Fate = "Unknown" });
                else Hide(tunnelled with { Fate = "Tunnelled" }, local);
                return;
            }
            if (sites.FirstOrDefault(s => Ranges.Holds(s.PeerSubnets.Intervals, answer.Out.Destination)) is { } guard)
            {
                answers.Add(answer with { Fate = "Dropped", Site = guard.Name });
                return;
            }
            var winners = RouteOracle.Winners(edge.Interfaces.Value, edge.Routing.Value, answer.Out.Destination);
            if (edge.Routing.Value.DynamicProtocols.Count > 0 && winners.TrueForAll(w => w.Route is not null)) answers.Add(answer with { Fate = "Unknown" });
            else if (winners.Count == 0) answers.Add(answer with { Fate = "Lost" });
            else
            {
                foreach (var (egress, _) in winners)
                {
                    if (egress is null) answers.Add(answer with { Fate = "Lost" });
                    else Hide(answer with { Egress = egress.Label }, egress);
                }
            }
        }

        void Hide(Answer answer, EdgeInterface egress)
        {
            var snat = NatOracle.Taker(edge.Nat.Value, edge.Firewall.Value, NatAction.Source, egress.Index, answer.Out);
            if (snat is null) Filter(answer, egress);
            else if (answer.Fate == "Tunnelled" || Ranges.Read(snat.Translated.Intervals).Count == 0) answers.Add(answer with { Fate = "Unknown", Snat = snat.Position });
            else
            {
                foreach (var source in Ranges.Each(snat.Translated.Intervals))
                    Filter(answer with { Snat = snat.Position, Out = answer.Out with { Source = (uint)source, SourcePort = -1 } }, egress, snat);
            }
        }

        void Filter(Answer answer, EdgeInterface? egress, NatRule? snat = null)
        {
            var deciders = FirewallOracle.Deciders(edge.Firewall.Value, packet, ingress, egress, dnat, snat);
            var refusals = deciders.Count(d => (d?.Action ?? (edge.Firewall.Value.Enabled ? edge.Firewall.Value.Default : FirewallAction.Accept)) != FirewallAction.Accept);
            foreach (var decider in deciders)
                answers.Add(answer with { Rule = decider?.Position, Fate = refusals == 0 ? answer.Fate : refusals == deciders.Count ? "Dropped" : "Unknown" });
        }
    }

    private static IEnumerable<Packet> Destinations(NatRule dnat, Packet packet)
    {
        var keeps = Ranges.Read(dnat.Protocol) is [(1, 1)] || Ranges.Read(dnat.TranslatedPorts.Intervals) is [(0, 65535)];
        foreach (var address in Ranges.Each(dnat.Translated.Intervals))
            foreach (var port in keeps ? [packet.DestinationPort] : Ranges.Each(dnat.TranslatedPorts.Intervals))
                yield return packet with { Destination = (uint)address, DestinationPort = (int)port };
    }
}
