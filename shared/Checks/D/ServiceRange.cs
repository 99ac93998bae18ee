using HybridDrift.Addresses;

namespace HybridDrift.Checks.D;

/// <summary>
/// The range that services get addresses from shows in no API of these versions, but in the addresses that a cluster gives
/// to its first services.
/// </summary>
internal static class ServiceRange
{
    /// <param name="place">1 is the first address of the range.</param>
    public static Outcome Compare(CheckContext context, string cluster, string network, string fullName, int place)
    {
        var services = context.Cluster(cluster).Services;
        var subject = new Subject(cluster, $"service {fullName}", services);
        var planned = context.Plan.Prefixes(network).Select(p => (Address?)new Address(p.Network.Value + (uint)place)).ToArray();
        var expected = $"{fullName} has {string.Join(" or ", planned)}, address {place} of the service network";
        if (services.Value.FirstOrDefault(s => s.FullName == fullName) is not { } service) return subject.Absent(DriftKind.Missing, expected, $"there is no service {fullName}");
        var proof = new Proof(service.Origin, $"Service {fullName}: cluster IP {string.Join(", ", service.ClusterAddresses)}");
        return service.ClusterAddresses.Count == 0 ? subject.Absent(DriftKind.Missing, expected, "it has no cluster IP", proof)
            : service.ClusterAddresses.Any(a => planned.Contains(a)) ? subject.Pass(expected, string.Join(", ", service.ClusterAddresses), proof)
            : subject.Fail(DriftKind.Different, expected, $"it has {string.Join(", ", service.ClusterAddresses)}: the cluster's range is another one", proof);
    }
}
