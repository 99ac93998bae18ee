using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Drafts;

/// <summary>What the sections of a draft have in common: gateways with what lies behind them, and the networks by name.</summary>
internal sealed record Found(Site Site, IReadOnlyList<Gateway> Gateways, IReadOnlyList<FoundNetwork> Networks)
{
    public static Found In(Site site)
    {
        var gateways = Gateway.AllOf(site);
        return new(site, gateways, NetworksDraft.Of(site, gateways));
    }

    /// <summary>Everything that a draft is made from.</summary>
    public IEnumerable<IReading> Used =>
    [
        .. Site.Edges.Count > 0 ? new[] { Site.EdgeList } : [],
        .. Site.Edges.Values.SelectMany(e => new IReading[] { e.Identity, e.Interfaces, e.Nat, e.Firewall, e.Routing, e.Ipsec }),
        .. Site.Clusters.Values.SelectMany(c => new IReading[] { c.Nodes, c.Services, c.IpPools, c.Objects.VpnRoutes, c.Objects.Ingresses, c.Objects.BgpPeers }.Concat(c.IpsecStatuses)),
        .. Cluster("iks") is { } iks ? new[] { iks.PortableSubnets } : [],
    ];

    public Cluster? Cluster(string name) => Site.Clusters.GetValueOrDefault(name);

    /// <summary>The networks that are sure: other sections may name them.</summary>
    public IEnumerable<FoundNetwork> Sure => Networks.Where(n => n.IsSure);

    public AddressSet Addresses(string network) => Sure.FirstOrDefault(n => n.Name == network)?.Addresses ?? AddressSet.Empty;

    /// <summary>The networks that lie behind a gateway.</summary>
    public IReadOnlyList<string> Served(Gateway gateway) =>
        [.. Sure.Where(n => n.Name is "icp-workers" or "vcs-vms" && n.Addresses.Overlaps(gateway.Addresses)).Select(n => n.Name)];

    /// <summary>The networks that make up a set exactly; null when they do not.</summary>
    public IReadOnlyList<string>? Named(AddressSet addresses)
    {
        var inside = Sure.Where(n => !n.Addresses.IsEmpty && n.Addresses.IsSubsetOf(addresses)).ToArray();
        return !addresses.IsEmpty && AddressSet.UnionOf(inside.Select(n => n.Addresses)).Equals(addresses) ? [.. inside.Select(n => n.Name)] : null;
    }

    /// <summary>Where values were read, and a warning when more may have been there.</summary>
    public static string From(params IEnumerable<IReading> readings)
    {
        var all = readings.DistinctBy(r => r.Document).ToArray();
        return string.Join(", ", all.Select(r => Scalar.Remark(r.Document))) + (all.Any(r => r.Completeness == Completeness.Partial) ? "; not read completely: there may be more" : "");
    }
}

/// <summary>A network of clause D.</summary>
/// <param name="Note">Where it was read; when it is not sure, what to find out.</param>
/// <param name="IsSure">What was read tells it exactly. Else the prefixes are at most a hint.</param>
internal sealed record FoundNetwork(string Name, IReadOnlyList<Prefix> Prefixes, string Note, bool IsSure)
{
    public AddressSet Addresses => AddressSet.Of(Prefixes);
}
