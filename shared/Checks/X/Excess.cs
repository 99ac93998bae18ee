using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.X;

/// <summary>Packets that an edge lets through and the plan does not ask for, or may let through.</summary>
/// <param name="Packets">As they come in.</param>
/// <param name="Rule">The rule that accepts them; null for the default policy, or a firewall that is off.</param>
/// <param name="Certain">False where unknown members of rules leave it open.</param>
internal sealed record Excess(PacketSet Packets, EdgePart Part, EdgeInterface Ingress, FirewallRule? Rule, bool Certain, bool FromInternet)
{
    public static IEnumerable<Excess> Of(SitePlan plan, PlanEdge planEdge, Edge edge)
    {
        var (device, sources, planned) = (new EdgeDevice(edge, isRouter: false), new IngressSources(plan, planEdge, edge), new PlannedPackets(plan, planEdge, edge));
        var permitted = new Dictionary<string, IReadOnlyList<PacketBox>>();
        return from ingress in edge.Interfaces.Value.Where(i => i.Connected)
               let public_ = sources.FacesInternet(ingress)
               let arriving = PacketSet.Of(PacketBox.All with { Source = sources.Of(ingress) })
               from part in device.Forward(arriving, ingress)
               from accepted in Accepted(edge, part, ingress)
               let rest = accepted.Packets.Subtract(Permitted(part.Dnat))
               from split in Reach(rest, public_ ? ingress : null)
               select new Excess(split.Packets, part, ingress, accepted.Rule, accepted.Certain, split.FromInternet);

        IReadOnlyList<PacketBox> Permitted(NatRule? dnat)
        {
            var key = dnat?.Position.ToString() ?? "";
            return permitted.TryGetValue(key, out var boxes) ? boxes : permitted[key] = planned.For(dnat);
        }
    }

    /// <summary>The internet sends to public addresses, and to what the uplink holds; private ones it does not reach.</summary>
    private static IEnumerable<(PacketSet Packets, bool FromInternet)> Reach(PacketSet packets, EdgeInterface? publicUplink)
    {
        var reachable = publicUplink is null ? AddressSet.Empty : IbmReserved.Internet.Union(AddressSet.UnionOf(publicUplink.Addresses.Select(AddressSet.Of)));
        var open = packets.Intersect(PacketBox.All with { Source = IbmReserved.Internet, Destination = reachable });
        if (!open.IsEmpty) yield return (open, true);
        if (packets.Subtract(open) is { IsEmpty: false } inside) yield return (inside, false);
    }

    /// <summary>Where it is not known what becomes of a packet, whether the firewall accepts it may be known all the same.</summary>
    private static IEnumerable<(PacketSet Packets, FirewallRule? Rule, bool Certain)> Accepted(Edge edge, EdgePart part, EdgeInterface ingress)
    {
        var sent = PacketSet.Of(part.Flight.Sent);
        if (part.Fate is EdgeFate.Forwarded or EdgeFate.Received or EdgeFate.Tunnelled) return [(sent, part.Rule, true)];
        if (part.Fate != EdgeFate.Unknown) return [];
        if (part.Rule is not null || part.ByDefault || part.GivenUp) return [(sent, part.Rule, false)];
        return EdgeFirewall.Split(edge.Firewall.Value, sent, ingress, part.Egress ?? EdgeInterface.Unknown, part.Dnat, part.Snat)
            .Where(p => p.Action == FirewallAction.Accept).Select(p => (p.Packets, p.Rule, p.Certain));
    }
}
