using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites;

/// <summary>
/// What the VPN pod of a strongSwan release tells its workers to route: the ConfigMap <c>…-routes</c>, written at run time.
/// The ConfigMap with the configuration holds the pre-shared key and is never read.
/// </summary>
/// <param name="Release">From the labels; null when they do not name it.</param>
/// <param name="RemoteGateway">As written: an address, a name, or <c>%any</c> when the pod only listens.</param>
/// <param name="RouteTable">On every worker; it is not in the main table.</param>
/// <param name="PodDevice">The interface of the worker that leads to the pod.</param>
public sealed record VpnRoutes(
    string Namespace, string Name, string? Release, IReadOnlyList<Prefix> LocalSubnets, IReadOnlyList<Prefix> RemoteSubnets,
    string? RemoteGateway, Address? RemoteGatewayAddress, Address? LoadBalancerAddress, bool? ConnectsFromLoadBalancer, int? RouteTable,
    string? PodName, Address? PodAddress, string? PodDevice, Address? WorkerAddress, Prefix? WorkerSubnet, Origin Origin)
{
    public string FullName => $"{Namespace}/{Name}";
}
