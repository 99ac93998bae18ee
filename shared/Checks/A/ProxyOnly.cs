using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>A4: with a web proxy nobody goes past it.</summary>
public sealed class ProxyOnly : Check
{
    public override string Id => "A4-1";
    public override string Clause => "A4";
    public override string Title => "With a web proxy, no client is translated to a public address past it";
    public override Severity Severity => Severity.Medium;
    public override string Why => "Source NAT beside a proxy is a second way out that nobody logs.";
    public override string Fix => "Remove the source NAT rule on the public uplink, or plan 'internet: snat'.";

    public override string? NotApplicable(SitePlan plan) => plan.Integration.Internet != InternetAccess.Proxy ? "the plan does not use a web proxy (A3: source NAT, or none)" : plan.Outbound is null ? "the plan has no outbound clients" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var client in context.Plan.Outbound!.Clients)
            if (context.Plan.EdgeServing(client) is { } edge) yield return Client(context, client, edge);
    }

    private static Outcome Client(CheckContext context, string client, PlanEdge planEdge)
    {
        var edge = context.Gateway(planEdge);
        var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", $"outbound {client}", edge.Interfaces, edge.Nat, edge.Firewall);
        var clients = context.Network(client).Subtract(context.Plan.Outbound!.Proxy is { } proxy ? AddressSet.Of(proxy) : AddressSet.Empty);
        var packets = PacketSet.Of(PacketBox.All with { Source = clients, Destination = IbmReserved.Internet });
        foreach (var uplink in Uplinks.Public(edge))
            if (EdgeNat.Split(edge.Nat.Value, edge.Firewall.Value, NatAction.Source, uplink.Index, packets).FirstOrDefault(p => p.Rule is not null) is { } part)
                return subject.Fail(DriftKind.Extra, "no source NAT to a public address", $"{part.Packets.Sources} becomes {part.Rule!.Translated}", new Proof(part.Rule.Origin, part.Rule.ToString()));
        return subject.Pass("no source NAT to a public address", "there is none");
    }
}
