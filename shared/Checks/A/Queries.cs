using HybridDrift.Addresses;
using HybridDrift.Plans;

namespace HybridDrift.Checks.A;

/// <summary>The packets of clients to name servers (53, UDP and TCP) and time servers (123, UDP).</summary>
internal static class Queries
{
    public static PacketSet Of(PlanServices services, AddressSet clients) => PacketSet.UnionOf(
    [
        To(clients, services.Dns, Protocols.Udp, 53), To(clients, services.Dns, Protocols.Tcp, 53), To(clients, services.Ntp, Protocols.Udp, 123),
    ]);

    private static PacketBox To(AddressSet clients, IEnumerable<Address> servers, int protocol, int port) =>
        new(clients, AddressSet.UnionOf(servers.Select(AddressSet.Of)), Protocols.Only(protocol), PortSet.All, PortSet.Of(port));
}
