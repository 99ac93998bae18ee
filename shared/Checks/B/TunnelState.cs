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
        var known = Gateways.Of(context.Plan, cluster, vpn);
        var (local, remote) = (context.Plan.Addresses(vpn.Local), context.Plan.Addresses(vpn.Remote));
        var expected = $"ESTABLISHED, and INSTALLED for {local} === {remote}";
        // What is not found in the daemons that know the far end may be in one that was not read.
        var anywhere = new Subject(vpn.Cluster, Gateways.Name(vpn), cluster.IpsecStatuses);
        if (known.Count == 0) return NotMentioned(anywhere, context.Plan, cluster, vpn, expected);
        var subject = anywhere with { Sources = known };
        var sas = known.SelectMany(s => Gateways.Sas(context.Plan, s.Value, vpn)).ToArray();
        var proofs = sas.SelectMany(Proofs).ToArray();
        if (sas.Length == 0)
            return anywhere.Absent(DriftKind.Missing, expected, "no security association: the tunnel is down",
                [.. known.SelectMany(s => Gateways.Connections(context.Plan, s.Value, vpn)).Select(c => new Proof(c.Origin, $"connection {c.Name}: {c.LocalHost}...{c.RemoteHost}, no SA"))]);
        var established = sas.Where(s => s.State == IkeState.Established).ToArray();
        var children = established.SelectMany(s => s.InstalledChildren).Where(c => c.State != ChildState.Rekeyed).ToArray();
        var planned = PacketSet.Of(Selection(local, remote));
        var missing = planned.Subtract(Carried(children));
        if (missing.IsEmpty)
            return subject.Pass(expected, $"ESTABLISHED, {children.Length} child{(children.Length == 1 ? "" : "ren")} INSTALLED for all of it", proofs);
        if (missing.Subtract(Carried(InChange(sas))).IsEmpty)
            return subject.Unknown("the tunnel was being rekeyed when it was read: read it again", proofs);
        if (established.Length == 0)
            return sas.Any(s => s.State == IkeState.Rekeying)
                ? subject.Unknown("the IKE SA was being rekeyed when it was read: read it again", proofs)
                : subject.Absent(DriftKind.Missing, expected, $"the IKE SA is {string.Join(", ", sas.Select(s => s.State.ToString().ToUpperInvariant()).Distinct())}", proofs);
        return children.Length == 0
            ? subject.Absent(DriftKind.Missing, expected, "the IKE SA is ESTABLISHED but has no INSTALLED child: no packet passes (proposals or selectors do not agree, or the child was taken down)", proofs)
            : subject.Absent(DriftKind.Different, expected, "INSTALLED, but nothing carries " + string.Join(" and ", missing.Boxes.Select(b => $"{b.Source} === {b.Destination}")), proofs);
    }

    /// <summary>Children that carry packets until a change under way is done: being replaced, or of an IKE SA that is.</summary>
    private static IEnumerable<ChildSa> InChange(IEnumerable<IkeSa> sas) => sas.SelectMany(sa => sa.Children.Where(child => sa.State switch
    {
        IkeState.Established => child.State is ChildState.Rekeying or ChildState.Installed,
        IkeState.Rekeying or IkeState.Rekeyed => child.State is ChildState.Rekeying or ChildState.Installed,
        _ => false,
    }));

    /// <summary>No daemon that was read knows the far end: one that is stopped may be the one, or one was not read.</summary>
    private static Outcome NotMentioned(Subject subject, SitePlan plan, Cluster cluster, PlanVpn vpn, string expected)
    {
        // Some commands do not show connections. Then the address of the gateway tells whose tunnel it is.
        var own = Releases.Statuses(cluster, vpn);
        if (own.Count > 0 && own.All(s => s.Completeness == Completeness.Complete && s.Value is { HasConnections: false, DaemonStopped: false, IkeSas.Count: 0 }))
            return (subject with { Sources = [.. own, cluster.Services, cluster.Objects.ServiceDetails, cluster.Objects.Pods] }).Absent(DriftKind.Missing, expected,
                "no security association: the tunnel is down", [.. own.Select(s => new Proof(new(s.Document, "whole text"), $"the pod behind {vpn.Gateway} lists no security association"))]);
        var unread = cluster.IpsecStatuses.SelectMany(s => s.Problems).Select(p => p.ToString()).ToArray();
        if (unread.Length > 0) return subject.Unknown(string.Join("; ", unread));
        var stopped = cluster.IpsecStatuses.Where(s => s.Value.DaemonStopped)
            .Select(s => new Proof(new(s.Document, ""), "empty status, exit code 3: charon is not running")).ToArray();
        var ends = plan.Vpns.Count(v => v.Cluster == vpn.Cluster || Gateways.JoinsClusters(v));
        if (stopped.Length > 0 && cluster.IpsecStatuses.Count >= ends)
            return subject.Absent(DriftKind.Missing, expected, "the strongSwan daemon is stopped", stopped);
        var recorded = string.Join(", ", cluster.IpsecStatuses.Select(s => s.Document));
        return subject.Unknown($"no recorded strongSwan status mentions {vpn.Peer}: record 'ipsec statusall' of the pod that holds the tunnel (recorded: {recorded})", stopped);
    }

    private static PacketSet Carried(IEnumerable<ChildSa> children) =>
        PacketSet.UnionOf(children.Select(c => Selection(c.Local.Addresses, c.Remote.Addresses)));

    private static PacketBox Selection(AddressSet local, AddressSet remote) => PacketBox.All with { Source = local, Destination = remote };

    private static IEnumerable<Proof> Proofs(IkeSa sa)
    {
        yield return new(sa.Origin, $"IKE SA {sa.Name}[{sa.Id}]: {sa.State.ToString().ToUpperInvariant()}, {sa.LocalHost}...{sa.RemoteHost}");
        foreach (var child in sa.Children)
            yield return new(child.Origin, $"child {child.Name}{{{child.Id}}}: {child.State.ToString().ToUpperInvariant()}{(child.HasSelectors ? $", {Text(child.Local)} === {Text(child.Remote)}" : "")}");
    }

    /// <summary>Selectors for one protocol or port are named one by one.</summary>
    internal static string Text(TrafficSelectors selectors) =>
        selectors.All.All(s => s.IsWhole) ? selectors.Addresses.ToString() : string.Join(" ", selectors.All.Select(s => s.Text));
}
