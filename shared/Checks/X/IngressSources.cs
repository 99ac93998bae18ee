using HybridDrift.Addresses;
using HybridDrift.Checks.A;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.X;

/// <summary>The addresses that packets can come from at each interface of an edge; forged ones are not looked at.</summary>
internal sealed class IngressSources(SitePlan plan, PlanEdge planEdge, Edge edge)
{
    /// <summary>IBM Cloud's private network with its service networks.</summary>
    public static readonly AddressSet PrivateNetwork = AddressSet.Of(IbmReserved.PrivateNetwork, Prefix.Parse("161.26.0.0/16"), Prefix.Parse("166.8.0.0/14"));

    private readonly AddressSet own = AddressSet.UnionOf(edge.Interfaces.Value.Where(i => i.Connected).SelectMany(i => i.Addresses).Select(AddressSet.Of));

    /// <summary>The networks behind the edge; pods of ICP are, though they should come with the address of their worker.</summary>
    private readonly AddressSet behind = plan.Addresses(planEdge.Serves)
        .Union(planEdge.Serves.Contains("icp-workers") ? plan.Addresses(["icp-pods", "icp-services"]) : AddressSet.Empty)
        .Union(planEdge.Transit is { } transit ? AddressSet.Of(transit) : AddressSet.Empty);

    public AddressSet Of(EdgeInterface on)
    {
        var isPublic = FacesInternet(on);
        var sources = Routed(on).Union(isPublic ? IbmReserved.Internet : AddressSet.Empty);
        if (on.Kind is InterfaceKind.Uplink or InterfaceKind.Unknown && (!isPublic || on.Addresses.Any(a => !IbmReserved.Internet.Contains(a) && a != planEdge.Public)))
            sources = sources.Union(PrivateNetwork).Union(Planned()).Subtract(behind);
        if (on.Kind is InterfaceKind.Internal or InterfaceKind.Unknown) sources = sources.Union(behind.Subtract(RoutedElsewhere(on)));
        return sources.Subtract(own);
    }

    public bool FacesInternet(EdgeInterface on) => Uplinks.Public(edge, planEdge.Public).Contains(on);

    /// <summary>Networks of the plan that reach the edge by the private network, or by a tunnel that ends on it.</summary>
    private AddressSet Planned() => AddressSet.Of(plan.Networks.Where(n => !n.Name.Contains("public")).SelectMany(n => n.Prefixes))
        .Union(AddressSet.UnionOf(edge.Ipsec.Value.Enabled ? edge.Ipsec.Value.Sites.Where(s => s.Enabled).Select(s => s.PeerSubnets) : []));

    /// <summary>What the edge's own routes say lies there; a default route says nothing.</summary>
    private AddressSet Routed(EdgeInterface on) => AddressSet.Of(on.Subnets.Select(s => s.Prefix)
        .Concat(edge.Routing.Value.Routes.Where(r => r.Network.Length > 0 && Flows.EdgeRoutes.Egress(edge.Interfaces.Value, r) == on).Select(r => r.Network)));

    private AddressSet RoutedElsewhere(EdgeInterface on) =>
        AddressSet.UnionOf(edge.Interfaces.Value.Where(i => i.Connected && i != on && i.Kind is InterfaceKind.Internal).Select(Routed)).Subtract(Routed(on));
}
