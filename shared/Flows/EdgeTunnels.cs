using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows;

/// <summary>
/// Which packets the policies of IPsec sites take: pairs of local and peer subnets, whatever the routes say. A packet
/// to a peer subnet from a source that no pair protects is dropped (NSX API guide, IPsec VPN).
/// </summary>
internal static class EdgeTunnels
{
    public static IEnumerable<EdgePart> Split(IReadOnlyList<IpsecSite> sites, IReadOnlyList<EdgeInterface> interfaces, EdgePart part)
    {
        IEnumerable<EdgePart> rest = [part];
        foreach (var site in sites)
            rest = [.. rest.SelectMany(p => Cut(p, site, sites, interfaces))];
        return rest.SelectMany(p => p.Site is null ? Unprotected(p, sites) : [p]);
    }

    /// <summary>What the site takes of a part that none has taken yet, and what is left.</summary>
    private static IEnumerable<EdgePart> Cut(EdgePart part, IpsecSite site, IReadOnlyList<IpsecSite> sites, IReadOnlyList<EdgeInterface> interfaces)
    {
        var pair = Pair(site);
        if (part.Site is not null || part.Flight.NowIn(pair) is not { } taken) return [part];
        var egress = interfaces.FirstOrDefault(i => i.Connected && i.Owns(site.LocalAddress));
        var tunnelled = part with { Flight = taken, Site = site, Egress = egress };
        var left = PacketSet.Of(part.Flight.Now).Subtract(pair).Boxes.Select(b => part with { Flight = part.Flight.NowIn(b)! });
        if (egress is null) return left.Prepend(tunnelled with { Fate = EdgeFate.Lost, Reason = $"no connected interface holds the local end {site.LocalAddress} of IPsec site '{site.Name}'" });
        return left.Concat(Shared(tunnelled with { Fate = EdgeFate.Tunnelled }, sites));
    }

    /// <summary>Which of two sites with the same packets takes them is not documented.</summary>
    private static IEnumerable<EdgePart> Shared(EdgePart tunnelled, IReadOnlyList<IpsecSite> sites)
    {
        PacketBox[] others = [.. sites.Where(s => s != tunnelled.Site).Select(Pair)];
        foreach (var box in PacketSet.Of(tunnelled.Flight.Now).Subtract(others).Boxes) yield return tunnelled with { Flight = tunnelled.Flight.NowIn(box)! };
        foreach (var box in PacketSet.Of(tunnelled.Flight.Now).Intersect(PacketSet.UnionOf(others)).Boxes)
            yield return tunnelled with { Flight = tunnelled.Flight.NowIn(box)!, Fate = EdgeFate.Unknown, Reason = $"another IPsec site has the same packets as '{tunnelled.Site!.Name}': which of them takes them is not documented" };
    }

    private static IEnumerable<EdgePart> Unprotected(EdgePart part, IReadOnlyList<IpsecSite> sites)
    {
        foreach (var site in sites)
        {
            if (part.Flight.NowIn(PacketBox.All with { Destination = Protected(site) }) is not { } refused) continue;
            yield return part with { Flight = refused, Site = site, Fate = EdgeFate.Dropped, Reason = $"{refused.Now.Source} is no local subnet of IPsec site '{site.Name}', which protects the way to {Protected(site)}" };
            if (part.Flight.NowIn(PacketBox.All with { Destination = AddressSet.All.Subtract(Protected(site)) }) is not { } left) yield break;
            part = part with { Flight = left };
        }
        yield return part;
    }

    private static PacketBox Pair(IpsecSite site) => PacketBox.All with { Source = site.LocalSubnets, Destination = Protected(site) };

    /// <summary>The peer subnets, but for those that the policy leaves out: they go by the routes.</summary>
    private static AddressSet Protected(IpsecSite site) => site.PeerSubnets.Subtract(site.Passthrough);
}
