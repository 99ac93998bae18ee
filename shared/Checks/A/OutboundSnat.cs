using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>A3.</summary>
public sealed class OutboundSnat : Check
{
    public override string Id => "A3-1";
    public override string Clause => "A3";
    public override string Title => "Outbound traffic of every planned client is translated to a public address that the edge owns";
    public override Severity Severity => Severity.High;
    public override string Why => "A client whose address is not translated gets no answers: the internet cannot route to it. ICP then cannot fetch images and packages.";
    public override string Fix => "Let one source NAT rule on the public uplink cover the whole client network, ahead of narrower ones, with an address of that uplink.";

    public override string? NotApplicable(SitePlan plan) =>
        plan.Integration.Internet != InternetAccess.Snat ? "the plan does not reach the internet by source NAT (A4: proxy, or none)"
        : plan.Outbound is null || plan.Outbound.Clients.Count == 0 ? "the plan has no outbound clients"
        : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var client in context.Plan.Outbound!.Clients)
        {
            if (context.Plan.EdgeServing(client) is { Public: { } address } edge) yield return Client(context, client, edge, address);
            else yield return new Subject("plan", $"outbound {client}").Unknown($"no edge of the plan with a public address serves {client}");
        }
    }

    private static Outcome Client(CheckContext context, string client, PlanEdge planEdge, Address address)
    {
        var edge = context.Gateway(planEdge);
        var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", $"outbound {client}", edge.Interfaces, edge.Nat, edge.Firewall);
        var clients = context.Network(client);
        var expected = $"{clients} translated to a public address of the edge";
        if (Uplinks.Owner(edge, address) is not { } uplink) return subject.Absent(DriftKind.Missing, expected, $"no interface owns {address}, the edge's public address");
        var packets = PacketSet.Of(new(clients, IbmReserved.Internet, Protocols.Only(Protocols.Tcp), PortSet.All, PortSet.Of(context.Plan.Outbound!.Ports)));
        var parts = EdgeNat.Split(edge.Nat.Value, edge.Firewall.Value, NatAction.Source, uplink.Index, packets);
        var proofs = parts.Where(p => p.Rule is not null).Select(p => new Proof(p.Rule!.Origin, p.Rule.ToString())).Distinct().ToArray();
        if (!edge.Firewall.Value.Enabled) return subject.Absent(DriftKind.Different, expected, "the firewall of the edge is off, and NAT is off with it", new Proof(new(edge.Firewall.Document, "firewall"), "firewall: enabled false"));
        if (parts.FirstOrDefault(p => p.Rule is null) is { } rest)
            return subject.Absent(proofs.Length == 0 ? DriftKind.Missing : DriftKind.Different, expected, $"no rule on {uplink} translates {rest.Packets.Sources}", proofs);
        var owned = AddressSet.UnionOf(uplink.Addresses.Select(AddressSet.Of));
        foreach (var part in parts)
        {
            var foreign = part.Rule!.Translated.Subtract(owned);
            if (!foreign.IsEmpty)
                return subject.Absent(DriftKind.Different, $"{clients} translated to an address of {uplink}: {owned}", $"{part.Packets.Sources} becomes {foreign}, which the uplink does not own", proofs);
        }
        return subject.Pass(expected, $"it becomes {AddressSet.UnionOf(parts.Select(p => p.Rule!.Translated))}", proofs);
    }
}
