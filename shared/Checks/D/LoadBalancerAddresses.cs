using HybridDrift.Addresses;

namespace HybridDrift.Checks.D;

/// <summary>D2.2, D2.3.</summary>
public sealed class LoadBalancerAddresses : Check
{
    public override string Id => "D2.3-2";
    public override string Clause => "D2.3";
    public override string Title => "Load balancers of IKS have addresses in the planned portable subnets";
    public override Severity Severity => Severity.High;
    public override string Why => "An address from another subnet is in no rule and no DNS plan; one that is still pending serves nobody.";
    public override string Fix => "Check the IP type and VLAN annotations of the service, and the free addresses of the subnet.";
    public override string? NotApplicable(Plans.SitePlan plan) => plan.Prefixes("iks-public-portable").Count + plan.Prefixes("iks-private-portable").Count == 0 ? "the plan has no portable subnets" : null;

    public override IEnumerable<Outcome> Run(CheckContext context)
    {
        var services = context.Cluster("iks").Services;
        // The plan may leave one of the two open; the ends of tunnels in IKS it names one by one.
        var planned = context.Plan.Addresses(["iks-public-portable", "iks-private-portable"]).Union(AddressSet.UnionOf(context.Plan.Vpns.Select(v => AddressSet.Of(v.Cluster == "iks" ? v.Gateway : v.Peer))));
        foreach (var service in services.Value.Where(s => s.Type == "LoadBalancer"))
        {
            var subject = new Subject("iks", $"load balancer {service.FullName}", services);
            var outside = service.LoadBalancerAddresses.Where(a => !planned.Contains(a)).ToArray();
            var proof = new Proof(service.Origin, $"Service {service.FullName}: {service.Type}, {(service.LoadBalancerAddresses.Count == 0 ? "no address" : string.Join(", ", service.LoadBalancerAddresses))}");
            yield return service is { LoadBalancerAddresses.Count: 0, LoadBalancerNames.Count: > 0 }
                ? subject.Unknown($"it has the name {string.Join(", ", service.LoadBalancerNames)} and no address, as load balancers of a VPC do: which addresses the name stands for is not in the recording", proof)
                : service.LoadBalancerAddresses.Count == 0 ? subject.Fail(DriftKind.Missing, $"an address in {planned}", "none: it is still pending", proof)
                : outside.Length > 0 ? subject.Fail(DriftKind.Different, $"an address in {planned}", $"{string.Join(", ", outside)} is outside", proof)
                : subject.Pass($"an address in {planned}", string.Join(", ", service.LoadBalancerAddresses), proof);
        }
        if (services.Value.All(s => s.Type != "LoadBalancer")) yield return new Subject("iks", "load balancers", services).Pass($"addresses in {planned}", "there is no load balancer");
    }
}
