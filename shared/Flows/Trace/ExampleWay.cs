using HybridDrift.Addresses;

namespace HybridDrift.Flows.Trace;

/// <summary>One packet of a part on its way: as it was sent, and as it left every device.</summary>
public static class ExampleWay
{
    /// <returns>The packet as sent, then after each step; shorter than the steps where no single packet stands for all of them.</returns>
    /// <param name="back">The part is an answer: the client is where it goes.</param>
    public static IReadOnlyList<PacketBox> Of(TracePart part, bool back)
    {
        var packet = One(part.Flight.Sent, back);
        var way = new List<PacketBox> { packet };
        for (var i = 0; i < part.Steps.Count; i++)
        {
            if (part.Steps[i].Part.Flight.SentIn(packet)?.Now is not { } now) break;
            // Where the device has a choice, one that goes on as this part does.
            var next = now.Intersect(i + 1 < part.Steps.Count ? part.Steps[i + 1].Part.Flight.Sent : part.Flight.Now);
            if (next.IsEmpty) break;
            packet = One(next, back);
            way.Add(packet);
        }
        return way;
    }

    private static PacketBox One(PacketBox box, bool back) => back ? Flight.Reverse(PacketText.Example(Flight.Reverse(box))) : PacketText.Example(box);
}
