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
    public override string Title => "The firewall lets clients reach every planned port of the ICP vIPs";
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
        var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", name, edge.Interfaces, edge.Firewall, edge.Routing, edge.Nat);
        var isPublic = IbmReserved.Internet.Contains(address);
        // The edges talk among themselves in their own subnet: that they get in says nothing of the network's clients.
        var clients = isPublic ? IbmReserved.Internet : AddressSet.Of(IbmReserved.PrivateNetwork).Subtract(context.Network("vcs-esg-private"));
        var expected = $"tcp {address}:{port} accepted for clients {(isPublic ? "on the internet" : $"in {IbmReserved.PrivateNetwork}")}";
        if (Uplinks.Owner(edge, address) is not { } uplink) return subject.Absent(DriftKind.Missing, expected, $"no interface of the edge owns {address}");
        var packets = PacketSet.Of(new(clients, AddressSet.Of(address), Protocols.Only(Protocols.Tcp), PortSet.All, PortSet.Of(port)));
        var dnat = EdgeNat.Split(edge.Nat.Value, edge.Firewall.Value, NatAction.Destination, uplink.Index, packets).FirstOrDefault(p => p.Rule is not null)?.Rule;
        var egress = EdgeRoutes.Lookup(edge.Interfaces.Value, edge.Routing.Value, dnat?.Translated.First ?? vip) is [var hop, ..] ? hop.Interface : null;
        var admission = Admission.Of(edge, packets, uplink, egress, dnat);
        // A site may let some of its private network in only; what must not be is that nobody gets in.
        if (!admission.Accepted.IsEmpty)
            return subject.Pass(expected, admission.Refused.IsEmpty ? "accepted" : $"accepted for clients in {admission.Accepted.Sources}", admission.Proofs);
        return admission.Doubtful.IsEmpty
            ? subject.Absent(DriftKind.Different, expected, $"it is stopped by {admission.RefusedBy}", admission.Proofs)
            : admission.Doubt(subject);
    }
}
