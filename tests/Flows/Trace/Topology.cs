using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Tests.Flows.Trace;

/// <summary>Random devices on common links, with routes to each other, to routers out of sight, and to nowhere; some go in circles.</summary>
internal static class Topology
{
    /// <summary>Links with their subnets. Two of them have the same addresses and are not one.</summary>
    private static readonly (string Network, string Prefix, InterfaceKind Kind)[] Links =
    [
        ("dvportgroup-1", "203.0.113.0/24", InterfaceKind.Uplink), ("dvportgroup-2", "10.9.0.0/24", InterfaceKind.Uplink), ("virtualwire-1", "10.0.0.0/28", InterfaceKind.Internal),
        ("virtualwire-2", "10.0.0.128/28", InterfaceKind.Internal), ("virtualwire-3", "10.0.1.0/24", InterfaceKind.Internal), ("virtualwire-4", "10.0.1.0/24", InterfaceKind.Internal),
        ("dvportgroup-3", "10.0.1.0/25", InterfaceKind.Trunk), ("virtualwire-5", "192.0.2.0/25", InterfaceKind.Internal),
    ];

    private static readonly string[] Networks =
        ["0.0.0.0/0", "0.0.0.0/0", "10.0.0.0/8", "10.0.1.0/24", "10.0.1.128/25", "10.0.0.0/24", "192.0.2.0/24", "203.0.113.10/32", "198.51.100.0/24", "0.0.0.0/1"];

    public static Edge[] Of(Random random)
    {
        var ids = Enumerable.Range(1, random.Next(1, 4)).SelectMany(n => random.Next(3) > 0 ? new[] { $"edge-{n}", $"router-{n}" } : [$"edge-{n}"]).ToArray();
        var devices = ids.Select((id, n) => (Id: id, Interfaces: Interfaces(random, n, id.StartsWith("router", StringComparison.Ordinal)))).ToArray();
        return [.. devices.Select(d => SiteModel.Device(d.Id, d.Interfaces, Routes(random, d.Interfaces, devices.Where(o => o.Id != d.Id).SelectMany(o => o.Interfaces)), dynamic: random.Next(12) == 0 ? ["OSPF"] : []))];
    }

    private static EdgeInterface[] Interfaces(Random random, int number, bool isRouter)
    {
        var chosen = Links.Where(l => !isRouter || l.Kind == InterfaceKind.Internal).OrderBy(_ => random.Next()).DistinctBy(l => l.Prefix).Take(random.Next(2, 5)).ToArray();
        return [.. chosen.Select((link, index) =>
        {
            var first = Prefix.Parse(link.Prefix).Network.Value;
            string[] own = [Text(first + 1 + (uint)number), .. random.Next(4) == 0 ? [Text(first + 10 + (uint)(link.Kind == InterfaceKind.Uplink ? 0 : number))] : Array.Empty<string>()];
            return SiteModel.Interface(index, link.Kind, link.Network, link.Prefix, own) with { Connected = random.Next(15) > 0 };
        })];
    }

    private static StaticRoute[] Routes(Random random, EdgeInterface[] own, IEnumerable<EdgeInterface> others)
    {
        var neighbours = others.Where(o => own.Any(i => i.Network == o.Network)).SelectMany(o => o.Addresses).Select(a => a.ToString()).ToArray();
        return [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ =>
        {
            var (subnet, dice) = (own[random.Next(own.Length)].Subnets[0], random.Next(20));
            var hop = dice < 14 && neighbours.Length > 0 ? neighbours[random.Next(neighbours.Length)] : dice < 17 ? Text(subnet.Prefix.Last.Value - 1) : dice == 17 ? $"{subnet.Addresses[0]}" : dice == 18 ? "172.31.0.1" : Text(subnet.Prefix.Network.Value + 5);
            return Model.Route(Networks[random.Next(Networks.Length)], hop, random.Next(8) == 0 ? $"{random.Next(own.Length)}" : null, random.Next(4) == 0 ? 5 : 1);
        })];
    }

    private static string Text(uint address) => new Address(address).ToString();
}
