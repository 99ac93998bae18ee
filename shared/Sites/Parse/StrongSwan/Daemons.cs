using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.StrongSwan;

/// <summary>
/// One daemon may be recorded by several commands. One reading speaks for it, that which tells most; where another one says
/// otherwise of its tunnels, they are of different moments, and neither is the truth.
/// </summary>
internal static class Daemons
{
    private static readonly string[] Endings = ["strongswan.vici.json", "strongswan.statusall.txt", "strongswan.status.txt", "strongswan.swanctl.txt"];

    /// <summary>The path without the name of the command: the cluster and the pod.</summary>
    public static string Of(string path) => Endings.FirstOrDefault(e => path.EndsWith(e, StringComparison.Ordinal)) is { } ending ? path[..^ending.Length] : path;

    public static Reading<IpsecStatus> Join(IEnumerable<Reading<IpsecStatus>> same)
    {
        // Ids and SPIs change with every rekeying; who is reached and with which networks does not.
        var ordered = same.OrderBy(r => r.Completeness).ThenBy(r => Array.FindIndex(Endings, e => r.Document.EndsWith(e, StringComparison.Ordinal))).ToArray();
        var best = ordered[0];
        var other = ordered.Skip(1).FirstOrDefault(r => r.Completeness == Completeness.Complete && !Carried(r.Value).SequenceEqual(Carried(best.Value)));
        return other is null || best.Completeness != Completeness.Complete ? best
            : Reading.Of(best.Value, best.Document, [new Problem(best.Document, "", $"shows other tunnels than {other.Document}: record both at one moment, or keep one")]);
    }

    /// <summary>For each far end, the pairs of networks between which packets pass.</summary>
    private static IEnumerable<(string Host, string Pairs)> Carried(IpsecStatus status) =>
        status.IkeSas.Where(sa => sa.State == IkeState.Established).GroupBy(sa => sa.RemoteHost).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, Text(g.SelectMany(sa => sa.InstalledChildren))));

    private static string Text(IEnumerable<ChildSa> children) => string.Join("; ", children.GroupBy(c => c.Local.Addresses.ToString())
        .Select(g => $"{g.Key} === {AddressSet.UnionOf(g.Select(c => c.Remote.Addresses))}").Order(StringComparer.Ordinal));
}
