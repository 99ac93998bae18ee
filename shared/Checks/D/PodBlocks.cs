using HybridDrift.Addresses;
using HybridDrift.Collect;
using HybridDrift.Sites;

namespace HybridDrift.Checks.D;

/// <summary>D1.1: the blocks out of which workers give their pods addresses.</summary>
public sealed class PodBlocks : Check
{
    public override string Id => "D1.1-3";
    public override string Clause => "D1.1";
    public override string Title => "Every block of IKS pod addresses lies in a pool and belongs to one worker that exists";
    public override Severity Severity => Severity.Medium;
    public override string Why => "Routes to pods follow the blocks: one that two workers claim sends packets to either, and one of a worker that is gone keeps its addresses from all others.";
    public override string Fix => "Look at the block with 'calicoctl ipam check' and 'calicoctl ipam show --show-blocks', and release what leaked.";
    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("iks-pods").Count == 0 ? "the plan has no network iks-pods" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var cluster = context.Cluster("iks");
        var objects = cluster.Objects;
        IReading[] sources = [objects.BlockAffinities, objects.IpamBlocks, cluster.IpPools, cluster.Nodes, objects.NodeDetails];
        var claims = objects.BlockAffinities.Value.Where(a => !a.IsVirtual).ToArray();
        var names = objects.NodeDetails.Value.SelectMany(Names).ToHashSet();
        var all = new Subject("iks", "blocks of pod addresses", sources);
        if (claims.Length > 0 && names.Count > 0 && claims.All(a => !names.Contains(a.Node)))
        {
            yield return all.Unknown($"the owners in {objects.BlockAffinities.Document} are none of the workers in {cluster.Nodes.Document}: Calico names them otherwise here");
            yield break;
        }
        var blocks = objects.IpamBlocks.Value.Where(b => b.Affinity?.StartsWith("virtual:", StringComparison.Ordinal) != true).ToLookup(b => b.Cidr);
        var found = new List<Outcome>();
        var claimed = claims.ToLookup(a => a.Cidr);
        foreach (var cidr in claimed.Select(c => c.Key).Union(blocks.Select(b => b.Key)).Order())
            if (Block(cidr, [.. claimed[cidr]], blocks[cidr].FirstOrDefault(), cluster, names, sources) is { } finding) found.Add(finding);
        foreach (var finding in found) yield return finding;
        if (found.Count == 0) yield return all.Pass("blocks inside pools, each of one worker", $"{claims.Length} blocks of {claims.Select(c => c.Node).Distinct().Count()} workers");
    }

    /// <summary>Null when all is well with it.</summary>
    private static Outcome? Block(Prefix cidr, BlockAffinity[] claims, IpamBlock? block, Cluster cluster, HashSet<string> workers, IReading[] sources)
    {
        var subject = new Subject("iks", $"block {cidr}", sources);
        Proof[] proofs = [.. claims.Select(c => new Proof(c.Origin, c.ToString())), .. block is null ? Array.Empty<Proof>() : [new Proof(block.Origin, $"IPAMBlock {cidr}: {block.Node ?? "no owner"}, {block.Allocations.Count} addresses in use")]];
        var used = block is { Allocations.Count: > 0 } ? $", with {block.Allocations.Count} addresses in use" : "";
        // A disabled pool is a pool that pods are still in while they are moved out of it.
        if (!cluster.IpPools.Value.Any(p => p.Cidr.Contains(cidr))) return subject.Absent(DriftKind.Extra, "a block inside an IP pool", $"no pool contains {cidr}{used}", proofs);
        var confirmed = claims.Where(c => c is { State: "confirmed", Deleted: false }).Select(c => c.Node).Distinct().Order(StringComparer.Ordinal).ToArray();
        const string Expected = "one worker that exists owns the block";
        if (confirmed.Length > 1) return subject.Fail(DriftKind.Different, Expected, $"{string.Join(" and ", confirmed)} own it{used}", proofs);
        if (confirmed.Length == 0)
            return claims.Length > 0
                ? subject.Unknown($"the claim of {claims[0].Node} is {claims[0].State}{(claims[0].Deleted ? " and about to be deleted" : "")}: a moment in between, read it again", proofs)
                : subject.Absent(DriftKind.Missing, Expected, $"no worker owns it{used}", proofs);
        if (!workers.Contains(confirmed[0])) return subject.Absent(DriftKind.Extra, Expected, $"{confirmed[0]}, which owns it, is no worker of the cluster any more{used}", proofs);
        return block is { Deleted: false, Node: { } node } && node != confirmed[0]
            ? subject.Fail(DriftKind.Different, Expected, $"{confirmed[0]} claims it, and it says that it is {node}'s{used}", proofs)
            : null;
    }

    /// <summary>Calico calls a node by its host name, or in IBM Cloud by the id of the worker.</summary>
    private static IEnumerable<string> Names(NodeDetails node) => new[]
    {
        node.Name, node.Labels.GetValueOrDefault("kubernetes.io/hostname"), node.Labels.GetValueOrDefault("ibm-cloud.kubernetes.io/worker-id"),
    }.OfType<string>();
}
