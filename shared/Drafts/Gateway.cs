using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Drafts;

/// <summary>An edge services gateway, the distributed router that shares a transit network with it, and the networks behind both.</summary>
/// <param name="Inside">The subnets of their interfaces on the inside, without transit networks.</param>
/// <param name="Beyond">What the gateway routes further inside, and no subnet above holds: behind a router that was not read, or that is none of NSX.</param>
internal sealed record Gateway(
    Edge Edge, Edge? Router, Prefix? Transit, IReadOnlyList<EdgeInterface> PublicUplinks, IReadOnlyList<EdgeInterface> PrivateUplinks, IReadOnlyList<Prefix> Inside, IReadOnlyList<Prefix> Beyond)
{
    /// <summary>Machines of a pair watch each other by these: nobody's network.</summary>
    private static readonly Prefix LinkLocal = Prefix.Parse("169.254.0.0/16");

    public AddressSet Addresses => AddressSet.Of(Inside.Concat(Beyond));

    public static IReadOnlyList<Gateway> AllOf(Site site)
    {
        var routers = site.Edges.Values.Where(e => e.Identity.Value.Kind == EdgeKind.DistributedRouter).OrderBy(e => e.Id, StringComparer.Ordinal).ToArray();
        return [.. site.Edges.Values.Where(e => e.Identity.Value.Kind == EdgeKind.ServicesGateway).OrderBy(e => e.Id, StringComparer.Ordinal).Select(e => Of(e, routers))];
    }

    /// <summary>No router is known behind it, and there may be one: what is behind that is then not known either.</summary>
    public bool MayHideRouter => Router is null && (Beyond.Count > 0 || Edge.Routing.Value.DynamicProtocols.Count > 0 || Edge.Routing.Completeness != Completeness.Complete);

    /// <summary>Any of its addresses.</summary>
    public bool Owns(Address address) => Edge.Interfaces.Value.Any(i => i.Owns(address));

    public bool HasUplink(Prefix subnet) => PublicUplinks.Concat(PrivateUplinks).Any(u => u.Subnets.Any(s => s.Prefix == subnet));

    private static Gateway Of(Edge edge, IReadOnlyList<Edge> routers)
    {
        var own = Subnets(edge, InterfaceKind.Internal).ToArray();
        var joined = routers.Select(r => (Router: r, Shared: Subnets(r, InterfaceKind.Uplink).Where(own.Contains).ToArray())).FirstOrDefault(r => r.Shared.Length > 0);
        var transit = joined.Shared?[0];
        var uplinks = edge.Interfaces.Value.Where(i => i.Connected && i.Kind == InterfaceKind.Uplink && i.Subnets.Count > 0).ToArray();
        var inward = edge.Routing.Value.Routes.Where(r => r.Network.Length > 0 && own.Any(s => s.Contains(r.NextHop))).ToArray();
        // A subnet that routes lead through joins routers: no machines are in it.
        var inside = own.Where(s => s != transit && !inward.Any(r => s.Contains(r.NextHop))).Concat(joined.Router is null ? [] : Subnets(joined.Router, InterfaceKind.Internal)).Distinct().ToArray();
        var beyond = inward.Select(r => r.Network).Where(n => !AddressSet.Of(n).IsSubsetOf(AddressSet.Of(inside))).Distinct();
        return new(edge, joined.Router, transit, [.. uplinks.Where(IsPublic)], [.. uplinks.Where(u => !IsPublic(u))], inside, [.. beyond]);
    }

    private static IEnumerable<Prefix> Subnets(Edge edge, InterfaceKind kind) =>
        edge.Interfaces.Value.Where(i => i.Connected && i.Kind == kind).SelectMany(i => i.Subnets).Select(s => s.Prefix).Where(p => !LinkLocal.Contains(p));

    private static bool IsPublic(EdgeInterface uplink) => uplink.Addresses.Any(a => IbmReserved.Internet.Contains(a));
}
