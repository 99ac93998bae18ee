using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Flows.Trace;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Flows.Trace;

/// <summary>Sites of few devices, written shortly. Edges are named <c>edge 1</c>, <c>edge 2</c> …, and their routers after them.</summary>
internal static class SiteModel
{
    /// <summary>An edge or a router; its id tells which: <c>edge-1</c>, <c>router-1</c>.</summary>
    public static Edge Device(string id, EdgeInterface[] interfaces, StaticRoute[]? routes = null, Firewall? firewall = null, NatRule[]? nat = null, IpsecSite[]? ipsec = null, string[]? dynamic = null) =>
        EdgeCase.Of(interfaces, new(true, nat ?? []), firewall ?? Model.Open, new(routes ?? [], dynamic ?? [], true), new(true, ipsec ?? [])) with { Id = id };

    public static EdgeInterface Interface(int index, InterfaceKind kind, string network, string prefix, params string[] own) =>
        new($"vNic_{index}", "", index, kind, true, network, [new(Prefix.Parse(prefix), [.. own.Select(Address.Parse)])], Model.Origin);

    public static IpsecSite Tunnel(string name, string end, string local, string peer) =>
        new(name, true, false, Address.Parse(end), "", "198.51.100.9", "", AddressSet.Of(Prefix.Parse(local)), AddressSet.Of(Prefix.Parse(peer)), null, null, null, null, null, Model.Origin);

    public static SitePlan Plan(params IReadOnlyList<Edge> devices) => new()
    {
        Site = "test",
        Integration = new([], IksToIcp.None, IcpToVcs.Routed, InternetAccess.None),
        Networks = [],
        Edges = [.. devices.Where(d => !IsRouter(d)).Select(e => new PlanEdge($"edge {Number(e)}", e.Id, null, null, devices.FirstOrDefault(r => r.Id == $"router-{Number(e)}")?.Id, null, [], 1))],
    };

    public static Site Site(params IReadOnlyList<Edge> devices) => new(
        Reading.Complete<IReadOnlyList<EdgeSummary>>([], "nsx/edges.xml"), devices.ToDictionary(d => d.Id), new Dictionary<string, Cluster>(), [],
        Reading.Complete<IReadOnlyList<VirtualWire>>([], "nsx/virtualwires.xml"), Reading.Complete<IReadOnlyList<PreRule>>([], "nsx/dfw.xml"));

    public static Network Network(params IReadOnlyList<Edge> devices) => new(Plan(devices), Site(devices));

    public static bool IsRouter(Edge device) => device.Id.StartsWith("router", StringComparison.Ordinal);

    public static string Name(Edge device) => $"{(IsRouter(device) ? "router of " : "")}edge {Number(device)}";

    private static string Number(Edge device) => device.Id.Split('-')[1];
}
