using HybridDrift.Checks.B;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.C;

/// <summary>C1: the numbers of an IKE SA (SPIs) are the same at both its ends. An end that was left alone keeps one that the other no longer has.</summary>
public sealed class OneTunnel : Check
{
    public override string Id => "C1-5";
    public override string Clause => "C1";
    public override string Title => "ICP and IKS hold the same security association with each other";
    public override Severity Severity => Severity.High;
    public override string Why => "Two ends that are each up with something else drop every packet of the other until they notice.";
    public override string Fix => "Record both ends again at one moment; if they still differ, take the connection down and up at the end with the older association.";
    public override string? NotApplicable(SitePlan plan) => new IcpTunnelUp().NotApplicable(plan);

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        foreach (var vpn in context.Plan.Vpns.Where(Gateways.JoinsClusters))
        {
            var (here, there) = (Established(context, vpn), Established(context, Gateways.Mirror(vpn)));
            var subject = new Subject(vpn.Cluster, $"{Gateways.Name(vpn)}, security association", here.Statuses.Concat(there.Statuses).ToArray());
            Proof[] proofs = [.. here.Sas.Concat(there.Sas).Select(s => new Proof(s.Origin, $"IKE SA {s.Name}[{s.Id}]: SPIs {s.InitiatorSpi} and {s.ResponderSpi}"))];
            var known = there.Sas.Select(s => (s.InitiatorSpi, s.ResponderSpi)).ToHashSet();
            if (here.Sas.Length == 0 || there.Sas.Length == 0)
                yield return subject.Unknown($"no established security association with its SPIs is recorded of {(here.Sas.Length == 0 ? vpn.Cluster : Gateways.Mirror(vpn).Cluster)}: record 'ipsec statusall' at both ends", proofs);
            else if (here.Sas.Any(s => known.Contains((s.InitiatorSpi, s.ResponderSpi))))
                yield return subject.Pass("one SA, known to both ends", "the SPIs are the same at both ends", proofs);
            else yield return subject.Unknown("the two ends show different security associations: one was replaced between the two recordings, or one end is stale. Record both at one moment", proofs);
        }
    }

    private static (IReadOnlyList<Collect.Reading<IpsecStatus>> Statuses, IkeSa[] Sas) Established(CheckContext context, PlanVpn end)
    {
        var cluster = context.Cluster(end.Cluster);
        var known = Gateways.Of(context.Plan, cluster, end);
        return (known.Count > 0 ? known : cluster.IpsecStatuses,
            [.. known.SelectMany(s => Gateways.Sas(context.Plan, s.Value, end)).Where(s => s is { State: IkeState.Established, InitiatorSpi: not null, ResponderSpi: not null })]);
    }
}
