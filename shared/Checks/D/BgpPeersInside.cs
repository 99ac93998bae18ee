using HybridDrift.Plans;

namespace HybridDrift.Checks.D;

/// <summary>D1.2: pod routes stay between the workers.</summary>
public sealed class BgpPeersInside : Check
{
    public override string Id => "D1.2-2";
    public override string Clause => "D1.2";
    public override string Title => "Calico of IKS has no BGP session with anything but its own workers";
    public override Severity Severity => Severity.High;
    public override string Why => "A session that nobody planned announces pod networks to where they clash, and takes in routes that nobody checked: Calico imports everything.";
    public override string Fix => "Delete the BGPPeer, or plan the mode that has it (B1 common VLAN, B4 BGP).";

    public override string? NotApplicable(SitePlan plan) =>
        plan.Integration.IksToVcs.Any(m => m is IksToVcs.CommonVlan or IksToVcs.BgpBcr) ? "the plan has BGP sessions with edges or routers (B1, B4)"
        : plan.Prefixes("iks-pods").Count == 0 ? "the plan has no network iks-pods" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var cluster = context.Cluster("iks");
        var (peers, nodes) = (cluster.Objects.BgpPeers, cluster.Nodes);
        var workers = nodes.Value.SelectMany(n => n.InternalAddresses.Concat(n.ExternalAddresses)).ToHashSet();
        // A peer by selector is a worker by definition.
        var strangers = peers.Value.Where(p => p.PeerAddress is { } address && !workers.Contains(address)).ToArray();
        foreach (var peer in strangers)
            yield return new Subject("iks", $"BGP peer {peer.PeerAddress}", peers, nodes).Absent(DriftKind.Extra, "no peer but the workers", peer.ToString(), new Proof(peer.Origin, peer.ToString()));
        if (strangers.Length == 0)
            yield return new Subject("iks", "BGP peers", peers, nodes).Pass("no peer but the workers", $"{peers.Value.Count} peers, all of them workers");
    }
}
