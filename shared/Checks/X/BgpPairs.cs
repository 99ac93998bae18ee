using HybridDrift.Collect;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.X;

/// <summary>X4, B1.2: a BGP session is configured at both of its ends, each with the other's address and AS.</summary>
public sealed class BgpPairs : Check
{
    public override string Id => "X4-1";
    public override string Clause => "X4";
    public override string Title => "Every worker and its edge name each other as BGP neighbours, with each other's AS";
    public override Severity Severity => Severity.High;
    public override string Why => "A session that only one end knows never comes up; the worker's pods, or the machines behind the edge, are then unreachable from there.";
    public override string Fix => "Add the neighbour at the end that lacks it, with the AS of the other end; new workers need an entry on the edge.";

    public override string? NotApplicable(SitePlan plan) =>
        !plan.Integration.IksToVcs.Contains(IksToVcs.CommonVlan) ? "no edge peers with workers: the plan does not use a common VLAN (B1)" : plan.Edges.Count == 0 ? "the plan has no edges" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var cluster = context.Cluster("iks");
        var asNumber = BgpSettings.Of(cluster.Objects.BgpConfigurations.Value).AsNumber;
        foreach (var planEdge in context.Plan.Edges.Where(e => e.Private is not null && e.Serves.Any(n => n.StartsWith("vcs", StringComparison.Ordinal))))
        {
            var edge = context.Gateway(planEdge).DynamicRouting;
            IReading[] sources = [edge, cluster.Nodes, cluster.Objects.NodeDetails, cluster.Objects.BgpPeers, cluster.Objects.BgpConfigurations];
            foreach (var node in cluster.Nodes.Value)
                yield return Pair(new Subject($"{planEdge.Name} ({planEdge.Nsx})", $"worker {node.Name}", sources), planEdge, edge.Value.Bgp, cluster, node, asNumber);
        }
    }

    private static Outcome Pair(Subject subject, PlanEdge planEdge, Bgp? bgp, Cluster cluster, Node node, uint asNumber)
    {
        const string Expected = "a BGP session, configured alike at both ends";
        var details = cluster.Objects.NodeDetails.Value.FirstOrDefault(d => d.Name == node.Name);
        var own = details?.AsNumber ?? asNumber;
        var near = bgp is { Enabled: true } ? bgp.Neighbours.FirstOrDefault(n => node.InternalAddresses.Contains(n.Address) || n.Address == node.CalicoAddress?.Address) : null;
        var peers = cluster.Objects.BgpPeers.Value.Where(p => p.PeerAddress == planEdge.Private && (p.Node is null || p.Node == node.Name)).ToArray();
        Proof[] proofs = [.. near is null ? Array.Empty<Proof>() : [new(near.Origin, $"BGP neighbour {near.Address}, AS {near.RemoteAs}")], .. peers.Select(p => new Proof(p.Origin, p.ToString()))];
        if (near is null && peers.Length == 0) return subject.Absent(DriftKind.Missing, Expected, "neither end names the other", proofs);
        if (near is null) return subject.Absent(DriftKind.Missing, Expected, bgp is { Enabled: true } ? $"the edge has no neighbour {string.Join(" or ", node.InternalAddresses)}" : "BGP is off on the edge", proofs);
        if (peers.Length == 0) return subject.Absent(DriftKind.Missing, Expected, $"no BGPPeer of {node.Name} has {planEdge.Private}", proofs);
        if (near.RemoteAs is { } remote && remote != own) return subject.Fail(DriftKind.Different, Expected, $"the edge expects AS {remote}, and the worker has {own}", proofs);
        if (peers.All(p => p.AsNumber is { } told && bgp!.LocalAs is { } local && told != local)) return subject.Fail(DriftKind.Different, Expected, $"the worker expects AS {peers[0].AsNumber}, and the edge has {bgp!.LocalAs}", proofs);
        // Which nodes a selector takes is for Calico to say.
        return peers.All(p => p.NodeSelector is not null && p.NodeSelector != "all()") && peers.All(p => p.Node is null)
            ? subject.Unknown($"whether the selector '{peers[0].NodeSelector}' takes {node.Name} is not evaluated", proofs)
            : subject.Pass(Expected, $"AS {own} and AS {bgp!.LocalAs}", proofs);
    }
}
