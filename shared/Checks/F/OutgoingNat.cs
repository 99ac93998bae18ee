using HybridDrift.Addresses;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.F;

/// <summary>
/// Calico gives a packet its node's address exactly when the pool of the pod says natOutgoing and its destination is in no
/// pool at all, disabled ones included.
/// </summary>
internal static class OutgoingNat
{
    public static IEnumerable<Outcome> Compare(CheckContext context, string cluster, IEnumerable<PlanFlow> flows) =>
        flows.Select(flow => Compare(new(cluster, $"flow {flow.Name}, pods to {flow.To}"), context.Cluster(cluster), flow.To!.Value, "the node's address"));

    /// <summary>Whether packets of all pods to the destination get the address of their node.</summary>
    public static Outcome Compare(Subject about, Cluster cluster, Prefix to, string expected)
    {
        var (pools, felix) = (cluster.IpPools, cluster.Objects.FelixConfigurations);
        var subject = about.And(pools, felix);
        var sources = pools.Value.Where(p => p.GivesPodsAddresses).ToArray();
        var covering = pools.Value.Where(p => p.Cidr.Overlaps(to)).ToArray();
        Proof[] proofs = [.. sources.Concat(covering).Distinct().Select(p => new Proof(p.Origin, p.ToString()))];
        var (plain, deciding) = (sources.FirstOrDefault(p => !p.NatOutgoing), covering.FirstOrDefault(Decides));
        var (settled, narrowed) = (felix.Value.FirstOrDefault(f => f.NatOutgoingAddress is not null), felix.Value.FirstOrDefault(f => f.NatOutgoingInterfaces is not null));
        return plain is not null ? subject.Fail(DriftKind.Different, expected, $"their own, because natOutgoing of the pool {plain.Cidr} is off", proofs)
            : deciding is not null ? subject.Fail(DriftKind.Different, expected, $"their own, because the pool {deciding.Cidr} ('{deciding.Name}'{(deciding.Disabled ? ", disabled" : "")}) turns translation off", proofs)
            : covering.Length > 0 ? subject.Unknown($"the pool {covering[0].Cidr} over the destination is for load balancers only: whether it counts depends on the version of Calico", proofs)
            : sources.Length == 0 ? subject.Unknown("no enabled pool gives pods addresses", proofs)
            : settled is not null ? subject.Fail(DriftKind.Different, expected, $"{settled.NatOutgoingAddress}, because natOutgoingAddress says so", [.. proofs, new Proof(settled.Origin, $"FelixConfiguration {settled.Name}: natOutgoingAddress {settled.NatOutgoingAddress}")])
            : narrowed is not null ? subject.Unknown("Calico translates on some interfaces only (iptablesNATOutgoingInterfaceFilter), and which one the packets leave by is not in the recording", [.. proofs, new Proof(narrowed.Origin, $"FelixConfiguration {narrowed.Name}: translates on some interfaces only")])
            : subject.Pass(expected, "natOutgoing, and no pool over the destination", proofs);
    }

    /// <summary>Newer Calico leaves pools that only load balancers use out of account, older does not.</summary>
    public static bool Decides(IpPool pool) => pool.AllowedUses is not ["LoadBalancer"];

    public static IEnumerable<PlanFlow> Flows(SitePlan plan, FlowKind kind) => plan.Flows.Where(f => f.Kind == kind && f.To is not null);
}
