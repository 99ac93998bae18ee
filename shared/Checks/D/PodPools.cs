using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Checks.D;

/// <summary>The pools that give pods their addresses against the planned pod network, as sets: a split pool is the same pool.</summary>
internal static class PodPools
{
    public static IEnumerable<Outcome> Compare(CheckContext context, string cluster, string network)
    {
        var pools = context.Cluster(cluster).IpPools;
        var planned = context.Network(network);
        // Disabled pools are kept by strongSwan for the far networks, so that pods keep their addresses; they give no pod an address.
        var live = pools.Value.Where(p => p.GivesPodsAddresses).ToArray();
        foreach (var prefix in context.Plan.Prefixes(network))
        {
            var subject = new Subject(cluster, $"pod network {prefix}", pools);
            var missing = AddressSet.Of(prefix).Subtract(AddressSet.Of(live.Select(p => p.Cidr)));
            var proofs = live.Where(p => p.Cidr.Overlaps(prefix)).Select(Proof).ToArray();
            yield return missing.IsEmpty
                ? subject.Pass($"enabled pools give pods {prefix}", "they do", proofs)
                : subject.Absent(proofs.Length == 0 ? DriftKind.Missing : DriftKind.Different,
                    $"enabled pools give pods {prefix}", $"no enabled pool has {missing}", proofs);
        }
        foreach (var pool in live)
        {
            var outside = AddressSet.Of(pool.Cidr).Subtract(planned);
            if (!outside.IsEmpty)
                yield return new Subject(cluster, $"pool {pool.Cidr}", pools).Fail(DriftKind.Extra,
                    $"pods get addresses from {planned} only", $"the enabled pool '{pool.Name}' gives pods {outside}{IcpDefaults.Note(cluster, outside)}", Proof(pool));
        }
    }

    private static Proof Proof(IpPool pool) => new(pool.Origin, pool.ToString());
}
