using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Plans;

namespace HybridDrift.Checks.A;

/// <summary>A3: the firewall's part of it.</summary>
public sealed class OutboundAccepted : Check
{
    public override string Id => "A3-2";
    public override string Clause => "A3";
    public override string Title => "The firewall lets every planned client out on the planned ports";
    public override Severity Severity => Severity.High;
    public override string Why => "A translation without the firewall's consent translates nothing: images and packages cannot be fetched.";
    public override string Fix => "Accept the client network on these ports, ahead of any rule that denies them.";

    public override string? NotApplicable(SitePlan plan) =>
        plan.Integration.Internet != InternetAccess.Snat ? "the plan does not reach the internet by source NAT (A4: proxy, or none)"
        : plan.Outbound is null ? "the plan has no outbound clients" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var client in context.Plan.Outbound!.Clients)
            foreach (var port in context.Plan.Outbound.Ports)
                if (context.Plan.EdgeServing(client) is { Public: not null } edge) yield return Client(context, client, port, edge);
    }

    private static Outcome Client(CheckContext context, string client, int port, PlanEdge planEdge)
    {
        var edge = context.Gateway(planEdge);
        var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", $"outbound {client} tcp {port}", edge.Interfaces, edge.Firewall, edge.Routing);
        var clients = context.Network(client);
        var expected = $"{clients} let out on tcp {port}";
        var ingress = EdgeRoutes.Lookup(edge.Interfaces.Value, edge.Routing.Value, clients.First) is [var hop, ..] ? hop.Interface : null;
        var packets = PacketSet.Of(new(clients, IbmReserved.Internet, Protocols.Only(Protocols.Tcp), PortSet.All, PortSet.Of(port)));
        var admission = Admission.Of(edge, packets, ingress, Uplinks.Owner(edge, planEdge.Public!.Value));
        // Many sites let their clients reach some destinations only: what must not be is a client that reaches none.
        var shut = clients.Subtract(admission.Accepted.Sources);
        if (shut.IsEmpty) return subject.Pass(expected, admission.Refused.IsEmpty ? "accepted" : $"accepted for some destinations; {admission.RefusedBy} stops the rest", admission.Proofs);
        return shut.Overlaps(admission.Doubtful.Sources)
            ? admission.Doubt(subject)
            : subject.Absent(DriftKind.Different, expected, $"{shut} is stopped by {admission.RefusedBy}", admission.Proofs);
    }
}
