using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.B;

/// <summary>
/// A tunnel is up when an IKE SA with the far end is ESTABLISHED and its INSTALLED children together carry every
/// planned pair of networks. "1 up" alone says nothing: an IKE SA without children carries no packet.
/// </summary>
internal static class TunnelState
{
    public static Outcome Of(CheckContext context, PlanVpn vpn)
    {
        var cluster = context.Cluster(vpn.Cluster);
        var known = Gateways.Of(cluster, vpn);
        var (local, remote) = (context.Plan.Addresses(vpn.Local), context.Plan.Addresses(vpn.Remote));
        var expected = $"ESTABLISHED, and INSTALLED for {local} === {remote}";
        if (known.Count == 0) return NotMentioned(new(vpn.Cluster, Gateways.Name(vpn), cluster.IpsecStatuses), cluster, vpn, expected);
        var subject = new Subject(vpn.Cluster, Gateways.Name(vpn), known);
        var sas = known.SelectMany(s => Gateways.Sas(s.Value, vpn.Peer)).ToArray();
        var proofs = sas.SelectMany(Proofs).ToArray();
        var established = sas.Where(s => s.State == IkeState.Established).ToArray();
        if (established.Length == 0)
            return sas.Any(s => s.State == IkeState.Rekeying)
                ? subject.Unknown("the IKE SA was being rekeyed when it was read: read it again", proofs)
                : Down(subject, sas, expected, proofs, known, vpn);
        var children = established.SelectMany(s => s.InstalledChildren).ToArray();
        if (children.Length == 0)
            return subject.Absent(DriftKind.Missing, expected, "the IKE SA is ESTABLISHED but has no INSTALLED child: no packet passes (proposals or selectors do not agree, or the child was taken down)", proofs);
        var planned = PacketSet.Of(Selection(local, remote));
        var missing = planned.Subtract(PacketSet.UnionOf(children.Select(c => Selection(c.Local.Addresses, c.Remote.Addresses))));
        return missing.IsEmpty
            ? subject.Pass(expected, $"ESTABLISHED, {children.Length} child{(children.Length == 1 ? "" : "ren")} INSTALLED for all of it", proofs)
            : subject.Absent(DriftKind.Different, expected, "INSTALLED, but nothing carries " + string.Join(" and ", missing.Boxes.Select(b => $"{b.Source} === {b.Destination}")), proofs);
    }

    private static Outcome Down(Subject subject, IkeSa[] sas, string expected, Proof[] proofs, IReadOnlyList<Reading<IpsecStatus>> known, PlanVpn vpn)
    {
        if (sas.Length > 0) return subject.Absent(DriftKind.Missing, expected, $"the IKE SA is {string.Join(", ", sas.Select(s => s.State.ToString().ToUpperInvariant()).Distinct())}", proofs);
        var connections = known.SelectMany(s => Gateways.Connections(s.Value, vpn.Peer));
        return subject.Absent(DriftKind.Missing, expected, "no security association: the tunnel is down",
            [.. connections.Select(c => new Proof(c.Origin, $"connection {c.Name}: {c.LocalHost}...{c.RemoteHost}, no SA"))]);
    }

    /// <summary>No daemon that was read knows the far end: one that is stopped may be the one, or one was not read.</summary>
    private static Outcome NotMentioned(Subject subject, Cluster cluster, PlanVpn vpn, string expected)
    {
        if (cluster.IpsecStatuses.FirstOrDefault(s => s.Value.DaemonStopped) is { } stopped)
            return subject.Absent(DriftKind.Missing, expected, "the strongSwan daemon is stopped", new Proof(new(stopped.Document, ""), "empty status, exit code 3: charon is not running"));
        var unread = cluster.IpsecStatuses.SelectMany(s => s.Problems).Select(p => p.ToString()).ToArray();
        return subject.Unknown(unread.Length > 0
            ? string.Join("; ", unread)
            : $"no recorded strongSwan status mentions {vpn.Peer}: record 'ipsec statusall' of the pod that holds the tunnel");
    }

    private static PacketBox Selection(AddressSet local, AddressSet remote) => PacketBox.All with { Source = local, Destination = remote };

    private static IEnumerable<Proof> Proofs(IkeSa sa)
    {
        yield return new(sa.Origin, $"IKE SA {sa.Name}[{sa.Id}]: {sa.State.ToString().ToUpperInvariant()}, {sa.LocalHost}...{sa.RemoteHost}");
        foreach (var child in sa.Children)
            yield return new(child.Origin, $"child {child.Name}{{{child.Id}}}: {child.State.ToString().ToUpperInvariant()}{(child.HasSelectors ? $", {child.Local.Addresses} === {child.Remote.Addresses}" : "")}");
    }
}
