using HybridDrift.Addresses;

namespace HybridDrift.Flows.Difference;

/// <summary>Something that two recordings of a site show differently.</summary>
/// <param name="Asset">An edge, a cluster, or <c>nsx</c>.</param>
/// <param name="Area">Such as <c>firewall</c>, <c>destination NAT</c>, <c>routes</c>.</param>
/// <param name="Subject">What it is about; for packets, a short name of them.</param>
/// <param name="Before">What is so, or what decides, before.</param>
public sealed record SiteChange(string Asset, string Area, string Subject, string Before, string After)
{
    /// <summary>Such as the value of something that is not there.</summary>
    public const string NotThere = "not there";

    /// <summary>False for what may have changed, but need not: what was read does not tell.</summary>
    public bool Certain { get; init; } = true;

    /// <summary>The packets that are treated differently; none for changes of other kinds.</summary>
    public IReadOnlyList<ChangedPackets> Packets { get; init; } = [];

    /// <summary>How many packet headers, by whatever interfaces they come and go.</summary>
    public UInt128 Count => Packets.Count == 1 ? Packets[0].Packets.Count : PacketSet.UnionOf(Packets.SelectMany(p => p.Packets.Boxes)).Count;
}

/// <param name="Ingress">The interfaces that they come in by; null for any.</param>
/// <param name="Egress">The interfaces that they leave by; null for any.</param>
public sealed record ChangedPackets(string? Ingress, string? Egress, PacketSet Packets);

/// <summary>Something that could not be compared, because it was not read on one side.</summary>
public sealed record NotCompared(string Asset, string Area, string Reason);

/// <summary>All that two recordings of a site show differently.</summary>
/// <param name="Compared">How many things were there to be compared; none means that nothing is known.</param>
/// <param name="InNeither">Documents that neither of the recordings has: nothing is said of what they would hold.</param>
public sealed record SiteDifference(IReadOnlyList<SiteChange> Changes, IReadOnlyList<NotCompared> NotCompared, IReadOnlyList<string> InNeither, int Compared);
