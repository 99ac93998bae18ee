using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>Whether the firewall of an edge lets packets through, for certain, in part, or perhaps.</summary>
internal sealed record Admission(PacketSet Accepted, PacketSet Refused, PacketSet Doubtful, IReadOnlyList<Proof> Proofs, string RefusedBy, string Unresolved, bool GivenUp)
{
    /// <summary>Where the same packets may take several ways they are accepted only if they are on each of them.</summary>
    public static Admission Of(Edge edge, IEnumerable<Way> ways)
    {
        var parts = ways.SelectMany(w => w.Parts(edge)).ToArray();
        bool Accepts(EdgeFirewall.Part part) => part.Action == FirewallAction.Accept;
        var (mayAccept, mayStop) = (Union(parts.Where(p => !p.Certain && Accepts(p))), Union(parts.Where(p => !p.Certain && !Accepts(p))));
        // It is not known which rule decides, but whichever it is does the same.
        var stopped = Union(parts.Where(p => p.Certain && !Accepts(p))).Union(mayStop.Subtract(mayAccept));
        var doubtful = mayAccept.Intersect(mayStop).Subtract(stopped);
        var accepted = Union(parts.Where(p => p.Certain && Accepts(p))).Union(mayAccept.Subtract(mayStop)).Subtract(stopped).Subtract(doubtful);
        var refused = parts.Where(p => !Accepts(p) && (p.Certain || !p.Packets.Intersect(stopped).IsEmpty)).ToArray();
        var byDefault = new Proof(new(edge.Firewall.Document, "firewall/defaultPolicy"), $"default policy: {edge.Firewall.Value.Default.ToString().ToLowerInvariant()}");
        var proofs = parts.OrderBy(p => p.Rule?.Position ?? int.MaxValue).Select(p => p.Rule is null ? byDefault : new Proof(p.Rule.Origin, p.Rule.ToString())).Distinct().Take(6).ToArray();
        return new(accepted, stopped, doubtful, proofs,
            string.Join(" and ", refused.Select(p => p.Rule is null ? $"the default policy ({edge.Firewall.Value.Default.ToString().ToLowerInvariant()})" : $"rule '{p.Rule.Name}' ({p.Rule.Id})").Distinct().Take(3)),
            string.Join(", ", parts.Where(p => !p.Certain).Select(p => p.Rule).OfType<FirewallRule>()
                .SelectMany(r => r.Source.Unresolved.Concat(r.Destination.Unresolved).Concat(r.Services.Unresolved)).Distinct().Take(5).Select(EdgeAdmission.WithDocument)), parts.Any(p => p.GivenUp));
    }

    /// <summary>All of the packets must get through. That a part of them does is less bad than that none does.</summary>
    /// <param name="whose">Whose packets are stopped, for the finding; the packets themselves when it is null.</param>
    public Outcome All(Subject subject, string expected, Func<PacketSet, string>? whose = null)
    {
        if (Refused.IsEmpty) return Doubtful.IsEmpty ? subject.Pass(expected, "accepted", Proofs) : Doubt(subject);
        return subject.Absent(DriftKind.Different, expected, $"{(whose ?? Short)(Refused)} is stopped by {RefusedBy}", Proofs);
    }

    /// <summary>The reason names the groups: their members would decide it.</summary>
    public Outcome Doubt(Subject subject) => subject.Unknown(GivenUp ? $"whether {Short(Doubtful)} is accepted is not known: {EdgeAdmission.TooMany}" : Unresolved.Length > 0
        ? $"a firewall rule that may decide {Short(Doubtful)} has members that are not known: {Unresolved}"
        : $"a firewall rule that may decide {Short(Doubtful)} names a direction, whose meaning for packets in transit is not documented, or interfaces that routes which are not in the recording may choose, or ports that a translation may choose", Proofs);

    private static string Short(PacketSet packets) => string.Join("; ", packets.Boxes.Take(3).Select(Text)) + (packets.Boxes.Count > 3 ? $" and {packets.Boxes.Count - 3} more sets" : "");

    /// <summary>For people: a long list of public addresses reads as the internet.</summary>
    private static string Text(PacketBox box) => box.Destination.Intervals.Intervals.Count > 4 && box.Destination.IsSubsetOf(Plans.IbmReserved.Internet)
        ? (box with { Destination = AddressSet.All }).ToString().Replace("→ any", "→ the internet", StringComparison.Ordinal) : box.ToString();

    private static PacketSet Union(IEnumerable<EdgeFirewall.Part> parts) => PacketSet.UnionOf(parts.SelectMany(p => p.Packets.Boxes));
}
