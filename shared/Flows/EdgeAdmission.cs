using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>What the firewall of an edge does to packets whose way out is known.</summary>
internal static class EdgeAdmission
{
    public const string TooMany = "the firewall rules cut the packets into too many pieces to tell which of them decides";

    public static IEnumerable<EdgePart> Of(Edge edge, EdgePart part, Func<EdgePart, FirewallView> view)
    {
        if (part.Fate is not (EdgeFate.Forwarded or EdgeFate.Received or EdgeFate.Tunnelled)) return [part];
        var decisions = EdgeFirewall.Split(view(part), PacketSet.Of(part.Flight.Sent));
        if (decisions is [{ GivenUp: true }, ..]) return [part with { Fate = EdgeFate.Unknown, GivenUp = true, Reason = TooMany }];
        // Where several rules may have decided, the answer is known all the same if all of them say the same.
        var (accepting, refusing) = (Doubtful(accept: true), Doubtful(accept: false));
        var why = Why([.. decisions.Where(d => !d.Certain).Select(d => d.Rule).OfType<FirewallRule>()]);
        return decisions.SelectMany(d => Decided(edge, part, d, d.Action == FirewallAction.Accept ? refusing : accepting, why));

        PacketBox[] Doubtful(bool accept) => [.. decisions.Where(d => !d.Certain && d.Action == FirewallAction.Accept == accept).SelectMany(d => d.Packets.Boxes)];
    }

    /// <param name="otherwise">What other rules may have decided to the contrary.</param>
    private static IEnumerable<EdgePart> Decided(Edge edge, EdgePart part, EdgeFirewall.Part decision, PacketBox[] otherwise, string why)
    {
        var decided = part with { Rule = decision.Rule, ByDefault = decision.Rule is null && edge.Firewall.Value.Enabled };
        foreach (var flight in Cut(part.Flight, decision.Certain ? decision.Packets : decision.Packets.Subtract(otherwise)))
            yield return decision.Action == FirewallAction.Accept ? decided with { Flight = flight } : decided with { Flight = flight, Fate = EdgeFate.Dropped, Reason = "the firewall refuses it" };
        if (decision.Certain) yield break;
        foreach (var flight in Cut(part.Flight, decision.Packets.Intersect(PacketSet.UnionOf(otherwise))))
            yield return decided with { Flight = flight, Fate = EdgeFate.Unknown, Reason = why };
    }

    /// <summary>Names the members that would decide it.</summary>
    private static string Why(FirewallRule[] rules) =>
        rules.SelectMany(r => r.Source.Unresolved.Concat(r.Destination.Unresolved).Concat(r.Services.Unresolved)).Distinct().Take(5).Select(WithDocument).ToArray() is { Length: > 0 } unknown
            ? $"firewall rules that may decide it have members that are not known: {string.Join(", ", unknown)}"
            : "a firewall rule that may decide it cannot be told to match or not: it names a direction, an interface that is not known, or looks at packets after a translation that is a choice";

    /// <summary>The group with the document that would tell its members.</summary>
    public static string WithDocument(string group)
    {
        var path = $"{RecordingLayout.NsxFolder}/{group}{(group.StartsWith("securitygroup-", StringComparison.Ordinal) ? ".ipaddresses" : "")}.xml";
        return RecordingLayout.Recognise(path) is null ? group : $"{group} ({path})";
    }

    private static IEnumerable<Flight> Cut(Flight flight, PacketSet sent) => sent.Boxes.Select(flight.SentIn).OfType<Flight>();
}
