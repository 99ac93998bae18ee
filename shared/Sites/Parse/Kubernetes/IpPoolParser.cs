using System.Globalization;
using System.Text.Json;
using HybridDrift.Collect;

namespace HybridDrift.Sites.Parse.Kubernetes;

/// <summary>Calico's IPPool, in <c>projectcalico.org/v3</c>, <c>crd.projectcalico.org/v1</c> and calicoctl exports.</summary>
internal static class IpPoolParser
{
    private const int DefaultBlockSize = 26;

    private static readonly string[] Modes = ["Always", "CrossSubnet", "Never"];

    /// <summary>Null for an IPv6 pool. Absent fields have Calico's defaults: enabled, Never, Never, no natOutgoing.</summary>
    public static IpPool? Parse(JsonElement pool, Origin origin, List<Problem> problems)
    {
        var cidr = pool.Text("spec", "cidr") ?? pool.Text("metadata", "cidr") ?? "";
        if (JsonElementReading.IsIpv6(cidr)) return null;
        var own = new List<Problem>();
        if (!JsonElementReading.TryPrefix(cidr, out var prefix)) own.Add(origin.Problem("spec.cidr is not a prefix"));
        var disabled = pool.FlagOr(false, origin, own, "spec", "disabled");
        var ipip = pool.Get("spec", "ipipMode") is null ? OldIpip(pool, origin, own) : Mode(pool, "ipipMode", origin, own);
        var vxlan = Mode(pool, "vxlanMode", origin, own);
        var nat = pool.FlagOr(false, origin, own, "spec", pool.Get("spec", "natOutgoing") is null ? "nat-outgoing" : "natOutgoing");
        var kept = pool.FlagOr(false, origin, own, "spec", "disableBGPExport");
        var block = BlockSize(pool, origin, own);
        var nodes = pool.TextOr("", origin, own, "spec", "nodeSelector");
        var uses = pool.Texts(origin, own, "spec", "allowedUses");
        problems.AddRange(own);
        return own.Count == 0
            ? new(pool.Text("metadata", "name") ?? prefix.ToString(), prefix, disabled!.Value, ipip!, vxlan!, nat!.Value, kept!.Value, block, nodes is "" ? "all()" : nodes!, uses, origin)
            : null;
    }

    /// <summary>Empty is how the API itself says that nothing was said.</summary>
    private static string? Mode(JsonElement pool, string field, Origin origin, List<Problem> problems)
    {
        if (pool.TextOr("", origin, problems, "spec", field) is not { } mode) return null;
        if (mode.Length == 0) return "Never";
        if (Modes.FirstOrDefault(m => m.Equals(mode, StringComparison.OrdinalIgnoreCase)) is { } known) return known;
        problems.Add(origin.Problem($"spec.{field} is none of {string.Join(", ", Modes)}"));
        return null;
    }

    /// <summary>0 is "not given" too.</summary>
    private static int BlockSize(JsonElement pool, Origin origin, List<Problem> problems)
    {
        var text = pool.Text("spec", "blockSize");
        if (text is "0" || pool.Get("spec", "blockSize") is null) return DefaultBlockSize;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 20 and <= 32) return size;
        problems.Add(origin.Problem("spec.blockSize is not a prefix length from 20 to 32"));
        return DefaultBlockSize;
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
