using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>The virtual servers of an edge's load balancer: they lead inwards as destination NAT rules do.</summary>
internal static class VirtualServers
{
    /// <summary>What each of them gets of the packets that come in by an interface: destination NAT comes first.</summary>
    public static IEnumerable<(VirtualServer Server, PacketSet Packets)> On(Edge edge, EdgeInterface ingress)
    {
        foreach (var server in edge.LoadBalancer.Value.InForce)
        {
            var own = PacketSet.Of(PacketBox.All with { Destination = AddressSet.Of(server.Address), Protocol = Protocols.Only(server.Protocol), DestinationPorts = server.Ports });
            // Rules that the edge made for its own services lead to these.
            var left = EdgeNat.Split(edge.Nat.Value, edge.Firewall.Value, NatAction.Destination, ingress.Index, own).Where(p => p.Rule is not { IsUserRule: true });
            var packets = PacketSet.UnionOf(left.SelectMany(p => p.Packets.Boxes));
            if (!packets.IsEmpty) yield return (server, packets);
        }
    }

    /// <summary>The destination NAT rule that would do the same.</summary>
    public static NatRule AsRule(VirtualServer server) => new()
    {
        Id = server.Name,
        Position = 0,
        Action = NatAction.Destination,
        Enabled = server.Enabled,
        IsUserRule = true,
        Vnic = null,
        Original = AddressSet.Of(server.Address),
        Translated = server.Targets,
        Protocol = Protocols.Only(server.Protocol),
        OriginalPorts = server.Ports,
        TranslatedPorts = server.Members.All(m => m.Ports is null) ? PortSet.All : server.TargetPorts,
        Match = AddressSet.All,
        MatchPorts = PortSet.All,
        Description = "",
        Origin = server.Origin,
    };

    public static Proof Proof(VirtualServer server) => new(server.Origin, server.ToString());

    public static string Target(VirtualServer server) => server.Members.Count == 0 ? "no member that is known" : $"{server.Targets}:{server.TargetPorts}";

    /// <summary>A planned port that a virtual server takes must end at the vIP as one that a rule translates.</summary>
    public static Outcome Judge(VirtualServer server, PlanVip vip, int port, Subject subject, string expected) =>
        server.Unresolved.Count > 0 ? subject.Unknown($"the load balancer takes it, and where it may send it is not known: {string.Join(", ", server.Unresolved)}", Proof(server))
        : NatRules.LeadsTo(AsRule(server), vip.Vip, port) ? subject.Pass(expected, $"the load balancer sends it there: {server}", Proof(server))
        : subject.Absent(DriftKind.Different, expected, $"the load balancer sends it to {Target(server)}", Proof(server));
}
