namespace HybridDrift.Tests.Flows.Oracle;

/// <summary>One packet as plain numbers; for ICMP the type stands as destination port.</summary>
internal sealed record Packet(uint Source, uint Destination, int Protocol, int SourcePort, int DestinationPort)
{
    public override string ToString() => $"protocol {Protocol} {Text(Source)}:{SourcePort} → {Text(Destination)}:{DestinationPort}";

    private static string Text(uint address) => $"{address >> 24}.{address >> 16 & 255}.{address >> 8 & 255}.{address & 255}";
}
