using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Checks.B;

/// <summary>B2.6.</summary>
public sealed class GatewayService : Check
{
    public override string Id => "B2.6-1";
    public override string Clause => "B2.6";
    public override string Title => "The strongSwan gateway of IKS has its planned private portable address, with the ports of IKE";
    public override Severity Severity => Severity.High;
    public override string Why => "The edge's IPsec site accepts this address as its peer and no other.";
    public override string Fix => "Set loadBalancerIP of the strongSwan release to the planned address, with the private IP type; take the address from any other service.";
    public override string? NotApplicable(SitePlan plan) => Gateways.NotByTunnel(plan);

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var cluster = context.Cluster("iks");
        var (services, details) = (cluster.Services, cluster.Objects.ServiceDetails);
        var portable = context.Network("iks-private-portable");
        foreach (var vpn in Gateways.ToEdges(context.Plan))
        {
            var subject = new Subject("iks", $"gateway address {vpn.Gateway}", services, details);
            var expected = $"a load balancer service with {vpn.Gateway}{(portable.IsEmpty ? "" : $", in {portable}")}, for udp 500 and 4500 of strongSwan";
            var named = services.Value.Where(s => s.LoadBalancerAddresses.Contains(vpn.Gateway)).ToArray();
            Proof[] proofs = [.. named.Select(s => new Proof(s.Origin, $"Service {s.FullName}: {s.Type}, {string.Join(", ", s.LoadBalancerAddresses)}"))];
            var holders = Releases.Holders(cluster, vpn.Gateway);
            var ours = holders.Where(h => IsOfStrongSwan(cluster, h)).ToArray();
            var missing = Ports.Where(p => !ours.Any(s => s.Ports.Any(o => o.Protocol == "UDP" && o.Port == p && (!int.TryParse(o.Target, out var target) || target == p)))).ToArray();
            if (!portable.IsEmpty && !portable.Contains(vpn.Gateway))
                yield return subject.Fail(DriftKind.Different, expected, $"the plan gives the gateway {vpn.Gateway}, outside {portable}", CheckContext.InPlan(vpn.Line, $"vpn {vpn.Name}: gateway {vpn.Gateway}"));
            else if (named.Length == 0)
                yield return subject.Absent(DriftKind.Missing, expected, "no service has this load balancer address");
            else if (holders.Count == 0)
                yield return subject.Unknown($"{details.Document}: the ports and the selector of {named[0].FullName} could not be read", proofs);
            else if (ours.Length == 0)
                yield return subject.And(cluster.Objects.Pods).Absent(DriftKind.Different, expected, $"{string.Join(", ", holders.Select(h => h.FullName))} has the address, and leads to no strongSwan pod", proofs);
            else if (missing.Length > 0)
                yield return subject.Absent(DriftKind.Missing, expected, $"{string.Join(", ", ours.Select(h => h.FullName))} lacks udp {string.Join(" and ", missing)}", proofs);
            else
                yield return subject.Pass(expected, string.Join(", ", ours.Select(h => h.FullName)), proofs);
        }
    }

    /// <summary>IKE, and IKE with ESP in UDP.</summary>
    private static readonly int[] Ports = [500, 4500];

    /// <summary>By the label of the chart, or because a pod behind it has shown its tunnels.</summary>
    private static bool IsOfStrongSwan(Cluster cluster, ServiceDetails service) =>
        service.Selector.GetValueOrDefault("app") == "strongswan"
        || cluster.Objects.Pods.Value.Any(p => Releases.Selects(service, p.Namespace, p.Labels)
            && (p.Labels.GetValueOrDefault("app") == "strongswan" || cluster.IpsecStatuses.Any(s => s.Document.StartsWith($"iks/{p.Name}.strongswan.", StringComparison.Ordinal))));
}
