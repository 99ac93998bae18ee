namespace HybridDrift.Checks.F;

/// <summary>How the pools that give pods addresses send packets between workers.</summary>
internal static class PoolEncapsulation
{
    public static IEnumerable<Outcome> Compare(CheckContext context, string cluster, string network, string ipipMode, string meaning)
    {
        var pools = context.Cluster(cluster).IpPools;
        var expected = $"ipipMode {ipipMode} ({meaning}), vxlanMode Never";
        var planned = context.Network(network);
        var giving = pools.Value.Where(p => p.GivesPodsAddresses && planned.Overlaps(Addresses.AddressSet.Of(p.Cidr))).ToArray();
        foreach (var pool in giving)
        {
            var subject = new Subject(cluster, $"encapsulation of {pool.Cidr}", pools);
            var proof = new Proof(pool.Origin, pool.ToString());
            yield return Same(pool.IpipMode, ipipMode) && Same(pool.VxlanMode, "Never")
                ? subject.Pass(expected, "the same", proof)
                : subject.Fail(DriftKind.Different, expected, $"ipipMode {pool.IpipMode}, vxlanMode {pool.VxlanMode}", proof);
        }
        if (giving.Length == 0) yield return new Subject(cluster, "encapsulation", pools).Unknown("no enabled pool gives pods planned addresses");
    }

    private static bool Same(string live, string expected) => live.Equals(expected, StringComparison.OrdinalIgnoreCase);
}
