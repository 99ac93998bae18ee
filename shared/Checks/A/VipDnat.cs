using HybridDrift.Addresses;
using HybridDrift.Flows;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.A;

/// <summary>A6.</summary>
public sealed class VipDnat : Check
{
    public override string Id => "A6-1";
    public override string Clause => "A6";
    public override string Title => "Every planned port of the ICP vIPs is translated to the vIP, for every client";
    public override Severity Severity => Severity.High;
    public override string Why => "The ICP console, API, registry and ingress are reached by these translations only. One that goes to a node's own address dies with that node.";
    public override string Fix => "Let the first matching destination NAT rule send the port to the vIP, with no limit on the source.";

    public override string? NotApplicable(SitePlan plan) => plan.IcpMaster is null && plan.IcpProxy is null ? "the plan has no ICP vIPs" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var (name, vip) in new[] { ("master", context.Plan.IcpMaster), ("proxy", context.Plan.IcpProxy) })
            if (vip is not null)
                foreach (var address in vip.ExposedAs)
                    foreach (var port in vip.Ports)
                        yield return Port(context, name, vip, address, port);
    }

    private static Outcome Port(CheckContext context, string name, PlanVip vip, Address address, int port)
    {
        var planEdge = context.Plan.Edges.FirstOrDefault(e => e.Public == address || e.Private == address) ?? context.Plan.EdgeServing("icp-workers");
        if (planEdge is null) return new Subject("plan", $"{name} {address}:{port}").Unknown("no edge of the plan has the address, and none serves icp-workers");
        var edge = context.Gateway(planEdge);
        var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", $"{name} {address}:{port}", edge.Interfaces, edge.Nat, edge.Firewall);
        var expected = $"tcp {address}:{port} → {vip.Vip}:{port}";
        if (Uplinks.Owner(edge, address) is not { } uplink) return subject.Absent(DriftKind.Missing, expected, $"no interface of the edge owns {address}");
        // A6 speaks of the IBM Cloud 10.x network; what is exposed on a public address is for the internet.
        var clients = IbmReserved.Internet.Contains(address) ? IbmReserved.Internet : AddressSet.Of(IbmReserved.PrivateNetwork);
        var packets = PacketSet.Of(new(clients, AddressSet.Of(address), Protocols.Only(Protocols.Tcp), PortSet.All, PortSet.Of(port)));
        var parts = EdgeNat.Split(edge.Nat.Value, edge.Firewall.Value, NatAction.Destination, uplink.Index, packets);
        var proofs = parts.Where(p => p.Rule is not null).Select(p => new Proof(p.Rule!.Origin, p.Rule.ToString())).ToArray();
        var wrong = parts.Where(p => p.Rule is not null && !LeadsTo(p.Rule, vip.Vip, port)).ToArray();
        if (wrong.Length > 0)
            return subject.Absent(DriftKind.Different, expected, $"it goes to {Target(wrong[0].Rule!, port)}{Limited(wrong[0].Packets, clients)}", proofs);
        if (parts.FirstOrDefault(p => p.Rule is null) is { } rest)
            return proofs.Length == 0
                ? subject.Absent(DriftKind.Missing, expected, edge.Firewall.Value.Enabled ? $"no rule on {uplink} translates it" : "the firewall of the edge is off, and NAT is off with it")
                : subject.Absent(DriftKind.Different, expected, $"not for clients in {rest.Packets.Sources}", proofs);
        return subject.Pass(expected, string.Join("; ", proofs.Select(p => p.Excerpt)), proofs);
    }

    private static bool LeadsTo(NatRule rule, Address vip, int port) =>
        rule.Translated.Equals(AddressSet.Of(vip)) && (rule.TranslatedPorts.IsAll || rule.TranslatedPorts.Equals(PortSet.Of(port)));

    private static string Target(NatRule rule, int port) => $"{rule.Translated}:{(rule.TranslatedPorts.IsAll ? port : rule.TranslatedPorts)}";

    private static string Limited(PacketSet packets, AddressSet clients) => packets.Sources.Equals(clients) ? "" : $" for clients in {packets.Sources}";
}
