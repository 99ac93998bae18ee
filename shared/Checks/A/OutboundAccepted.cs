using HybridDrift.Addresses;
using HybridDrift.Plans;

namespace HybridDrift.Checks.A;

/// <summary>A3: the firewall's part of it.</summary>
public sealed class OutboundAccepted : Check
{
    public override string Id => "A3-2";
    public override string Clause => "A3";
    public override string Title => "The firewall lets every planned client out to the internet on the planned ports";
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
        var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", $"outbound {client} tcp {port}", edge.Interfaces, edge.Firewall, edge.Routing, edge.Nat);
        var clients = context.Network(client);
        var expected = $"{clients} let out on tcp {port}";
        if (Uplinks.Owner(edge, planEdge.Public!.Value) is not { } uplink) return subject.Absent(DriftKind.Missing, expected, $"no interface of the edge owns {planEdge.Public}");
        var packets = PacketSet.Of(new(clients, InternetEgress.Outside(context.Plan, edge), Protocols.Only(Protocols.Tcp), Uplinks.EphemeralPorts, PortSet.Of(port)));
        var admission = Admission.Of(edge, Way.From(edge, clients, packets, uplink));
        // A client that reaches nothing is worse off than one that is kept from some destinations.
        var shut = clients.Subtract(admission.Accepted.Sources).Subtract(admission.Doubtful.Sources);
        if (!shut.IsEmpty) return admission.All(subject, expected, _ => shut.ToString());
        return admission.All(subject, expected, refused => $"{refused.Sources} to {Short(refused.Destinations)}") with { Severity = Severity.Medium };
    }

    private static string Short(AddressSet destinations) => destinations.Intervals.Intervals.Count <= 3 ? destinations.ToString() : "most destinations";
}
