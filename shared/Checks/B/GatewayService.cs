using HybridDrift.Plans;

namespace HybridDrift.Checks.B;

/// <summary>B2.6.</summary>
public sealed class GatewayService : Check
{
    public override string Id => "B2.6-1";
    public override string Clause => "B2.6";
    public override string Title => "The strongSwan gateway of IKS has its planned private portable address";
    public override Severity Severity => Severity.High;
    public override string Why => "The edge's IPsec site accepts this address as its peer and no other.";
    public override string Fix => "Set loadBalancerIP of the strongSwan release to the planned address, with the private IP type.";
    public override string? NotApplicable(SitePlan plan) => Gateways.NotByTunnel(plan);

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var services = context.Cluster("iks").Services;
        var portable = context.Network("iks-private-portable");
        foreach (var vpn in Gateways.ToEdges(context.Plan))
        {
            var subject = new Subject("iks", $"gateway address {vpn.Gateway}", services);
            var expected = $"a load balancer service with {vpn.Gateway}{(portable.IsEmpty ? "" : $", in {portable}")}";
            var service = services.Value.FirstOrDefault(s => s.LoadBalancerAddresses.Contains(vpn.Gateway));
            if (!portable.IsEmpty && !portable.Contains(vpn.Gateway))
                yield return subject.Fail(DriftKind.Different, expected, $"the plan gives the gateway {vpn.Gateway}, outside {portable}", CheckContext.InPlan(vpn.Line, $"vpn {vpn.Name}: gateway {vpn.Gateway}"));
            else if (service is null)
                yield return subject.Absent(DriftKind.Missing, expected, "no service has this load balancer address");
            else
                yield return subject.Pass(expected, service.FullName, new Proof(service.Origin, $"Service {service.FullName}: {service.Type}, {string.Join(", ", service.LoadBalancerAddresses)}"));
        }
    }
}
