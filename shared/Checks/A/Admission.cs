using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Flows;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>Whether the firewall of an edge lets packets through, for certain, in part, or perhaps.</summary>
internal sealed record Admission(PacketSet Accepted, PacketSet Refused, PacketSet Doubtful, IReadOnlyList<Proof> Proofs, string RefusedBy, string Unresolved)
{
    public static Admission Of(Edge edge, PacketSet packets, EdgeInterface? ingress, EdgeInterface? egress, NatRule? dnat = null)
    {
        var parts = EdgeFirewall.Split(edge.Firewall.Value, packets, ingress, egress, dnat);
        var doubtful = Union(parts.Where(p => !p.Certain));
        var refused = parts.Where(p => p.Certain && p.Action != FirewallAction.Accept).ToArray();
        var byDefault = new Proof(new(edge.Firewall.Document, "firewall/defaultPolicy"), $"default policy: {edge.Firewall.Value.Default.ToString().ToLowerInvariant()}");
        var proofs = parts.Select(p => p.Rule is null ? byDefault : new Proof(p.Rule.Origin, p.Rule.ToString())).Distinct().Take(6).ToArray();
        return new(Union(parts.Where(p => p.Certain && p.Action == FirewallAction.Accept)), Union(refused), doubtful, proofs,
            string.Join(" and ", refused.Select(p => p.Rule is null ? $"the default policy ({edge.Firewall.Value.Default.ToString().ToLowerInvariant()})" : $"rule '{p.Rule.Name}' ({p.Rule.Id})").Distinct().Take(3)),
            string.Join(", ", parts.Where(p => !p.Certain).Select(p => p.Rule).OfType<FirewallRule>()
                .SelectMany(r => r.Source.Unresolved.Concat(r.Destination.Unresolved).Concat(r.Services.Unresolved)).Distinct().Take(5).Select(WithDocument)));
    }

    /// <summary>The group with the document that would tell its members.</summary>
    private static string WithDocument(string group)
    {
        var path = $"{RecordingLayout.NsxFolder}/{group}{(group.StartsWith("securitygroup-", StringComparison.Ordinal) ? ".ipaddresses" : "")}.xml";
        return RecordingLayout.Recognise(path) is null ? group : $"{group} ({path})";
    }

    /// <summary>All of the packets must get through.</summary>
    public Outcome All(Subject subject, string expected) =>
        !Refused.IsEmpty ? subject.Absent(DriftKind.Different, expected, $"{Short(Refused)} is stopped by {RefusedBy}", Proofs)
        : !Doubtful.IsEmpty ? Doubt(subject)
        : subject.Pass(expected, "accepted", Proofs);

    /// <summary>The reason names the groups: their members would decide it.</summary>
    public Outcome Doubt(Subject subject) => subject.Unknown(Unresolved.Length > 0
        ? $"a firewall rule that may decide {Short(Doubtful)} has members that are not known: {Unresolved}"
        : $"a firewall rule that may decide {Short(Doubtful)} names a direction, whose meaning for packets in transit is not documented", Proofs);

    private static string Short(PacketSet packets) => string.Join("; ", packets.Boxes.Take(3)) + (packets.Boxes.Count > 3 ? $" and {packets.Boxes.Count - 3} more sets" : "");

    private static PacketSet Union(IEnumerable<EdgeFirewall.Part> parts) => PacketSet.UnionOf(parts.SelectMany(p => p.Packets.Boxes));
}
