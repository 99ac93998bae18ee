using System.Text.Json;
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
        var own = new List<Problem>();
        if (!JsonElementReading.TryPrefix(cidr, out var prefix)) own.Add(origin.Problem("spec.cidr is not a prefix"));
        var disabled = pool.FlagOr(false, origin, own, "spec", "disabled");
        var ipip = pool.Get("spec", "ipipMode") is null ? OldIpip(pool, origin, own) : pool.TextOr("", origin, own, "spec", "ipipMode");
        var vxlan = pool.TextOr("Never", origin, own, "spec", "vxlanMode");
        var nat = pool.FlagOr(false, origin, own, "spec", pool.Get("spec", "natOutgoing") is null ? "nat-outgoing" : "natOutgoing");
        var uses = pool.Texts(origin, own, "spec", "allowedUses");
        problems.AddRange(own);
        return own.Count == 0 ? new(pool.Text("metadata", "name") ?? prefix.ToString(), prefix, disabled!.Value, ipip!, vxlan!, nat!.Value, uses, origin) : null;
    }

    /// <summary>Calico before 3.1: <c>ipip: {enabled: true, mode: cross-subnet}</c>.</summary>
    private static string? OldIpip(JsonElement pool, Origin origin, List<Problem> problems)
    {
        if (pool.FlagOr(false, origin, problems, "spec", "ipip", "enabled") != true) return "Never";
        switch (pool.TextOr("always", origin, problems, "spec", "ipip", "mode")?.Replace("-", "").ToLowerInvariant())
        {
            case "always": return "Always";
            case "crosssubnet": return "CrossSubnet";
            case null: return null;
            default:
                problems.Add(origin.Problem("spec.ipip.mode is neither always nor cross-subnet"));
                return null;
        }
    }
}
