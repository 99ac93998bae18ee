using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites;

/// <summary>What reaches a Service and where it leads, beside <see cref="KubernetesService"/>; joined by full name.</summary>
/// <param name="Selector">Empty for a service whose endpoints are kept by hand.</param>
/// <param name="ExternalTrafficPolicy"><c>Cluster</c> or <c>Local</c>: only nodes with an endpoint of their own answer.</param>
/// <param name="ExternalName">The DNS name that a service of type ExternalName stands for.</param>
/// <param name="RequestedAddress"><c>spec.loadBalancerIP</c>.</param>
/// <param name="IpType">Annotation of IBM Cloud: <c>public</c> or <c>private</c>; null leaves it to the provider.</param>
public sealed record ServiceDetails(
    string Namespace, string Name, IReadOnlyDictionary<string, string> Labels, IReadOnlyList<ServicePort> Ports,
    IReadOnlyDictionary<string, string> Selector, string ExternalTrafficPolicy, string? ExternalName, Address? RequestedAddress,
    IReadOnlyList<Address> ExternalAddresses, string? IpType, string? Zone, string? Vlan, Origin Origin)
{
    public string FullName => $"{Namespace}/{Name}";
}

/// <summary>One port of a Service.</summary>
/// <param name="Target">Port number or port name of the pods.</param>
/// <param name="NodePort">Open on every node; null when there is none.</param>
public sealed record ServicePort(string? Name, string Protocol, int Port, string Target, int? NodePort)
{
    public override string ToString() => $"{Protocol} {Port} to {Target}{(NodePort is null ? "" : $", node port {NodePort}")}";
}

/// <summary>Some of the IPv4 endpoints of a Service; a service may have several slices.</summary>
/// <param name="Service">Name of the Service in the same namespace; null when the slice belongs to none.</param>
public sealed record EndpointSlice(
    string Namespace, string Name, string? Service, IReadOnlyList<Endpoint> Endpoints, IReadOnlyList<EndpointPort> Ports, Origin Origin)
{
    public string? ServiceFullName => Service is null ? null : $"{Namespace}/{Service}";

    public IEnumerable<Endpoint> ReadyEndpoints => Endpoints.Where(e => e.Ready);
}

/// <param name="Ready">Takes traffic. An endpoint that says nothing of it counts as ready, as the API defines it.</param>
/// <param name="Pod">Name of the Pod in the namespace of the slice, if it is one.</param>
public sealed record Endpoint(Address Address, bool Ready, string? Node, string? Pod);

/// <param name="Port">Null means all ports.</param>
public sealed record EndpointPort(string? Name, string Protocol, int? Port);

/// <summary>An Ingress, in the shape of any API version.</summary>
/// <param name="Hosts">Of its rules; a rule for any host is not among them.</param>
/// <param name="Default">Where requests go that no route is for.</param>
public sealed record Ingress(
    string Namespace, string Name, string? Class, IReadOnlyList<string> Hosts, IReadOnlyList<string> TlsHosts, IReadOnlyList<IngressRoute> Routes,
    IngressBackend? Default, IReadOnlyList<Address> LoadBalancerAddresses, Origin Origin)
{
    public string FullName => $"{Namespace}/{Name}";
}

/// <param name="Host">Null means any host.</param>
/// <param name="Path">Null means all paths.</param>
public sealed record IngressRoute(string? Host, string? Path, IngressBackend Backend);

/// <param name="Service">Name of a Service in the same namespace; null when the backend is another resource.</param>
/// <param name="Port">Number or name of the Service's port; null for another resource.</param>
public sealed record IngressBackend(string? Service, string? Port);
