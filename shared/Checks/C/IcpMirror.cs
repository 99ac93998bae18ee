using HybridDrift.Addresses;
using HybridDrift.Checks.B;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.C;

/// <summary>C1: the two strongSwan releases as configured, against each other.</summary>
public sealed class IcpMirror : Check
{
    public override string Id => "C1-2";
    public override string Clause => "C1";
    public override string Title => "The strongSwan connections of ICP and IKS are mirror images, and both are as planned";
    public override Severity Severity => Severity.High;
    public override string Why => "Half a change is the commonest drift: the tunnel may stay up on its old SAs and break at the next rekeying.";
    public override string Fix => "Correct the release that departs from the plan, and renegotiate the tunnel while someone is watching.";
    public override string? NotApplicable(SitePlan plan) => new IcpTunnelUp().NotApplicable(plan);

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var vpn in context.Plan.Vpns.Where(Gateways.JoinsClusters))
        {
            var (near, far) = (context.Cluster(vpn.Cluster), context.Cluster(vpn.Cluster == "icp" ? "iks" : "icp"));
            var here = near.IpsecStatuses.SelectMany(s => Gateways.Connections(s.Value, vpn.Peer)).ToArray();
            var there = far.IpsecStatuses.SelectMany(s => Gateways.Connections(s.Value, vpn.Gateway)).ToArray();
            var subject = new Subject(vpn.Cluster, Gateways.Name(vpn), [.. Documents(near, vpn.Peer), .. Documents(far, vpn.Gateway)]);
            if (here.Length == 0 || there.Length == 0)
            {
                var problems = near.IpsecStatuses.Concat(far.IpsecStatuses).SelectMany(s => s.Problems).Select(p => p.ToString()).Distinct().ToArray();
                yield return subject.Unknown(problems.Length > 0 ? string.Join("; ", problems)
                    : $"no recorded 'ipsec statusall' shows the connection of {(here.Length == 0 ? near.Name : far.Name)} to {(here.Length == 0 ? vpn.Peer : vpn.Gateway)}");
                continue;
            }
            Proof[] proofs = [.. here.Select(c => Proof(near.Name, c)), .. there.Select(c => Proof(far.Name, c))];
            yield return Selectors(subject with { Name = $"{subject.Name}, networks of {vpn.Cluster}" }, context.Plan.Addresses(vpn.Local), Local(here), Remote(there), near.Name, far.Name, proofs);
            yield return Selectors(subject with { Name = $"{subject.Name}, networks of the far end" }, context.Plan.Addresses(vpn.Remote), Remote(here), Local(there), near.Name, far.Name, proofs);
            yield return Pairs(subject with { Name = $"{subject.Name}, pairs of networks" }, Local(here), Remote(here), here, proofs);
            yield return Identities(subject with { Name = $"{subject.Name}, identities" }, here[0], there[0], near.Name, far.Name, proofs);
        }
    }

    private static IEnumerable<Collect.IReading> Documents(Cluster cluster, Address peer)
    {
        var known = cluster.IpsecStatuses.Where(s => Gateways.Connections(s.Value, peer).Any()).ToArray();
        return known.Length > 0 ? known : cluster.IpsecStatuses;
    }

    private static Outcome Selectors(Subject subject, AddressSet planned, AddressSet near, AddressSet far, string nearName, string farName, Proof[] proofs) =>
        !near.Equals(planned) ? subject.Absent(DriftKind.Different, $"{planned} at both ends", $"{nearName} has {near}", proofs)
        : !far.Equals(planned) ? subject.Absent(DriftKind.Different, $"{planned} at both ends", $"{farName} has {far}", proofs)
        : subject.Pass($"{planned} at both ends", "the same at both ends", proofs);

    /// <summary>Several children or connections may share the networks out among them: together they must carry every pair.</summary>
    private static Outcome Pairs(Subject subject, AddressSet local, AddressSet remote, IpsecConnection[] connections, Proof[] proofs)
    {
        var carried = PacketSet.UnionOf(connections.SelectMany(c => c.Children).Select(c => PacketBox.All with { Source = c.Local.Addresses, Destination = c.Remote.Addresses }));
        var missing = PacketSet.Of(PacketBox.All with { Source = local, Destination = remote }).Subtract(carried);
        return missing.IsEmpty ? subject.Pass("every pair of networks", "all of them", proofs)
            : subject.Absent(DriftKind.Different, "every pair of networks", "nothing carries " + string.Join(" and ", missing.Boxes.Select(b => $"{b.Source} === {b.Destination}")), proofs);
    }

    private static Outcome Identities(Subject subject, IpsecConnection here, IpsecConnection there, string nearName, string farName, Proof[] proofs) =>
        Differ(here.IkeVersion.Contains('/') ? null : here.IkeVersion, there.IkeVersion.Contains('/') ? null : there.IkeVersion) ? subject.Absent(DriftKind.Different, "the same IKE version", $"{nearName} has {here.IkeVersion}, {farName} has {there.IkeVersion}", proofs)
        : Differ(here.LocalId, there.RemoteId) ? subject.Absent(DriftKind.Different, "what one end calls itself, the other expects", $"{nearName} is [{here.LocalId}], {farName} expects [{there.RemoteId}]", proofs)
        : Differ(here.RemoteId, there.LocalId) ? subject.Absent(DriftKind.Different, "what one end calls itself, the other expects", $"{farName} is [{there.LocalId}], {nearName} expects [{here.RemoteId}]", proofs)
        : subject.Pass("what one end calls itself, the other expects", $"[{here.LocalId}] and [{here.RemoteId}]", proofs);

    /// <summary>An end that leaves it open agrees with anything.</summary>
    private static bool Differ(string? one, string? other) => one is not (null or "%any") && other is not (null or "%any") && one != other;

    private static AddressSet Local(IEnumerable<IpsecConnection> connections) => AddressSet.UnionOf(connections.Select(Local));

    private static AddressSet Remote(IEnumerable<IpsecConnection> connections) => AddressSet.UnionOf(connections.Select(Remote));

    private static AddressSet Local(IpsecConnection connection) => AddressSet.UnionOf(connection.Children.Select(c => c.Local.Addresses));

    private static AddressSet Remote(IpsecConnection connection) => AddressSet.UnionOf(connection.Children.Select(c => c.Remote.Addresses));

    private static Proof Proof(string cluster, IpsecConnection connection) =>
        new(connection.Origin, $"{cluster} connection {connection.Name}: [{connection.LocalId}]...{connection.RemoteHost} [{connection.RemoteId}], {Local(connection)} === {Remote(connection)}");
}
