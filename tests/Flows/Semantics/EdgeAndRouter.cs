using HybridDrift.Addresses;
using HybridDrift.Flows.Trace;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Trace;

namespace HybridDrift.Tests.Flows.Semantics;

/// <summary>
/// The small site of the scenarios: an edge with a public uplink (203.0.113.1, and .10 for services), a transit to its
/// router, and machines behind that (10.0.1.0/24). Each scenario changes what it is about.
/// </summary>
internal static class EdgeAndRouter
{
    public static readonly EdgeInterface
        Uplink = SiteModel.Interface(0, InterfaceKind.Uplink, "dvportgroup-1", "203.0.113.0/24", "203.0.113.1", "203.0.113.10"),
        Transit = SiteModel.Interface(1, InterfaceKind.Internal, "virtualwire-1", "10.0.0.0/28", "10.0.0.1"),
        Extra = SiteModel.Interface(2, InterfaceKind.Internal, "virtualwire-2", "10.0.0.16/28", "10.0.0.17"),
        RouterTransit = SiteModel.Interface(0, InterfaceKind.Internal, "virtualwire-1", "10.0.0.0/28", "10.0.0.2"),
        Machines = SiteModel.Interface(1, InterfaceKind.Internal, "virtualwire-5", "10.0.1.0/24", "10.0.1.1");

    public static readonly StaticRoute Default = Model.Route("0.0.0.0/0", "203.0.113.254"), ToMachines = Model.Route("10.0.1.0/24", "10.0.0.2");

    public static Edge Edge(Firewall? firewall = null, NatRule[]? nat = null, StaticRoute[]? routes = null, IpsecSite[]? ipsec = null) =>
        SiteModel.Device("edge-1", [Uplink, Transit, Extra], routes ?? [Default, ToMachines], firewall, nat, ipsec);

    public static Edge Router(params StaticRoute[] routes) => SiteModel.Device("router-1", [RouterTransit, Machines], routes.Length > 0 ? routes : [Model.Route("0.0.0.0/0", "10.0.0.1")]);

    public static PacketSet Packets(string from, string to, string ports = "443") =>
        PacketSet.Of(new(AddressText.TryParse(from, out _)!.Addresses, AddressText.TryParse(to, out _)!.Addresses, Protocols.Only(Protocols.Tcp), PortSet.All, PortSet.TryParse(ports, out _)!));

    /// <summary>From the internet, by the uplink.</summary>
    public static IReadOnlyList<TracePart> FromOutside(Edge edge, PacketSet packets, params Edge[] others) => Send(edge, Uplink, packets, [edge, .. others.Length > 0 ? others : [Router()]]);

    /// <summary>From a machine, by its router.</summary>
    public static IReadOnlyList<TracePart> FromInside(Edge edge, PacketSet packets, Edge? router = null) => Send(router ?? Router(), Machines, packets, [edge, router ?? Router()]);

    public static IReadOnlyList<TracePart> Send(Edge start, EdgeInterface entry, PacketSet packets, params Edge[] devices)
    {
        var network = SiteModel.Network(devices);
        return new Tracer(network).Trace(packets, network.Devices[start.Id], entry);
    }

    /// <summary>The answers to what is delivered.</summary>
    public static IReadOnlyList<TracePart> Answers(Edge start, EdgeInterface entry, PacketSet packets, params Edge[] devices)
    {
        var network = SiteModel.Network(devices);
        return [.. new Tracer(network).Trace(packets, network.Devices[start.Id], entry).Where(p => p.Fate == Fate.Delivered).SelectMany(p => new ReplyTracer(network).Trace(p, entry, tunnelled: false))];
    }

    /// <summary>Where packets ended, as what, in words.</summary>
    public static string[] Ends(this IEnumerable<TracePart> parts) => [.. parts.Select(p => $"{p.Fate} {p.Flight.Now.Source} → {p.Flight.Now.Destination}:{p.Flight.Now.DestinationPorts} at {p.Where}").Order(StringComparer.Ordinal)];
}
