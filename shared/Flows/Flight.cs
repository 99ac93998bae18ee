using HybridDrift.Addresses;

namespace HybridDrift.Flows;

/// <summary>The fields of a packet that a device may rewrite.</summary>
[Flags]
public enum Fields { None = 0, Source = 1, Destination = 2, SourcePorts = 4, DestinationPorts = 8 }

/// <summary>
/// Packets under way: what they were when they were sent, and what they are now. In a field that was rewritten every
/// sent value may have become every present one (several are a choice of the device); in the others both are the same.
/// </summary>
public sealed record Flight(PacketBox Sent, PacketBox Now, Fields Rewritten)
{
    public static Flight Of(PacketBox packets) => new(packets, packets, Fields.None);

    /// <summary>Those that now lie in the box; null when there are none.</summary>
    public Flight? NowIn(PacketBox box) => Now.Intersect(box) is { IsEmpty: false } now ? this with { Now = now, Sent = Merge(Sent, now, Rewritten) } : null;

    /// <summary>Those that lay in the box when they were sent; null when there are none.</summary>
    public Flight? SentIn(PacketBox box) => Sent.Intersect(box) is { IsEmpty: false } sent ? this with { Sent = sent, Now = Merge(Now, sent, Rewritten) } : null;

    /// <summary>The fields now have the values that they have in the box.</summary>
    public Flight Rewrite(Fields fields, PacketBox values) => this with { Now = Merge(values, Now, fields), Rewritten = Rewritten | fields };

    /// <summary>What a further device made of these packets: those that the next flight began with.</summary>
    public Flight Then(Flight next) => new(Merge(Sent, next.Sent, Rewritten), next.Now, Rewritten | next.Rewritten);

    /// <summary>The packets of the answer: sender and receiver change places.</summary>
    public static PacketBox Reverse(PacketBox box) => box.Protocol.Equals(Protocols.Only(Protocols.Icmp))
        // The type of an answer is another one, and it has no other port.
        ? box with { Source = box.Destination, Destination = box.Source, DestinationPorts = PortSet.All }
        : new(box.Destination, box.Source, box.Protocol, box.DestinationPorts, box.SourcePorts);

    /// <summary>The given fields of one box, and all others of the other.</summary>
    private static PacketBox Merge(PacketBox given, PacketBox others, Fields fields) => others with
    {
        Source = fields.HasFlag(Fields.Source) ? given.Source : others.Source,
        Destination = fields.HasFlag(Fields.Destination) ? given.Destination : others.Destination,
        SourcePorts = fields.HasFlag(Fields.SourcePorts) ? given.SourcePorts : others.SourcePorts,
        DestinationPorts = fields.HasFlag(Fields.DestinationPorts) ? given.DestinationPorts : others.DestinationPorts,
    };
}
