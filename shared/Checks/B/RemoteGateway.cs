using HybridDrift.Plans;

namespace HybridDrift.Checks.B;

/// <summary>B2.3. That the edge owns the address says B2.7-1.</summary>
public sealed class RemoteGateway : Check
{
    public override string Id => "B2.3-1";
    public override string Clause => "B2.3";
    public override string Title => "The remote gateway of the strongSwan release is the vCenter Server edge";
    public override Severity Severity => Severity.High;
    public override string Why => "A release that calls another gateway brings the tunnel up with the wrong one, or not at all.";
    public override string Fix => "Set remote.gateway of the strongSwan release to the private portable address of the edge.";
    public override string? NotApplicable(SitePlan plan) => Gateways.NotByTunnel(plan);
    public override IEnumerable<Outcome> Run(CheckContext context) => Gateways.ToEdges(context.Plan).Select(vpn => Of(context, vpn));

    private static Outcome Of(CheckContext context, PlanVpn vpn)
    {
        var cluster = context.Cluster(vpn.Cluster);
        var reading = cluster.Objects.VpnRoutes;
        var subject = new Subject(cluster.Name, $"remote gateway of {Gateways.Name(vpn)}", reading);
        var maps = Releases.Routes(cluster, vpn);
        Proof[] proofs = [.. maps.Select(m => new Proof(m.Origin, $"ConfigMap {m.FullName}: remoteGateway {m.RemoteGateway}"))];
        var other = maps.FirstOrDefault(m => m.RemoteGatewayAddress is { } address && address != vpn.Peer);
        if (maps.Count == 0) return subject.Unknown($"{reading.Document} holds nothing of a release with the address {vpn.Gateway}: record the ConfigMap of the release that holds the tunnel");
        if (other is not null) return subject.Fail(DriftKind.Different, vpn.Peer.ToString(), $"{other.RemoteGatewayAddress}", proofs);
        if (maps.Any(m => m.RemoteGatewayAddress == vpn.Peer)) return subject.Pass(vpn.Peer.ToString(), vpn.Peer.ToString(), proofs);
        return maps.All(m => m.RemoteGateway == "%any")
            ? subject.Pass($"{vpn.Peer}, or any when the release only listens", "any: the release only listens, and the edge calls", proofs)
            : subject.Unknown($"the release names its remote gateway in another way than by its address ({string.Join(", ", maps.Select(m => m.RemoteGateway ?? "not at all").Distinct())}): what that stands for is not known here", proofs);
    }
}
