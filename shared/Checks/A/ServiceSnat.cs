using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>A5: an address of one's own cannot be routed in IBM Cloud's network.</summary>
public sealed class ServiceSnat : Check
{
    public override string Id => "A5-2";
    public override string Clause => "A5";
    public override string Title => "Queries to name and time servers are translated to a private address that the edge owns";
    public override Severity Severity => Severity.High;
    public override string Why => "IBM Cloud's servers have no route to networks that you bring: an untranslated query gets no answer.";
    public override string Fix => "Let a source NAT rule on the private uplink cover the client network, with an address of that uplink.";
    public override string? NotApplicable(SitePlan plan) => plan.Services is null ? "the plan has no name or time servers" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var client in context.Plan.Services!.Clients)
            if (context.Plan.EdgeServing(client) is { Private: { } address } edge) yield return Client(context, client, edge, address);
    }

    private static Outcome Client(CheckContext context, string client, PlanEdge planEdge, Address address)
    {
        var edge = context.Gateway(planEdge);
        var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", $"queries of {client}", edge.Interfaces, edge.Nat, edge.Firewall);
        var clients = context.Network(client);
        var expected = $"{clients} translated to a private address of the edge";
        if (Uplinks.Owner(edge, address) is not { } uplink) return subject.Absent(DriftKind.Missing, expected, $"no interface owns {address}, the edge's private address");
        var parts = EdgeNat.Split(edge.Nat.Value, edge.Firewall.Value, NatAction.Source, uplink.Index, Queries.Of(context.Plan.Services!, clients));
        var proofs = parts.Where(p => p.Rule is not null).Select(p => new Proof(p.Rule!.Origin, p.Rule.ToString())).Distinct().ToArray();
        if (parts.FirstOrDefault(p => p.Rule is null) is { } rest)
            return subject.Absent(proofs.Length == 0 ? DriftKind.Missing : DriftKind.Different, expected, $"no rule on {uplink} translates {string.Join("; ", rest.Packets.Boxes.Take(2))}", proofs);
        var owned = AddressSet.UnionOf(uplink.Addresses.Select(AddressSet.Of));
        var foreign = AddressSet.UnionOf(parts.Select(p => p.Rule!.Translated)).Subtract(owned);
        return foreign.IsEmpty
            ? subject.Pass(expected, $"it becomes {AddressSet.UnionOf(parts.Select(p => p.Rule!.Translated))}", proofs)
            : subject.Absent(DriftKind.Different, $"{clients} translated to an address of {uplink}: {owned}", $"it becomes {foreign}, which the uplink does not own", proofs);
    }
}
