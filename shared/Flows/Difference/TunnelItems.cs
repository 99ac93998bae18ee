using HybridDrift.Collect;
using HybridDrift.Sites;
using static HybridDrift.Flows.Difference.Item;

namespace HybridDrift.Flows.Difference;

/// <summary>
/// The tunnels of a cluster's strongSwan gateways by their other ends: pods, numbers of SAs and counters change all the time.
/// </summary>
internal static class TunnelItems
{
    /// <summary>All gateways as one reading: as complete as the least complete of them.</summary>
    private static Reading<IReadOnlyList<IpsecStatus>> Joined(IReadOnlyList<Reading<IpsecStatus>> statuses)
    {
        IReadOnlyList<IpsecStatus> read = [.. statuses.Where(s => s.Completeness != Completeness.Failed).Select(s => s.Value)];
        var completeness = statuses.All(s => s.Completeness == Completeness.Failed) ? Completeness.Failed
            : statuses.All(s => s.Completeness is Completeness.Complete or Completeness.NotConfigured) ? Completeness.Complete : Completeness.Partial;
        return new(read, completeness, [.. statuses.Where(s => s.Completeness != Completeness.NotConfigured).SelectMany(s => s.Problems)], statuses[0].Document);
    }

    /// <summary>A side with fewer gateways than the other may lack a document: what it does not show need not be gone.</summary>
    public static Reading<IReadOnlyList<IpsecStatus>> Joined(string cluster, IReadOnlyList<Reading<IpsecStatus>> statuses, int others)
    {
        var joined = Joined(statuses);
        return statuses.Count >= others || joined.Completeness == Completeness.Failed ? joined : joined with
        {
            Completeness = Completeness.Partial,
            Problems = [.. joined.Problems, new(cluster, "", $"{statuses.Count} strongSwan gateways were asked, {others} in the other recording")],
        };
    }

    public static IEnumerable<Item> Of(IReadOnlyList<IpsecStatus> statuses) =>
        statuses.SelectMany(Tunnels).Append(new("strongSwan", ("gateways that run", $"{statuses.Count(s => !s.DaemonStopped)} of {statuses.Count}")));

    private static IEnumerable<Item> Tunnels(IpsecStatus status)
    {
        if (!status.HasConnections) return status.IkeSas.GroupBy(Peer).Select(same => Tunnel(same.Key, null, [.. same], tellsSettings: false));
        var configured = status.Connections.Select(c => Tunnel(c.RemoteId ?? c.RemoteHost, c, [.. status.IkeSas.Where(s => s.Name == c.Name)]));
        return configured.Concat(status.IkeSas.Where(s => status.Connections.All(c => c.Name != s.Name)).GroupBy(Peer).Select(same => Tunnel(same.Key, null, [.. same])));
    }

    private static string Peer(IkeSa sa) => sa.RemoteId is "%any" or "" ? sa.RemoteHost : sa.RemoteId;

    private static Item Tunnel(string peer, IpsecConnection? connection, IReadOnlyList<IkeSa> sas, bool tellsSettings = true)
    {
        IkeSa[] up = [.. sas.Where(s => s.State == IkeState.Established)];
        ChildSa[] children = [.. up.SelectMany(s => s.InstalledChildren)];
        var fields = new List<(string, string?)>
        {
            ("state", children.Length > 0 ? "up" : up.Length > 0 ? "up, but without any child" : "down"),
            ("carries", children.Any(c => !c.HasSelectors) ? null : Carries([.. children.Select(c => (c.Local, c.Remote))])),
        };
        if (connection is not null || !tellsSettings)
            fields.AddRange([("IKE", connection?.IkeVersion), ("local id", connection is null ? null : connection.LocalId ?? "none"), ("asks for", connection is null ? null : Carries([.. connection.Children.Select(c => (c.Local, c.Remote))]))]);
        // A tunnel that is down has negotiated nothing: that it is down is said already.
        if (up.Length > 0) fields.Add(("IKE proposal", Proposals(up.Select(s => s.Proposal))));
        if (children.Length > 0) fields.Add(("ESP proposal", Proposals(children.Select(c => c.Proposal).Select(WithoutKeyExchange))));
        return new($"tunnel to {peer}", fields);
    }

    private static string Carries(IReadOnlyList<(TrafficSelectors Local, TrafficSelectors Remote)> pairs)
    {
        var narrowed = pairs.SelectMany(p => p.Local.All.Concat(p.Remote.All)).Where(s => !s.IsWhole).Select(s => s.Text);
        return string.Join(", ", narrowed.Distinct().Order(StringComparer.Ordinal).Prepend(Pairs([.. pairs.Select(p => (p.Local.Addresses, p.Remote.Addresses)).Where(p => !p.Item1.IsEmpty && !p.Item2.IsEmpty)])));
    }

    private static string? Proposals(IEnumerable<string?> proposals) => proposals.Any(p => p is null) ? null : Set(proposals.OfType<string>());

    /// <summary>A child has a key exchange of its own only once it was renewed.</summary>
    private static string? WithoutKeyExchange(string? proposal) => proposal is null ? null : string.Join('/', proposal.Split('/')
        .Where(p => !p.StartsWith("MODP", StringComparison.Ordinal) && !p.StartsWith("ECP", StringComparison.Ordinal) && !p.StartsWith("CURVE", StringComparison.Ordinal) && !p.StartsWith("KE", StringComparison.Ordinal)));
}
