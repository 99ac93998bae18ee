using HybridDrift.Addresses;
using HybridDrift.Checks.B;
using HybridDrift.Plans;

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
        var pools = context.Cluster("iks").IpPools;
        foreach (var vpn in Gateways.ToEdges(context.Plan))
            foreach (var remote in vpn.Remote.SelectMany(context.Plan.Prefixes))
            {
                var subject = new Subject("iks", $"tunnel {vpn.Name}, pods to {remote}", pools);
                var covering = pools.Value.Where(p => p.Cidr.Overlaps(remote)).ToArray();
                var sources = pools.Value.Where(p => p.GivesPodsAddresses).ToArray();
                var kept = AddressSet.Of(remote).IsSubsetOf(AddressSet.Of(covering.Select(p => p.Cidr)));
                var translating = sources.Where(p => p.NatOutgoing).ToArray();
                Proof[] proofs = [.. sources.Concat(covering).Select(p => new Proof(p.Origin, p.ToString()))];
                yield return vpn.Snat
                    ? covering.Length > 0 ? subject.Fail(DriftKind.Different, "the worker's address", $"their own, because the pool {covering[0].Cidr} ('{covering[0].Name}') turns translation off", proofs)
                        : translating.Length < sources.Length ? subject.Fail(DriftKind.Different, "the worker's address", "their own, because natOutgoing is off", proofs)
                        : subject.Pass("the worker's address", "natOutgoing, and no pool over the far network", proofs)
                    : kept || translating.Length == 0 ? subject.Pass("their own address", kept ? "a pool over the far network turns translation off" : "natOutgoing is off", proofs)
                        : subject.Absent(DriftKind.Different, "their own address", $"the worker's, because natOutgoing is on and no pool covers {AddressSet.Of(remote).Subtract(AddressSet.Of(covering.Select(p => p.Cidr)))}", proofs);
            }
    }
}
