using HybridDrift.Addresses;

namespace HybridDrift.Checks.D;

/// <summary>The cluster IPs of all services against the planned service network.</summary>
internal static class ServiceAddresses
{
    public static IEnumerable<Outcome> Compare(CheckContext context, string cluster, string network)
    {
        var services = context.Cluster(cluster).Services;
        var planned = context.Network(network);
        var outside = services.Value.Where(s => s.ClusterAddresses.Any(a => !planned.Contains(a))).ToArray();
        foreach (var service in outside)
        {
            var addresses = service.ClusterAddresses.Where(a => !planned.Contains(a));
            yield return new Subject(cluster, $"service {service.FullName}", services).Fail(DriftKind.Different,
                $"cluster IPs in {planned}", $"{service.FullName} has {string.Join(", ", addresses)}{IcpDefaults.Note(cluster, AddressSet.UnionOf(addresses.Select(AddressSet.Of)))}",
                new Proof(service.Origin, $"Service {service.FullName}: cluster IP {string.Join(", ", service.ClusterAddresses)}"));
        }
        var all = new Subject(cluster, "cluster IPs of all services", services);
        var count = services.Value.Count(s => s.ClusterAddresses.Count > 0);
        if (count == 0) yield return all.Absent(DriftKind.Missing, $"services with cluster IPs in {planned}", "there is no service, not even 'kubernetes'");
        else if (outside.Length == 0) yield return all.Pass($"cluster IPs in {planned}", $"{count} services, all of them in it");
    }
}
