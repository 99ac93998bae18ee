using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Drafts;

/// <summary>The proposals that the ends of a tunnel have agreed on.</summary>
internal static class Proposals
{
    /// <summary>Null when no established association with the far end shows them, or several show different ones.</summary>
    public static string? Agreed(Cluster cluster, Address? peer)
    {
        var sas = Shown(cluster, peer).SelectMany(s => s.Value.IkeSas).Where(s => IsUp(s, peer)).ToArray();
        string?[] parts =
        [
            One("ike", sas.Select(s => s.Proposal)),
            One("esp", sas.SelectMany(s => s.InstalledChildren).Select(c => c.Proposal)),
        ];
        return parts.OfType<string>().ToArray() is { Length: > 0 } known ? $"proposals: {{{string.Join(", ", known)}}}" : null;
    }

    /// <summary>The statuses that show them.</summary>
    public static IEnumerable<Reading<IpsecStatus>> Shown(Cluster cluster, Address? peer) => cluster.IpsecStatuses.Where(r => r.Value.IkeSas.Any(s => IsUp(s, peer)));

    private static bool IsUp(IkeSa sa, Address? peer) => peer is not null && sa.RemoteAddress == peer && sa.State == IkeState.Established;

    private static string? One(string key, IEnumerable<string?> printed) =>
        printed.Distinct().ToArray() is [{ } only] && CipherNames.Proposal(only) is { } proposal ? $"{key}: {proposal}" : null;
}
