using HybridDrift.Plans;

namespace HybridDrift.Checks.A;

/// <summary>A5: the firewall's part of it.</summary>
public sealed class ServicesAccepted : Check
{
    public override string Id => "A5-3";
    public override string Clause => "A5";
    public override string Title => "The firewall lets queries to name and time servers through";
    public override Severity Severity => Severity.High;
    public override string Why => "Without names nothing starts; without time certificates and logs go wrong.";
    public override string Fix => "Accept UDP and TCP 53 to the name servers and UDP 123 to the time servers, from every client network.";
    public override string? NotApplicable(SitePlan plan) => plan.Services is null ? "the plan has no name or time servers" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var client in context.Plan.Services!.Clients)
            if (context.Plan.EdgeServing(client) is { Private: { } address } planEdge)
            {
                var edge = context.Gateway(planEdge);
                var clients = context.Network(client);
                var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", $"queries of {client}", edge.Interfaces, edge.Firewall, edge.Routing, edge.Nat);
                var expected = $"DNS and NTP from {clients} accepted";
                yield return Uplinks.Owner(edge, address) is not { } uplink ? subject.Absent(DriftKind.Missing, expected, $"no interface of the edge owns {address}")
                    : Admission.Of(edge, Way.From(edge, clients, Queries.Of(context.Plan.Services!, clients), uplink)).All(subject, expected);
            }
    }
}
