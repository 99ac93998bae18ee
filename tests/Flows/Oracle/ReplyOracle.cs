using HybridDrift.Sites;

namespace HybridDrift.Tests.Flows.Oracle;

/// <summary>
/// What becomes of the answer to one packet that was delivered. An edge that it comes to turns it into the answer to what
/// came in there, and sends it on by tunnel or route; one that has not sent out what it answers drops it.
/// </summary>
internal sealed class ReplyOracle(SiteOracle site)
{
    /// <param name="Way">The devices that it passed.</param>
    internal sealed record End(string Fate, SiteOracle.Device At, IReadOnlyList<SiteOracle.Device> Way);

    public List<End> Answer(SiteOracle.End delivered, EdgeInterface entry, bool tunnelled)
    {
        var ends = new List<End>();
        Go(Reverse(delivered.Out), delivered.At, delivered.Steps.Count, []);
        return ends;

        // It answers what step number "open" of the flow was given.
        void Go(Packet packet, SiteOracle.Device device, int open, SiteOracle.Device[] way)
        {
            if (way.Length > delivered.Steps.Count + 4)
            {
                ends.Add(new("Looping", device, way));
                return;
            }
            if (!ComesTo(delivered, device, ref packet, ref open) && !device.IsRouter && device.Edge.Firewall.Value.Enabled)
            {
                ends.Add(new("Dropped", device, way));
                return;
            }
            way = [.. way, device];
            var isBack = device == delivered.Steps[0].Device;
            for (var i = 0; i < open; i++) isBack &= !Rewrites(delivered, i);
            foreach (var did in EdgeOracle.Route(device.Edge, device.IsRouter, new("Forwarded", packet)))
            {
                if (did.Fate == "Tunnelled") Stop(tunnelled && isBack ? "Delivered" : "Lost");
                else if (did.Fate != "Forwarded") Stop(did.Fate switch { "Unknown" => "Ambiguous", "Dropped" => "Dropped", _ => "Lost" });
                else if (site.Next(device, did) is { } next) Go(packet, next.Device, open, way);
                else Stop(!tunnelled && isBack && did.Egress == entry && !SiteOracle.IsOwn(device, did) ? "Delivered" : "Lost");
            }

            void Stop(string fate) => ends.Add(new(fate, device, way));
        }
    }

    /// <summary>What the answer is at each of these devices, when it goes that way.</summary>
    public static List<Packet> Follow(SiteOracle.End delivered, IEnumerable<string> way)
    {
        var (packet, open, packets) = (Reverse(delivered.Out), delivered.Steps.Count, new List<Packet>());
        foreach (var id in way)
        {
            if (delivered.Steps.FirstOrDefault(s => s.Device.Edge.Id == id)?.Device is { } known) ComesTo(delivered, known, ref packet, ref open);
            packets.Add(packet);
        }
        return packets;
    }

    /// <summary>A device that sent on what is answered makes it an answer to what was given to it; false for others.</summary>
    private static bool ComesTo(SiteOracle.End delivered, SiteOracle.Device device, ref Packet packet, ref int open)
    {
        var step = open - 1;
        while (step >= 0 && delivered.Steps[step].Device != device) step = Rewrites(delivered, step) ? -1 : step - 1;
        if (step < 0) return false;
        (packet, open) = (Reverse(delivered.Steps[step].In), step);
        return true;
    }

    private static bool Rewrites(SiteOracle.End delivered, int step) => delivered.Steps[step].Did.Dnat is not null || delivered.Steps[step].Did.Snat is not null;

    private static Packet Reverse(Packet packet) => new(packet.Destination, packet.Source, packet.Protocol, packet.DestinationPort, packet.SourcePort);
}
