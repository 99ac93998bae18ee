using HybridDrift.Addresses;
using HybridDrift.Plans;
using HybridDrift.Sites;

namespace HybridDrift.Flows.Proofs;

/// <summary>F1: from the internet to an application in IKS. No edge is on the way; what IBM Cloud's public network does is out of sight.</summary>
internal static class InternetToIks
{
    public static FlowAnswer Prove(SitePlan plan, Site site, PlanFlow flow)
    {
        var cluster = site.Clusters["iks"];
        var address = flow.Address!.Value;
        var service = cluster.Services.Value.FirstOrDefault(s => s.FullName == flow.Alb);
        var details = cluster.Objects.ServiceDetails.Value.FirstOrDefault(s => s.FullName == flow.Alb);
        IEnumerable<FlowHop> hops =
        [
            Hops.Skipped("F1.1", "the user asks for a URL", "the plan names no host"),
            Address(service, address).On(cluster.Services),
            Hops.OutOfSight(plan, "F1.3", "the public network leads to the worker that has the address"),
            Ports(details, flow).On(cluster.Objects.ServiceDetails),
            Hops.BackendReady("F1.5", cluster, flow.Alb!),
            Hops.BackendReady("F1.6", cluster, flow.Backend!),
            Encapsulation.Hop("F1.6", cluster, plan.Addresses(["iks-pods"]), "CrossSubnet"),
        ];
        return new(flow, [.. hops], [], []);
    }

    private static FlowHop Address(KubernetesService? service, Address address)
    {
        const string What = "the name leads to the address of the ALB";
        return service is null ? Hops.Drifts("F1.2", What, "the cluster has no such service")
            : service.LoadBalancerAddresses.Contains(address) ? Hops.Holds("F1.2", What, $"{service.FullName} has {address}", By(service))
            : Hops.Drifts("F1.2", What, $"{service.FullName} has {(service.LoadBalancerAddresses.Count == 0 ? "no address" : string.Join(", ", service.LoadBalancerAddresses))}, and not {address}", By(service));
    }

    private static FlowHop Ports(ServiceDetails? service, PlanFlow flow)
    {
        const string What = "the worker leads to the cluster IP and port of the ALB";
        if (service is null) return Hops.Drifts("F1.4", What, "the cluster has no such service");
        var missing = flow.Ports.Where(p => !service.Ports.Any(s => s.Port == p && s.Protocol.Equals("TCP", StringComparison.OrdinalIgnoreCase))).ToArray();
        var by = new Decider(service.Origin, $"{service.FullName}: {string.Join("; ", service.Ports)}");
        return missing.Length == 0 ? Hops.Holds("F1.4", What, $"ports {PortSet.Of(flow.Ports)}", by) : Hops.Drifts("F1.4", What, $"tcp {PortSet.Of(missing)} is no port of the service", by);
    }

    private static Decider By(KubernetesService service) => new(service.Origin, $"{service.FullName}: {string.Join(", ", service.LoadBalancerAddresses)}");
}
