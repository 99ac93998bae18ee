using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>A6: the firewall's part of it.</summary>
public sealed class VipsAccepted : Check
{
    public override string Id => "A6-4";
    public override string Clause => "A6";
    public override string Title => "The firewall lets every client reach every planned port of the ICP vIPs";
    public override Severity Severity => Severity.High;
    public override string Why => "A translation without the firewall's consent translates nothing: the console, API or applications cannot be reached.";
    public override string Fix => "Accept the port to the outside address (rules look at packets before translation unless they say otherwise).";
    public override string? NotApplicable(SitePlan plan) => plan.IcpMaster is null && plan.IcpProxy is null ? "the plan has no ICP vIPs" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var (name, vip) in new[] { ("master", context.Plan.IcpMaster), ("proxy", context.Plan.IcpProxy) })
            foreach (var address in vip?.ExposedAs ?? [])
                foreach (var port in vip!.Ports)
                    if ((context.Plan.Edges.FirstOrDefault(e => e.Public == address || e.Private == address) ?? context.Plan.EdgeServing("icp-workers")) is { } edge)
                        yield return Port(context, edge, $"{name} {address}:{port}", address, port, vip.Vip);
    }

    private static Outcome Port(CheckContext context, PlanEdge planEdge, string name, Address address, int port, Address vip)
    {
        var edge = context.Gateway(planEdge);
        var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", name, edge.Interfaces, edge.Firewall, edge.Routing, edge.Nat, edge.LoadBalancer);
        var isPublic = IbmReserved.Internet.Contains(address);
        // The edges talk among themselves in their own subnet: that they get in says nothing of the network's clients.
        var clients = isPublic ? IbmReserved.Internet : AddressSet.Of(IbmReserved.PrivateNetwork).Subtract(context.Network("vcs-esg-private"));
        var expected = $"tcp {address}:{port} accepted for clients {(isPublic ? "on the internet" : $"in {IbmReserved.PrivateNetwork}")}";
        if (Uplinks.Owner(edge, address) is not { } uplink) return subject.Absent(DriftKind.Missing, expected, $"no interface of the edge owns {address}");
        var packets = PacketSet.Of(new(clients, AddressSet.Of(address), Protocols.Only(Protocols.Tcp), Uplinks.EphemeralPorts, PortSet.Of(port)));
        var admission = Admission.Of(edge, EdgeNat.Split(edge.Nat.Value, edge.Firewall.Value, NatAction.Destination, uplink.Index, packets).SelectMany(part => Ways(edge, uplink, part, vip)));
        if (admission.Refused.IsEmpty || (admission.Accepted.IsEmpty && admission.Doubtful.IsEmpty)) return admission.All(subject, expected, _ => "it");
        if (admission.Accepted.IsEmpty) return admission.Doubt(subject);
        return admission.All(subject, expected, refused => $"it from {(refused.Sources.Equals(clients) ? "some ports of the clients" : refused.Sources)}") with { Severity = Severity.Medium };
    }

    /// <summary>Translated and on to where the rule leads; or to the edge itself, where a virtual server takes it.</summary>
    private static IEnumerable<Way> Ways(Edge edge, EdgeInterface uplink, EdgeNat.Part part, Address vip) =>
        part.Rule is null && VirtualServers.On(edge, uplink).Any(v => part.Packets.IsSubsetOf(v.Packets)) ? [new(part.Packets, uplink, null)]
        : Way.To(edge, part.Rule?.Translated ?? AddressSet.Of(vip), part.Packets, uplink, part.Rule);
}
