using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Proofs;

/// <summary>The address that pods leave their worker with: their own, or the worker's (Calico, natOutgoing).</summary>
/// <param name="Sources">What the packets have as source on the wire.</param>
/// <param name="Translated">False when pods keep their own.</param>
internal sealed record PodSources(AddressSet Sources, bool? Translated, string Note, IReadOnlyList<Decider> By)
{
    public static PodSources Of(Cluster cluster, AddressSet pods, AddressSet to)
    {
        var pools = cluster.IpPools.Value;
        var giving = pools.Where(p => p.GivesPodsAddresses && pods.Overlaps(AddressSet.Of(p.Cidr))).ToArray();
        var over = pools.Where(p => to.Overlaps(AddressSet.Of(p.Cidr))).ToArray();
        Decider[] by = [.. giving.Concat(over).Distinct().Select(p => new Decider(p.Origin, p.ToString()))];
        var covered = to.IsSubsetOf(AddressSet.Of(over.Select(p => p.Cidr)));
        if (giving.Length == 0) return new(pods, null, "no enabled pool gives pods planned addresses", by);
        if (giving.All(p => !p.NatOutgoing)) return new(pods, false, "natOutgoing is off: pods keep their address", by);
        if (covered) return new(pods, false, $"pool {over[0].Name} covers the destination: pods keep their address", by);
        if (over.Length > 0 || giving.Any(p => !p.NatOutgoing)) return new(pods, null, "some packets are translated and some are not", by);
        var nodes = AddressSet.UnionOf(cluster.Nodes.Value.SelectMany(n => n.InternalAddresses).Select(AddressSet.Of));
        return new(nodes, true, "natOutgoing is on, and no pool covers the destination: the worker's address", by);
    }
}
