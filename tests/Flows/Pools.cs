using FsCheck;
using FsCheck.Fluent;
using HybridDrift.Addresses;
using HybridDrift.Sites;
using HybridDrift.Tests.Flows.Oracle;

namespace HybridDrift.Tests.Flows;

/// <summary>
/// Random parts of an edge, from few addresses and ports that overlap, touch, and hold one another; and packets at the
/// edges of all of these, where rules begin and end.
/// </summary>
internal static class Pools
{
    private static readonly string[] AddressTexts =
        ["any", "0.0.0.0", "0.0.0.0/1", "10.0.0.0/8", "10.0.0.0/24", "10.0.0.0/25", "10.0.0.128/25", "10.0.0.7", "10.0.0.250-10.0.1.5", "10.0.1.0/24", "203.0.113.10", "255.255.255.255"];

    private static readonly string[] PortTexts = ["any", "0", "80", "443", "80,443", "443-8443", "8080-8090", "1024-65535", "65535"];

    private static readonly IntervalSet[] ProtocolSets =
        [Protocols.All, Protocols.Only(Protocols.Tcp), Protocols.Only(Protocols.Tcp), Protocols.Only(Protocols.Udp), Protocols.Only(Protocols.Icmp), Protocols.Only(Protocols.Tcp).Union(Protocols.Only(Protocols.Udp))];

    private static readonly long[] AddressEdges = Edges(AddressTexts.Select(t => AddressText.TryParse(t, out _)!.Addresses.Intervals), uint.MaxValue);

    public static readonly long[] PortEdges = Edges(PortTexts.Select(t => PortSet.TryParse(t, out _)!.Intervals), 65535);

    public static Gen<AddressSet> Addresses => Gen.Frequency(
        (1, Gen.Constant(AddressSet.All)),
        (6, Gen.Choose(1, 3).SelectMany(n => Gen.ArrayOf(Gen.Elements(AddressTexts), n)).Select(texts => AddressText.TryParse(string.Join(",", texts), out _)!.Addresses)));

    public static Gen<PortSet> Ports => Gen.Frequency((2, Gen.Constant(PortSet.All)), (3, Gen.Elements(PortTexts).Select(t => PortSet.TryParse(t, out _)!)));

    public static Gen<IntervalSet> Protocol => Gen.Elements(ProtocolSets);

    /// <summary>Also none: packets from the edge, or to it.</summary>
    public static Gen<EdgeInterface?> Interface => Gen.Elements<EdgeInterface?>(
        null, Model.Uplink, Model.Inside, Model.OtherInside, Model.Interface(3, InterfaceKind.Trunk), Model.Interface(null, InterfaceKind.Unknown));

    public static Gen<Packet> Packet =>
        from source in Address
        from destination in Address
        from protocol in Gen.Elements(Protocols.Tcp, Protocols.Tcp, Protocols.Udp, Protocols.Icmp, Protocols.Gre, 0, 255)
        from sourcePort in Gen.Elements(PortEdges)
        from destinationPort in Gen.Elements(PortEdges)
        select new Packet((uint)source, (uint)destination, protocol, (int)sourcePort, (int)destinationPort);

    public static Gen<long> Address => Gen.Frequency((12, Gen.Elements(AddressEdges)), (1, Gen.Choose(0, int.MaxValue).Select(n => n * 2L)));

    public static Gen<PacketBox> Box =>
        from source in Addresses
        from destination in Addresses
        from service in Service
        select new PacketBox(source, destination, service.Protocol, service.SourcePorts, service.DestinationPorts);

    public static Gen<Service> Service =>
        from protocol in Protocol
        from source in Gen.Frequency((3, Gen.Constant(PortSet.All)), (1, Ports))
        from destination in Ports
        select new Service(protocol, source, destination);

    /// <summary>Everything, or what a few boxes hold.</summary>
    public static Gen<PacketBox[]> Input => Gen.Frequency((1, Gen.Constant(new[] { PacketBox.All })), (1, Gen.Choose(1, 3).SelectMany(n => Gen.ArrayOf(Box, n))));

    /// <summary>One by one without each, and the first and second half.</summary>
    public static IEnumerable<T[]> Fewer<T>(IReadOnlyList<T> list)
    {
        if (list.Count > 3)
        {
            yield return [.. list.Take(list.Count / 2)];
            yield return [.. list.Skip(list.Count / 2)];
        }
        if (list.Count <= 20)
            for (var i = 0; i < list.Count; i++) yield return [.. list.Take(i), .. list.Skip(i + 1)];
    }

    private static long[] Edges(IEnumerable<IntervalSet> sets, long last) =>
        [.. sets.SelectMany(s => s.Intervals).SelectMany(i => new long[] { i.First - 1L, i.First, i.Last, i.Last + 1L }).Where(n => n >= 0 && n <= last).Distinct().Order()];
}
