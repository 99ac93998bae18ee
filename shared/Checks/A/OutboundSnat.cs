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
        var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", $"outbound {client}", edge.Interfaces, edge.Nat, edge.Firewall, edge.Routing);
        var clients = context.Network(client);
        var expected = $"{clients} translated to a public address of the edge";
        if (Uplinks.Owner(edge, address) is not { } uplink) return subject.Absent(DriftKind.Missing, expected, $"no interface owns {address}, the edge's public address");
        if (!uplink.Connected) return subject.Absent(DriftKind.Different, expected, $"{uplink} owns {address} and is disconnected", new Proof(uplink.Origin, $"vNIC {uplink}: disconnected"));
        if (NatRules.Off(edge) is { } off) return subject.Absent(DriftKind.Different, expected, off.Why, off.Proof);
        var elsewhere = InternetEgress.NotBy(uplink, edge, context.Plan, subject, expected);
        // What is wrong with the rules is worse than a few addresses that take another way.
        if (elsewhere is { Severity: null }) return elsewhere;
        var packets = PacketSet.Of(new(clients, IbmReserved.Internet, Protocols.Only(Protocols.Tcp), Uplinks.ClientPorts, PortSet.Of(context.Plan.Outbound!.Ports)));
        var parts = EdgeNat.Split(edge.Nat.Value, edge.Firewall.Value, NatAction.Source, uplink.Index, packets);
        var proofs = parts.Where(p => p.Rule is not null).Select(p => NatRules.Proof(p.Rule!)).Distinct().ToArray();
        var owned = AddressSet.UnionOf(uplink.Addresses.Where(a => IbmReserved.Internet.Contains(a) || a == address).Select(AddressSet.Of));
        bool IsRight(NatRule rule) => rule.Translated.IsSubsetOf(owned);
        if (parts.Where(p => p.Rule is not null && !IsRight(p.Rule)).ToArray() is { Length: > 0 } wrong)
        {
            expected = $"{clients} translated to an address of {uplink}: {owned}";
            var foreign = wrong[0].Rule!.Translated.Subtract(owned);
            var actual = $"{wrong[0].Packets.Sources} becomes {foreign}, which {(uplink.Addresses.Any(foreign.Contains) ? "the internet does not route" : "the uplink does not own")}";
            return NatRules.Behind(edge, NatAction.Source, uplink, packets, [.. wrong.Select(p => p.Rule!)], IsRight) is { } behind
                ? subject.Absent(DriftKind.Order, expected, $"{actual}: the right rule stands behind the one that does this", [.. proofs.Append(NatRules.Proof(behind)).Distinct()])
                : subject.Absent(DriftKind.Different, expected, actual, proofs);
        }
        if (parts.FirstOrDefault(p => p.Rule is null) is not { } rest)
            return elsewhere ?? subject.Pass(expected, $"it becomes {AddressSet.UnionOf(parts.Select(p => p.Rule!.Translated))}", proofs);
        var near = NatRules.NearMisses(edge.Nat.Value, NatAction.Source, uplink, rest.Packets);
        return subject.Absent(proofs.Length + near.Count == 0 ? DriftKind.Missing : DriftKind.Different, expected,
            $"no rule on {uplink} translates {Untranslated(rest.Packets, packets)}{(proofs.Length == 0 ? NatRules.Why(near, uplink) : "")}", [.. proofs, .. near.Select(NatRules.Proof)]);
    }

    /// <summary>The sources, and where it is not all of their traffic, which part of it.</summary>
    private static string Untranslated(PacketSet rest, PacketSet all)
    {
        var ports = AllPorts(rest);
        var destinations = rest.Destinations.Equals(all.Destinations) ? "" : rest.Destinations.Intervals.Intervals.Count <= 2 ? $" to {rest.Destinations}" : " to all destinations";
        return $"{rest.Sources}{destinations}{(ports.Equals(AllPorts(all)) ? "" : $" for port {ports}")}";
    }

    private static PortSet AllPorts(PacketSet packets) => packets.Boxes.Aggregate(PortSet.Empty, (ports, box) => ports.Union(box.DestinationPorts));
}
