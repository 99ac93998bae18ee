using System.Text.Json;
using HybridDrift.Addresses;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>Calico's IPPool, in <c>projectcalico.org/v3</c>, <c>crd.projectcalico.org/v1</c> and calicoctl exports.</summary>
internal static class IpPoolParser
{
    /// <summary>Null for an IPv6 pool. Absent fields have Calico's defaults: enabled, Never, Never, no natOutgoing.</summary>
    public static IpPool? Parse(JsonElement pool, Origin origin, List<Problem> problems)
    {
        var cidr = pool.Text("spec", "cidr") ?? pool.Text("metadata", "cidr") ?? "";
        if (JsonElementReading.IsIpv6(cidr)) return null;
        if (!Prefix.TryParse(cidr, out var prefix, out _))
        {
            problems.Add(origin.Problem("spec.cidr is not a prefix"));
            return null;
        }
        return new(pool.Text("metadata", "name") ?? prefix.ToString(), prefix, pool.Flag("spec", "disabled") ?? false,
            pool.Text("spec", "ipipMode") ?? OldIpip(pool), pool.Text("spec", "vxlanMode") ?? "Never",
            pool.Flag("spec", "natOutgoing") ?? pool.Flag("spec", "nat-outgoing") ?? false, [.. pool.Texts("spec", "allowedUses")], origin);
    }

    /// <summary>Calico before 3.1: <c>ipip: {enabled: true, mode: cross-subnet}</c>.</summary>
    private static string OldIpip(JsonElement pool) =>
        pool.Flag("spec", "ipip", "enabled") != true ? "Never"
        : pool.Text("spec", "ipip", "mode") is "cross-subnet" or "crossSubnet" or "CrossSubnet" ? "CrossSubnet"
        : "Always";
}
