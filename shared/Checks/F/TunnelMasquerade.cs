using HybridDrift.Addresses;
using HybridDrift.Checks.B;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.F;

/// <summary>F3.5: Calico translates exactly when the source pool says natOutgoing and the destination is in no pool at all, disabled ones included.</summary>
public sealed class TunnelMasquerade : Check
{
    public override string Id => "F3.5-1";
    public override string Clause => "F3.5";
    public override string Title => "Pods go through the tunnel with the address that is planned: their own, or their worker's";
    public override Severity Severity => Severity.High;
    public override string Why => "The tunnel's selectors and the edge's firewall name one of the two: traffic with the other is dropped without a word.";
    public override string Fix => "For pods' own addresses keep the disabled pool that strongSwan makes for each far network; for worker addresses remove every pool over them and set natOutgoing.";
    public override string? NotApplicable(SitePlan plan) => Gateways.NotByTunnel(plan);

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var cluster = context.Cluster("iks");
        foreach (var vpn in Gateways.ToEdges(context.Plan))
            foreach (var remote in vpn.Remote.SelectMany(context.Plan.Prefixes))
            {
                var subject = new Subject("iks", $"tunnel {vpn.Name}, pods to {remote}", cluster.IpPools);
                yield return vpn.Snat ? OutgoingNat.Compare(subject with { Sources = [] }, cluster, remote, "the worker's address") : Kept(subject, cluster, remote);
            }
    }

    private static Outcome Kept(Subject subject, Cluster cluster, Prefix remote)
    {
        var pools = cluster.IpPools.Value;
        var (sources, covering) = (pools.Where(p => p.GivesPodsAddresses).ToArray(), pools.Where(p => p.Cidr.Overlaps(remote)).ToArray());
        var far = AddressSet.Of(remote);
        var bare = far.Subtract(AddressSet.Of(covering.Where(OutgoingNat.Decides).Select(p => p.Cidr)));
        Proof[] proofs = [.. sources.Concat(covering).Distinct().Select(p => new Proof(p.Origin, p.ToString()))];
        return sources.Length == 0 ? subject.Unknown("no enabled pool gives pods addresses", proofs)
            : sources.All(p => !p.NatOutgoing) ? subject.Pass("their own address", "natOutgoing is off", proofs)
            : bare.IsEmpty ? subject.Pass("their own address", "a pool over the far network turns translation off", proofs)
            : far.IsSubsetOf(AddressSet.Of(covering.Select(p => p.Cidr))) ? subject.Unknown($"the pool over {bare} is for load balancers only: whether it counts depends on the version of Calico", proofs)
            : subject.Absent(DriftKind.Different, "their own address", $"the worker's, because natOutgoing is on and no pool covers {bare}", proofs);
    }
}
