using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Proofs;

/// <summary>How packets go from one worker to another (F1.6, F2.6).</summary>
internal static class Encapsulation
{
    public static FlowHop Hop(string hop, Cluster cluster, AddressSet pods, string planned)
    {
        var what = $"between workers by IP-in-IP, {(planned == "Always" ? "always" : "between subnets only")}";
        var pools = cluster.IpPools.Value.Where(p => p.GivesPodsAddresses && pods.Overlaps(AddressSet.Of(p.Cidr))).ToArray();
        Decider[] by = [.. pools.Select(p => new Decider(p.Origin, p.ToString()))];
        var wrong = pools.FirstOrDefault(p => !p.IpipMode.Equals(planned, StringComparison.OrdinalIgnoreCase) || !p.VxlanMode.Equals("Never", StringComparison.OrdinalIgnoreCase));
        return (pools.Length == 0 ? Hops.Unknown(hop, what, "no enabled pool gives pods planned addresses")
            : wrong is not null ? Hops.Drifts(hop, what, $"ipipMode {wrong.IpipMode}, vxlanMode {wrong.VxlanMode}", by)
            : Hops.Holds(hop, what, $"ipipMode {planned}", by)).On(cluster.IpPools);
    }
}
