using HybridDrift.Addresses;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.B;

/// <summary>B2.5, C1: the routes that a release gives to its workers lead every planned far network into the tunnel.</summary>
internal static class TunnelRoutes
{
    public static Outcome Of(CheckContext context, PlanVpn end)
    {
        var cluster = context.Cluster(end.Cluster);
        var reading = cluster.Objects.VpnRoutes;
        var subject = new Subject(cluster.Name, $"routes of {Gateways.Name(end)}", reading);
        var planned = context.Plan.Addresses(end.Remote);
        var expected = $"routes to {planned}";
        var maps = Releases.Routes(cluster, end);
        if (maps.Count == 0)
            return subject.Unknown($"{reading.Document} holds no routes of a release with the address {end.Gateway} or the remote gateway {end.Peer}: record the ConfigMap of the release that holds the tunnel");
        Proof[] proofs = [.. maps.Select(m => new Proof(m.Origin, $"ConfigMap {m.FullName}: remoteSubnet {AddressSet.Of(m.RemoteSubnets)}, remoteGateway {m.RemoteGateway}, loadBalancerIP {m.LoadBalancerAddress}"))];
        var missing = planned.Subtract(AddressSet.Of(maps.SelectMany(m => m.RemoteSubnets)));
        if (missing.IsEmpty) return subject.Pass(expected, $"routes to {AddressSet.Of(maps.SelectMany(m => m.RemoteSubnets))}", proofs);
        // The first charts wrote fewer keys.
        if (maps.All(m => m.RemoteSubnets.Count == 0)) return subject.Unknown($"{reading.Document}: the ConfigMap of the release names no remote subnets, as those of old charts do", proofs);
        // Workers then route what the far networks are translated to, which a plan does not say.
        return IsTranslated(cluster, maps)
            ? subject.Unknown("the release translates the far networks (remoteSubnetNAT): its routes cannot be compared with the plan", proofs)
            : subject.Absent(DriftKind.Missing, expected, $"no route to {missing}", proofs);
    }

    private static bool IsTranslated(Cluster cluster, IEnumerable<VpnRoutes> maps) => maps.Any(m => cluster.Objects.Deployments.Value.Any(d =>
        d.Namespace == m.Namespace && d.Labels.GetValueOrDefault("release") == m.Release && d.Settings.GetValueOrDefault("REMOTE_SUBNET_NAT", "").Length > 0));
}
