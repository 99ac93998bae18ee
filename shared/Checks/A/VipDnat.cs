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

    /// <summary>A6 speaks of the IBM Cloud 10.x network; what is exposed on a public address is for the internet.</summary>
    internal static AddressSet Clients(Address exposed) => IbmReserved.Internet.Contains(exposed) ? IbmReserved.Internet : AddressSet.Of(IbmReserved.PrivateNetwork);

    private static Outcome Port(CheckContext context, string name, PlanVip vip, Address address, int port)
    {
        var planEdge = context.Plan.Edges.FirstOrDefault(e => e.Public == address || e.Private == address) ?? context.Plan.EdgeServing("icp-workers");
        if (planEdge is null) return new Subject("plan", $"{name} {address}:{port}").Unknown("no edge of the plan has the address, and none serves icp-workers");
        var edge = context.Gateway(planEdge);
        var subject = new Subject($"{planEdge.Name} ({planEdge.Nsx})", $"{name} {address}:{port}", edge.Interfaces, edge.Nat, edge.Firewall, edge.LoadBalancer);
        var expected = $"tcp {address}:{port} → {vip.Vip}:{port}";
        if (Uplinks.Owner(edge, address) is not { } uplink) return subject.Absent(DriftKind.Missing, expected, $"no interface of the edge owns {address}");
        if (!uplink.Connected) return subject.Absent(DriftKind.Different, expected, $"{uplink} owns {address} and is disconnected", new Proof(uplink.Origin, $"vNIC {uplink}: disconnected"));
        var clients = Clients(address);
        var packets = PacketSet.Of(new(clients, AddressSet.Of(address), Protocols.Only(Protocols.Tcp), Uplinks.ClientPorts, PortSet.Of(port)));
        var balanced = VirtualServers.On(edge, uplink).Any(v => packets.IsSubsetOf(v.Packets));
        if (!balanced && NatRules.Off(edge) is { } off) return subject.Absent(DriftKind.Missing, expected, off.Why, off.Proof);
        var parts = EdgeNat.Split(edge.Nat.Value, edge.Firewall.Value, NatAction.Destination, uplink.Index, packets);
        var proofs = parts.Where(p => p.Rule is not null).Select(p => NatRules.Proof(p.Rule!)).ToArray();
        bool IsRight(NatRule rule) => NatRules.LeadsTo(rule, vip.Vip, port);
        if (parts.Where(p => p.Rule is not null && !IsRight(p.Rule)).ToArray() is { Length: > 0 } wrong)
        {
            var actual = $"it goes to {Target(wrong[0].Rule!, port)}{Limited(wrong[0].Packets, clients)}";
            return NatRules.Behind(edge, NatAction.Destination, uplink, packets, [.. wrong.Select(p => p.Rule!)], IsRight) is { } behind
                ? subject.Absent(DriftKind.Order, expected, $"{actual}: the right rule stands behind the one that does this", [.. proofs.Append(NatRules.Proof(behind)).Distinct()])
                : subject.Absent(DriftKind.Different, expected, actual, proofs);
        }
        if (parts.FirstOrDefault(p => p.Rule is null) is not { } rest) return subject.Pass(expected, string.Join("; ", proofs.Select(p => p.Excerpt)), proofs);
        if (VirtualServers.On(edge, uplink).FirstOrDefault(v => rest.Packets.IsSubsetOf(v.Packets)) is { Server: { } server }) return VirtualServers.Judge(server, vip, port, subject, expected);
        if (proofs.Length > 0) return subject.Absent(DriftKind.Different, expected, $"not for {(rest.Packets.Sources.Equals(clients) ? rest.Packets : $"clients in {rest.Packets.Sources}")}", proofs);
        var near = NatRules.NearMisses(edge.Nat.Value, NatAction.Destination, uplink, packets);
        return subject.Absent(near.Count == 0 ? DriftKind.Missing : DriftKind.Different, expected, $"no rule on {uplink} translates it{NatRules.Why(near, uplink)}", [.. near.Select(NatRules.Proof)]);
    }

    private static string Target(NatRule rule, int port) => $"{rule.Translated}:{(NatRules.KeepsPorts(rule) ? port : rule.TranslatedPorts)}";

    private static string Limited(PacketSet packets, AddressSet clients) => packets.Sources.Equals(clients) ? "" : $" for clients in {packets.Sources}";
}
