using HybridDrift.Addresses;
using HybridDrift.Sites;

namespace HybridDrift.Checks.D;

/// <summary>The portable subnets that IBM Cloud gave to the cluster, of one visibility, against the planned ones.</summary>
internal static class PortableSubnetsOf
{
    public static IEnumerable<Outcome> Compare(CheckContext context, string network, bool isPublic)
    {
        var reading = context.Cluster("iks").PortableSubnets;
        var visibility = isPublic ? "public" : "private";
        var planned = context.Network(network);
        var live = reading.Value.Subnets.Where(s => s.IsPublic == isPublic).ToArray();
        foreach (var prefix in context.Plan.Prefixes(network))
        {
            var subject = new Subject("iks", $"{visibility} portable subnet {prefix}", reading);
            var match = live.FirstOrDefault(s => s.Cidr is { } cidr ? cidr == prefix : s.Usable.Count > 0 && s.Usable.All(prefix.Contains));
            yield return match is null
                ? subject.Absent(live.Any(s => s.Addresses().Overlaps(AddressSet.Of(prefix))) ? DriftKind.Different : DriftKind.Missing, $"the cluster has the {visibility} portable subnet {prefix}",
                    live.Length == 0 ? $"it has no {visibility} portable subnet" : $"it has {string.Join(", ", live.Select(Range))}", [.. live.Select(Proof)])
                : match.IsByoip
                    ? subject.Fail(DriftKind.Different, "a subnet that IBM Cloud provides", "the subnet is marked as brought by the customer (BYOIP)", Proof(match))
                    : subject.Pass($"the cluster has the {visibility} portable subnet {prefix}", "it has", Proof(match));
        }
        foreach (var error in reading.Value.Errors.Where(e => IsOf(e, reading.Value, isPublic)))
            yield return new Subject("iks", $"{visibility} portable subnets, {error}", reading).Fail(DriftKind.Different,
                "IBM Cloud provides what was asked of it", $"IBM Cloud reports {error}", new Proof(new(reading.Document, "data.vlanipmap.json vlan_errors"), error)) with
            { Severity = Severity.Medium };
        foreach (var subnet in live)
        {
            var outside = subnet.Addresses().Subtract(planned);
            if (!outside.IsEmpty)
                yield return new Subject("iks", $"{visibility} portable subnet {Range(subnet)}", reading).Fail(DriftKind.Extra,
                    $"{visibility} portable subnets: {planned}", $"the cluster also has {Range(subnet)}", Proof(subnet));
        }
    }

    /// <summary>An error names its VLAN; one on a VLAN that is not known may be of either kind.</summary>
    private static bool IsOf(string error, PortableSubnets subnets, bool isPublic)
    {
        var onVlan = subnets.Subnets.Where(s => error.StartsWith($"VLAN {s.Vlan}:", StringComparison.Ordinal)).ToArray();
        return onVlan.Length == 0 || onVlan.Any(s => s.IsPublic == isPublic);
    }

    /// <summary>The whole subnet, or what is known to be usable in it.</summary>
    internal static AddressSet Addresses(this PortableSubnet subnet) =>
        subnet.Cidr is { } cidr ? AddressSet.Of(cidr) : AddressSet.UnionOf(subnet.Usable.Select(AddressSet.Of));

    private static string Range(PortableSubnet subnet) => subnet.Addresses().ToString();

    private static Proof Proof(PortableSubnet subnet) => new(subnet.Origin, subnet.ToString());
}
